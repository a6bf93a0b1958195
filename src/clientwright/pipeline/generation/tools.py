"""Run ruff and Python over a written package, apart from this process and from the user's configuration."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from attrs import frozen
from ruff import find_ruff_bin  # type: ignore[import-untyped]  # it ships no marker

COMMON = ("--isolated", "--no-cache", "-q", "--line-length", "120", "--target-version", "py311")
CHECK = ("check", *COMMON, "--fix", "--exit-zero", "--select", "F,I,UP,E9", "--output-format", "json", ".")
FORMAT = ("format", *COMMON, "--config", "format.docstring-code-format=true", ".")
FAULTS = re.compile(r"E9|F5|F63|F7|F82|F811")
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


def tidy(folder: Path) -> list[Failure]:
    """Format the code in a folder; give what ruff refuses, and names that the code uses and nobody defines."""
    checked = _ruff(CHECK, folder)
    found = json.loads(checked.stdout or "[]")
    faults = [
        Failure(_module(folder, one["filename"]), one["message"]) for one in found if FAULTS.match(one["code"] or "")
    ]
    refused = [done for done in (checked, _ruff(FORMAT, folder)) if done.returncode]
    said = [(done.stderr or done.stdout).replace(str(folder), "").strip() for done in refused]
    return [*faults, *(Failure("", text or "ruff failed") for text in said)]


def formatted(snippets: list[str]) -> list[str]:
    """Format pieces of code; as they are where ruff cannot read them."""
    code = f"\n{BETWEEN}\n".join(snippets)
    done = _ruff(("format", *COMMON, "--stdin-filename", "x.py", "-"), None, code)
    return [snippet.strip() for snippet in (done.stdout or code).split(f"\n{BETWEEN}\n")]


def _module(folder: Path, file: str) -> str:
    path = Path(file)
    parts = (path.relative_to(folder) if path.is_relative_to(folder) else path).with_suffix("").parts
    return ".".join(parts)


def _ruff(arguments: tuple[str, ...], folder: Path | None, code: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [find_ruff_bin(), *arguments]
    return subprocess.run(  # noqa: S603  # our own command
        command, cwd=folder, input=code, capture_output=True, text=True, encoding="utf-8", check=False
    )


def imports(folder: Path, package: str) -> list[Failure]:
    """Compile and import every module of a package in a fresh interpreter, leaving nothing behind."""
    command = [sys.executable, "-I", "-B", "-c", IMPORTER, str(folder), package]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)  # noqa: S603  # our own command
    try:
        found: dict[str, str] = json.loads(done.stdout.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return [Failure(package, done.stderr.strip()[-500:] or f"Python ended with {done.returncode}")]
    return [Failure(module, said.replace(str(folder), "")) for module, said in found.items()]
