"""Imports run one way between the rooms of the project."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "clientwright"
FRONT_DOORS = {"cli.py", "__main__.py"}
ROOMS = {
    "pipeline": {"pipeline"},
    "conformance": {"pipeline", "sandbox", "conformance"},
    "sandbox": {"pipeline", "sandbox"},
    "recording": {"pipeline", "recording"},
    "reference": {"pipeline", "reference"},
    "review": {"pipeline", "conformance", "review"},
}
RUNTIME = {"attrs", "httpx", "msgspec", "attr"}


def imports(path: Path) -> Iterator[str]:
    """Give the dotted name of everything that a module imports, at any depth."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(name: str) -> set[str]:
    """Give the room that a dotted name of this project lies in; none for other names and the run-time part."""
    parts = name.split(".")
    return {parts[1]} & set(ROOMS) if parts[0] == "clientwright" and len(parts) > 1 else set()


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_room_imports_only_the_rooms_below_it(path: Path) -> None:
    """Conformance may import the sandbox, both the pipeline, the pipeline the run-time part, and that none of them."""
    inside = path.relative_to(SOURCE).parts
    if inside[0] in FRONT_DOORS:
        return
    allowed = ROOMS.get(inside[0], set())
    wrong = {name for name in imports(path) if not rooms_of(name) <= allowed}
    assert set() == wrong


def test_the_runtime_needs_no_other_library() -> None:
    """What clients import at run time needs attrs, httpx and msgspec and nothing else."""
    modules = [path for path in SOURCE.glob("*.py") if path.name not in FRONT_DOORS]
    needed = {name.split(".")[0] for path in modules for name in imports(path)}
    assert set() == needed - RUNTIME - set(sys.stdlib_module_names) - {"clientwright"}


@pytest.mark.parametrize("path", sorted((ROOT / "generated").glob("*/*_client")), ids=lambda path: path.name)
def test_a_client_imports_only_what_it_declares(path: Path) -> None:
    """A generated client imports itself, the standard library and the distributions in its pyproject."""
    declared = tomllib.loads((path.parent / "pyproject.toml").read_text("utf-8"))
    names = {name.split(".")[0] for module in path.rglob("*.py") for name in imports(module)}
    foreign = names - set(sys.stdlib_module_names) - {path.name}
    assert foreign <= {requirement.split(">")[0] for requirement in declared["project"]["dependencies"]}


def test_the_rule_sees_the_rooms() -> None:
    """A name belongs to a room only as a module of this project."""
    assert {"pipeline"} == rooms_of("clientwright.pipeline.loading")
    assert set() == rooms_of("clientwright.errors")
    assert set() == rooms_of("pipeline.loading")
