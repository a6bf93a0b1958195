"""Mistakes in the declarations and thin functions of a generated client; pure, and the same in every run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from textwrap import indent
from typing import Final

from clientwright.conformance.mutation.making import Maker, bodies, called
from clientwright.conformance.mutation.model_mutants import class_mutants
from clientwright.conformance.mutation.sources import Mutant, Places, Source, distinct
from clientwright.conformance.mutation.value_mutants import value_mutants

_NO_MISTAKES: Final = frozenset({"__all__", "TYPE_CHECKING"})


def sources_of(package: Path, root: Path) -> Iterator[Source]:
    """Read the modules of a generated package.

    Args:
        package: Its folder.
        root: The folder that the files are named from.

    """
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        module = ".".join(part for part in parts if part != "__init__")
        yield Source(path.relative_to(root).as_posix(), module, path.read_text("utf-8"))


def client_mutants(source: Source) -> Iterator[Mutant]:
    """Make every mistake in a module of a generated client.

    What nothing reads at run time is left out, as its mistakes change nothing: docstrings, overloads, `__all__`, what
    stands below `if TYPE_CHECKING`, and annotations of functions.

    Args:
        source: The module.

    """
    maker = Maker(source, Places(source.text))
    yield from distinct(_mutants(maker, ast.parse(source.text).body))


def _mutants(maker: Maker, statements: list[ast.stmt]) -> Iterator[Mutant]:
    for node in bodies(statements):
        match node:
            case ast.ClassDef(name=name):
                yield from class_mutants(maker.inside(name), node)
                yield from _mutants(maker.inside(name), [one for one in node.body if isinstance(one, _FUNCTIONS)])
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                if not any(called(one) == "overload" for one in node.decorator_list):
                    yield from _function_mutants(maker.inside(node.name), node)
            case ast.Assign(targets=[target], value=value) if called(target) not in _NO_MISTAKES:
                yield from value_mutants(maker.inside(called(target) or "lazy"), value, called(target))


_FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


def _function_mutants(maker: Maker, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Mutant]:
    yield from _parameter_mutants(maker, node)
    for statement in node.body:
        if isinstance(statement, ast.Return) and statement.value is not None:
            yield maker.replaced("return-none", statement, "return None", "return", "return None")
            yield from value_mutants(maker, statement.value, "return")
        elif isinstance(statement, ast.Expr) and not isinstance(statement.value, ast.Constant):
            yield maker.replaced("statement-drop", statement, "pass")
            yield from value_mutants(maker, statement.value, "statement")


def _parameter_mutants(maker: Maker, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[Mutant]:
    given = [*node.args.posonlyargs, *node.args.args]
    defaults = [None] * (len(given) - len(node.args.defaults)) + list(node.args.defaults)
    pairs = [*zip(given, defaults, strict=True), *zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)]
    for argument, default in pairs:
        if argument.arg == "self":
            continue
        yield _renamed(maker, node, argument.arg)
        if default is not None:
            start, end = maker.places.span(argument)[1], maker.places.span(default)[1]
            change = f"{argument.arg} = {ast.unparse(default)} -> {argument.arg}"
            yield Mutant(maker.source, "default-drop", maker.name, argument.lineno, change, start, end, "")
            yield from value_mutants(maker, default, f"default of {argument.arg}")


def _renamed(maker: Maker, node: ast.FunctionDef | ast.AsyncFunctionDef, name: str) -> Mutant:
    """Rename a parameter, and its uses with it."""
    copy = deepcopy(node)
    copy.decorator_list = []
    copy.body = [one for one in copy.body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
    other = f"{name}_other"
    for one in ast.walk(copy):
        if isinstance(one, ast.arg) and one.arg == name:
            one.arg = other
        elif isinstance(one, ast.Name) and one.id == name:
            one.id = other
    text = indent(ast.unparse(copy), " " * node.col_offset).lstrip()
    return maker.replaced("parameter-rename", node, text, name, other)
