"""The compatibility proof: what was written against the clients of the base, type-checked against those of the head.

The samples are the Python that a reader is shown or that pins down the public types: `tests/typing/*.py`, and every
snippet of README.md, docs/*.md and the clients' own README.md. None of it is run. A snippet may go on from the ones
above it on its page; it is then checked together with them. What does not type-check against the clients of the base
proves nothing and is left out.
"""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.review.reports import Proof
from clientwright.review.sides import Side

_FENCED: Final = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<language>[^`\n]*)\n(?P<code>.*?)^ *(?P=fence)`*[ ]*$", re.MULTILINE | re.DOTALL
)
_OPTIONS: Final = (
    "--output=json", "--config-file=", "--check-untyped-defs", "--strict-equality", "--follow-imports=silent",
    "--no-error-summary",
)  # fmt: skip
_PAGES: Final = ("README.md", "docs/*.md")


@frozen
class Sample:
    """A piece of Python of the base.

    Attributes:
        file: The file that it stands in, from the root of the side.
        line: The line before its first: where its fence stands; 0 for a whole file.
        code: What it says.
        before: The snippets above it on its page.

    """

    file: str
    line: int
    code: str
    before: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What it is called in the report."""
        return f"{self.file}:{self.line}" if self.line else self.file


@frozen
class _Module:
    """A file to be type-checked: a sample, after as many lines of other snippets."""

    sample: Sample
    name: str
    text: str
    offset: int


def samples_of(base: Side, changed: Collection[str]) -> tuple[Sample, ...]:
    """Collect the Python that was written against the clients of a side.

    Args:
        base: The side.
        changed: The providers whose clients matter: only what imports one of them is given.

    """
    pages = [path for pattern in _PAGES for path in sorted(base.root.glob(pattern))]
    if base.generated is not None:
        pages += (base.generated / name / "README.md" for name in sorted(changed))
    found = [sample for page in pages if page.is_file() for sample in _snippets(page, base.root)]
    found += (_whole(path, base.root) for path in sorted(base.root.glob("tests/typing/*.py")))
    packages = {f"{name}_client" for name in changed}
    return tuple(sample for sample in found if packages & _imported("".join((*sample.before, sample.code))))


def search_path(side: Side) -> tuple[Path, ...]:
    """Give the folders that the clients of a side are imported from, and its own clientwright if it has one."""
    source = side.root / "src"
    clients = sorted(side.generated.iterdir()) if side.generated else []
    found = [folder for folder in clients if (folder / f"{folder.name}_client").is_dir()]
    return (*found, *([source] if (source / "clientwright").is_dir() else []))


def proofs_of(samples: Iterable[Sample], before: Sequence[Path], after: Sequence[Path]) -> tuple[Proof, ...]:
    """Type-check samples against the clients of both sides.

    Args:
        samples: The Python that was written against the clients of the base.
        before: The folders that the clients (and perhaps the clientwright) of the base are imported from, first wins.
        after: Those of the head.

    Returns:
        A proof for each sample that type-checks against the base, in the order of the samples.

    Raises:
        PipelineError: Mypy is not installed, or failed.

    """
    modules = tuple(_modules(samples))
    if not modules:
        return ()
    if importlib.util.find_spec("mypy") is None:
        message = "mypy is not installed, which type-checks the samples; pip install 'clientwright[review]'."
        raise PipelineError([Finding("mypy-missing", message, "", Location("pyproject.toml"))])
    with tempfile.TemporaryDirectory(prefix="clientwright-proofs-") as scratch:
        for module in modules:
            Path(scratch, f"{module.name}.py").write_text(module.text, "utf-8")
        old = _checked(Path(scratch), modules, before)
        sound = {module.sample: module for module in reversed(modules) if not old[module.name]}
        kept = tuple(module for module in modules if sound.get(module.sample) is module)
        new = _checked(Path(scratch), kept, after) if kept else {}
    return tuple(Proof(one.sample.name, not new[one.name], "\n".join(new[one.name])) for one in kept)


def _modules(samples: Iterable[Sample]) -> Iterator[_Module]:
    """Give each sample as it stands, and then after the snippets above it."""
    for number, sample in enumerate(samples):
        above = "".join(sample.before)
        if _parses(sample.code):
            yield _Module(sample, f"sample_{number}", sample.code, 0)
            if above and _parses(above + sample.code):
                yield _Module(sample, f"sample_{number}_after", above + sample.code, above.count("\n"))


def _checked(scratch: Path, modules: Sequence[_Module], paths: Sequence[Path]) -> Mapping[str, list[str]]:
    """Type-check modules at once; give what is wrong in each, of its own lines."""
    known = {f"{module.name}.py": module for module in modules}
    path = os.pathsep.join(str(folder.resolve()) for folder in paths)
    cache = f"--cache-dir={scratch / 'cache'}"  # shared by both sides: most of it is other libraries
    command = (sys.executable, "-m", "mypy", *_OPTIONS, cache, *known)
    environment = {**os.environ, "MYPYPATH": path}
    done = subprocess.run(  # noqa: S603  # our own interpreter
        command, cwd=scratch, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode not in {0, 1}:
        message = f"mypy stopped at the samples ({_last(done.stderr or done.stdout)}); correct what it names."
        raise PipelineError([Finding("mypy-failed", message, "", Location("pyproject.toml"))])
    found: defaultdict[str, list[str]] = defaultdict(list)
    for said in map(json.loads, done.stdout.splitlines()):
        module = known.get(said["file"])
        if module is not None and said["severity"] == "error" and said["line"] > module.offset:
            line = said["line"] - module.offset + module.sample.line
            found[module.name].append(f"{module.sample.file}:{line}: {said['message']} [{said['code']}]")
    return {module.name: found[module.name] for module in modules}


def _last(output: str) -> str:
    """Give the last that mypy said before it stopped."""
    last = (output.strip().splitlines() or [""])[-1]
    if not last.startswith("{"):
        return last
    said = json.loads(last)
    return f"{said['file']}:{said['line']}: {said['message']}"


def _snippets(page: Path, root: Path) -> Iterator[Sample]:
    text = page.read_text("utf-8")
    file = page.relative_to(root).as_posix()
    above: list[str] = []
    for fenced in _FENCED.finditer(text):
        if fenced["language"].strip() == "python":
            code = textwrap.dedent(fenced["code"])
            yield Sample(file, text.count("\n", 0, fenced.start()) + 1, code, tuple(above))
            above.append(code)


def _whole(path: Path, root: Path) -> Sample:
    return Sample(path.relative_to(root).as_posix(), 0, path.read_text("utf-8"))


def _parses(code: str) -> bool:
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return False
    return True


def _imported(code: str) -> set[str]:
    """Name the packages that a piece of Python imports; none where it is no Python."""
    if not _parses(code):
        return set()
    nodes = tuple(ast.walk(ast.parse(code)))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom) and not node.level]
    return {name.split(".")[0] for name in names}
