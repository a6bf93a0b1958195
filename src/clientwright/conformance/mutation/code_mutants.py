"""Mistakes in code that does something: those of mutmut, in every function and outside of functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import libcst as cst
from attrs import frozen
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import MutationVisitor
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from clientwright.conformance.mutation.sources import Mutant, Places, Source, distinct, shown

_TYPING: Final = frozenset({"__all__", "TYPE_CHECKING"})
_FORMERLY: Final = "operator_"


@frozen
class _Found:
    operator: str
    place: CodeRange
    before: str
    after: str


class _Visitor(MutationVisitor):
    """Collects what mutmut would change; mutmut itself leaves decorated functions out."""

    def __init__(self) -> None:
        super().__init__(mutation_operators, IgnoredCode(set(), set(), set()))
        self.found: list[_Found] = []

    def _create_mutations(self, node: cst.CSTNode) -> None:
        place: Any = self.get_metadata(PositionProvider, node, None)
        if isinstance(node, cst.Match):
            # mutmut gives the statement anew, indented as if nothing stood around it.
            self.found += (self._dropped(case) for case in node.cases if len(node.cases) > 1)
            return
        for kind, operator in mutation_operators:
            if place is not None and isinstance(node, kind):
                name = operator.__name__.removeprefix(_FORMERLY).replace("_", "-")
                for mutated in operator(node):
                    self.found.append(_Found(name, place, _code(node), _code(mutated)))

    def _dropped(self, case: cst.MatchCase) -> _Found:
        place: Any = self.get_metadata(PositionProvider, case)
        return _Found("match", place, _code(case).partition("\n")[0], "")

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef) and node.decorators:
            return any(_named(one.decorator) == "overload" for one in node.decorators)
        return _of_types_alone(node) or super()._skip_node_and_children(node)


def _of_types_alone(node: cst.CSTNode) -> bool:
    """Tell what only type checkers and star imports read."""
    if isinstance(node, cst.If):
        return _named(node.test) == "TYPE_CHECKING"
    if isinstance(node, cst.Assign):
        called = node.value.func if isinstance(node.value, cst.Call) else None
        return _named(node.targets[0].target) in _TYPING or (called is not None and _named(called) == "TypeVar")
    return isinstance(node, cst.AnnAssign) and _named(node.annotation.annotation) == "TypeAlias"


def _named(node: cst.CSTNode) -> str:
    return node.value if isinstance(node, cst.Name) else node.attr.value if isinstance(node, cst.Attribute) else ""


def _code(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node).strip()


def code_mutants(source: Source) -> Iterator[Mutant]:
    """Make every mistake of mutmut in a source, in the order of the text.

    What only type checkers read is left out: annotations, overloads, `TypeVar`s, aliases of types, `__all__`, and what
    stands below `if TYPE_CHECKING`; so are docstrings.

    Args:
        source: The module.

    """
    visitor = _Visitor()
    MetadataWrapper(cst.parse_module(source.text)).visit(visitor)
    places, names = Places(source.text), _Names(source.text)
    yield from distinct(_mutant(source, places, names, found) for found in visitor.found)


def _mutant(source: Source, places: Places, names: _Names, found: _Found) -> Mutant:
    start = places.offset(found.place.start.line, found.place.start.column, characters=True)
    end = places.offset(found.place.end.line, found.place.end.column, characters=True)
    start, end = _whole(source.text, found.before, start, end)
    line = found.place.start.line
    return Mutant(
        source, found.operator, names.at(line), line, shown(found.before, found.after), start, end, found.after
    )


def _whole(text: str, code: str, start: int, end: int) -> tuple[int, int]:
    """Include the parentheses around an expression, which are a part of its code but not of its place."""
    inside = code.find(text[start:end])
    if text[start:end] == code or inside < 0 or text[start - inside : start - inside + len(code)] != code:
        return start, end
    return start - inside, start - inside + len(code)


class _Names:
    """The qualified names of the definitions of a source by their lines."""

    def __init__(self, text: str) -> None:
        self._spans = list(_spans(ast.parse(text), ""))

    def at(self, line: int) -> str:
        """Give the innermost named definition at a line, nested functions aside; `<module>` outside of all."""
        holding = [(end - start, name) for start, end, name in self._spans if start <= line <= end]
        return min(holding)[1] if holding else "<module>"


def _spans(node: ast.AST, prefix: str) -> Iterator[tuple[int, int, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            name = f"{prefix}{child.name}"
            first = min([child.lineno, *(one.lineno for one in child.decorator_list)])
            yield first, child.end_lineno or child.lineno, name
            if isinstance(child, ast.ClassDef):
                yield from _spans(child, f"{name}.")
        elif isinstance(child, ast.If | ast.Try):
            yield from _spans(child, prefix)
