"""RFC 9535 queries: compiled once, evaluated at any depth, each selected node given once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TypeAlias

from jsonpath_rfc9535 import JSONPathEnvironment, JSONPathError, JSONPathNode, JSONPathNodeList, JSONPathQuery, Parser
from jsonpath_rfc9535.filter_expressions import (
    ComparisonExpression,
    Expression,
    FilterContext,
    RelativeFilterQuery,
)
from jsonpath_rfc9535.segments import JSONPathRecursiveDescentSegment, JSONPathSegment
from jsonpath_rfc9535.selectors import NameSelector
from jsonpath_rfc9535.tokens import TokenStream

from clientwright.pipeline.documents import JSON

Query: TypeAlias = JSONPathQuery
Path: TypeAlias = tuple[str | int, ...]


class QuerySyntaxError(Exception):
    """A query is not RFC 9535; the text says where and why."""


_CONTAINER = (dict, list)


class _Descent(JSONPathRecursiveDescentSegment):
    """The descendant segment, several times faster and without the library's limit to a depth of 100."""

    def resolve(self, nodes: Iterable[JSONPathNode]) -> Iterable[JSONPathNode]:
        names = {selector.name for selector in self.selectors if isinstance(selector, NameSelector)}
        named = all(isinstance(selector, NameSelector) for selector in self.selectors)
        for node in nodes:
            for value, location in _containers(node):
                if named and (not isinstance(value, dict) or names.isdisjoint(value)):
                    continue
                visited = JSONPathNode(value=value, location=location, parent=None, root=node.root)
                for selector in self.selectors:
                    yield from selector.resolve(visited)


def _containers(node: JSONPathNode) -> Iterator[tuple[JSON, Path]]:
    """Give the node and all objects and arrays below it, each before what is in it."""
    pending: list[tuple[JSON, Path]] = [(node.value, node.location)]
    while pending:
        value, location = pending.pop()
        yield value, location
        if isinstance(value, dict):
            for name, child in reversed(value.items()):
                if isinstance(child, _CONTAINER):
                    pending.append((child, (*location, name)))
        elif isinstance(value, list):
            items = reversed(list(enumerate(value)))
            pending.extend((child, (*location, index)) for index, child in items if isinstance(child, _CONTAINER))


class _Relative(RelativeFilterQuery):
    """A query from `@` that gives nodes for a primitive too; the library gives its bare value, so that `?@` loses 0."""

    def evaluate(self, context: FilterContext) -> JSONPathNodeList:
        return self.query.find(context.current)  # type: ignore[arg-type]


class _Comparison(ComparisonExpression):
    """A comparison in which [true] and [1] differ as true and 1 do; the library leaves containers to Python."""

    def evaluate(self, context: FilterContext) -> bool:
        left, right = (_only(side.evaluate(context)) for side in (self.left, self.right))
        if not (_is_container(left) and _is_container(right)):
            return super().evaluate(context)
        return _same(left, right) is (self.operator != "!=") if self.operator not in {"<", ">"} else False


def _only(found: object) -> object:
    return found[0].value if isinstance(found, JSONPathNodeList) and len(found) == 1 else found


def _is_container(value: object) -> bool:
    return isinstance(value, _CONTAINER) and not isinstance(value, JSONPathNodeList)


def _same(left: JSON, right: JSON) -> bool:
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(_same(value, right[name]) for name, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(_same, left, right))
    return isinstance(left, bool) is isinstance(right, bool) and bool(left == right)


class _Parser(Parser):
    def parse_query(self, stream: TokenStream, *, in_filter: bool = False) -> Iterable[JSONPathSegment]:
        for segment in super().parse_query(stream, in_filter=in_filter):
            deep = isinstance(segment, JSONPathRecursiveDescentSegment)
            yield _Descent(env=segment.env, token=segment.token, selectors=segment.selectors) if deep else segment

    def parse_relative_query(self, stream: TokenStream) -> Expression:
        found = super().parse_relative_query(stream)
        return _Relative(found.token, found.query) if isinstance(found, RelativeFilterQuery) else found

    def parse_infix_expression(self, stream: TokenStream, left: Expression) -> Expression:
        found = super().parse_infix_expression(stream, left)
        if isinstance(found, ComparisonExpression):
            return _Comparison(found.token, found.left, found.operator, found.right)
        return found


class _Environment(JSONPathEnvironment):
    parser_class = _Parser


@lru_cache(maxsize=4096)
def compiled(text: str) -> Query:
    """Compile a query.

    Raises:
        QuerySyntaxError: It is not RFC 9535.

    """
    try:
        return _Environment().compile(text)
    except JSONPathError as error:
        at = error.token.index + 1 if error.token else 1
        raise QuerySyntaxError(f"character {at}: {error.args[0]}") from None
    except (ArithmeticError, ValueError):
        raise QuerySyntaxError("a number in it is out of range") from None
    except RecursionError:
        raise QuerySyntaxError("it is nested too deeply") from None


def select(query: Query, data: JSON) -> list[Path]:
    """Give the path of each node that a query selects, in order and without repeats.

    Raises:
        ValueError: The query takes text of the data that is not Unicode as a regular expression.
        RecursionError: The data are nested too deeply for it.

    """
    return list(dict.fromkeys(node.location for node in query.finditer(data)))
