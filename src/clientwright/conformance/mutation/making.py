"""Makes mutants of the nodes of a parsed source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from attrs import evolve, frozen

from clientwright.conformance.mutation.sources import Mutant, Places, Source, shown


@frozen(slots=False)
class Maker:
    """Makes mutants in one definition of a source.

    Attributes:
        source: The source.
        places: Where its nodes lie.
        name: The qualified name of the definition.

    """

    source: Source
    places: Places
    name: str = "<module>"

    def inside(self, name: str) -> Maker:
        """Give what makes mutants in a definition within this one."""
        return evolve(self, name=name if self.name == "<module>" else f"{self.name}.{name}")

    def replaced(  # noqa: PLR0913  # what a mutant is made of
        self, operator: str, node: Any, text: str, before: str = "", after: str = "", *, whole: bool = False
    ) -> Mutant:
        """Have another text stand where a node stands.

        Args:
            operator: What kind of mistake it is.
            node: The node.
            text: What stands there instead.
            before: What to show as replaced; the node where empty.
            after: What to show as its replacement; the text where there is no `before`.
            whole: Whether to include the rest of the line, such as a comment.

        """
        start, end = self.places.span(node)
        if whole:
            end = self.places.offset(node.end_lineno, 0) + len(self.source.text.splitlines()[node.end_lineno - 1])
        change = shown(before, after) if before else shown(self.source.text[start:end], text)
        return Mutant(self.source, operator, self.name, node.lineno, change, start, end, text)

    def rewritten(self, operator: str, outer: ast.expr, inner: ast.AST, kept: ast.expr | None) -> Mutant:
        """Write an expression anew without, or with another, part.

        Args:
            operator: What kind of mistake it is.
            outer: The expression.
            inner: A part of it.
            kept: What stands there instead; None where nothing does.

        """
        text = ast.unparse(_Without(inner, kept).visit(copied(outer)))
        return self.replaced(operator, outer, text, ast.unparse(inner), ast.unparse(kept) if kept else "")


class _Without(ast.NodeTransformer):
    """Takes one node out of a copy; the copy of a node lies where the node lies."""

    def __init__(self, node: ast.AST, kept: ast.AST | None) -> None:
        self._wanted, self._kept = ast.dump(node, include_attributes=True), kept

    def visit(self, node: ast.AST) -> Any:
        if ast.dump(node, include_attributes=True) == self._wanted:
            return self._kept
        return super().generic_visit(node)


def copied(node: ast.expr) -> ast.expr:
    """Copy an expression."""
    return deepcopy(node)


def called(node: ast.expr) -> str:
    """Give the last name of what is called or referred to: `Operation` of `Operation[X]`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Subscript(value=value):
            return called(value)
    return ""


def bodies(statements: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Give statements and those below conditions, what only type checkers read aside."""
    for statement in statements:
        if isinstance(statement, ast.If):
            if called(statement.test) != "TYPE_CHECKING":
                yield from bodies(statement.body)
            yield from bodies(statement.orelse)
        else:
            yield statement
