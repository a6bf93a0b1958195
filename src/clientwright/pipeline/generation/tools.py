"""Run ruff and Python over a written package, apart from this process and from the user's configuration."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from attrs import frozen

COMMON = ("--isolated", "--no-cache", "-q", "--line-length", "120", "--target-version", "py311")
FORMAT = (
    ("check", *COMMON, "--fix-only", "--select", "F,I,UP", "."),
    ("format", *COMMON, "--config", "format.docstring-code-format=true", "."),
)
FAULTS = ("check", *COMMON, "--select", "E9,F5,F63,F7,F82,F811", "--output-format", "json", ".")
BETWEEN = "next_snippet"
IMPORTER = """
import importlib, json, pathlib, sys, warnings
root, package = sys.argv[1:]
sys.path.insert(0, root)
warnings.simplefilter("error", SyntaxWarning)
failures = {}

def name_of(path):
    return ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")

def guilty(error, path):
    places = [path]
    trace = error.__traceback__
    while trace is not None:
        places.append(pathlib.Path(trace.tb_frame.f_code.co_filename))
        trace = trace.tb_next
    if isinstance(error, SyntaxError) and error.filename:
        places.append(pathlib.Path(error.filename))
    return name_of([place for place in places if place.is_relative_to(root)][-1])

for path in sorted(pathlib.Path(root, package).rglob("*.py")):
    try:
        importlib.import_module(name_of(path))
    except BaseException as error:
        failures.setdefault(guilty(error, path), f"{type(error).__name__}: {error}")
print(json.dumps(failures))
"""


@frozen
class Failure:
    """A module of a written package that does not work, by its dotted name, and what Python or ruff says."""

    module: str
    said: str


def tidy(folder: Path) -> str | None:
    """Format the code in a folder; give what ruff says when it fails."""
    for arguments in FORMAT:
        done = _ruff(arguments, folder)
        if done.returncode:
            return (done.stderr or done.stdout).replace(str(folder), "").strip() or f"ruff ended with {done.returncode}"
    return None


def formatted(snippets: list[str]) -> list[str]:
    """Format pieces of code, their imports sorted; as they are where ruff cannot read them."""
    code = f"\n{BETWEEN}\n".join(snippets)
    for arguments in (("check", *COMMON, "--fix-only", "--select", "I"), ("format", *COMMON)):
        command = [sys.executable, "-I", "-m", "ruff", *arguments, "--stdin-filename", "x.py", "-"]
        done = subprocess.run(command, input=code, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  # our own command
        code = done.stdout or code
    return [snippet.strip() for snippet in code.split(f"\n{BETWEEN}\n")]


def faults(folder: Path) -> list[Failure]:
    """Look for names that the code uses and nobody defines."""
    done = _ruff(FAULTS, folder)
    found = json.loads(done.stdout or "[]")
    return [Failure(_module(folder, one["filename"]), one["message"]) for one in found]


def _module(folder: Path, file: str) -> str:
    path = Path(file)
    parts = (path.relative_to(folder) if path.is_relative_to(folder) else path).with_suffix("").parts
    return ".".join(parts)


def _ruff(arguments: tuple[str, ...], folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-m", "ruff", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  # our own command


def imports(folder: Path, package: str) -> list[Failure]:
    """Compile and import every module of a package in a fresh interpreter, leaving nothing behind."""
    command = [sys.executable, "-I", "-B", "-c", IMPORTER, str(folder), package]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  # our own command
    try:
        found: dict[str, str] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return [Failure(package, done.stderr.strip()[-500:] or f"Python ended with {done.returncode}")]
    return [Failure(module, said.replace(str(folder), "")) for module, said in found.items()]
