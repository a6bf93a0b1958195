"""What is asked of a sandbox, and which operation of a description it is meant for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote

from attrs import frozen

from clientwright.pipeline.walking import Operation

_PART: Final = re.compile(r"\{([^{}]*)\}")


@frozen
class Request:
    """A request, as a provider receives it.

    Attributes:
        method: The HTTP method in capitals.
        path: The path below the provider's address, still percent-encoded, with its leading slash.
        query: The query, still percent-encoded, without the question mark.
        headers: Name and value of each header.
        body: The content, as it was sent.
        base: The provider's address as the sender knows it, from which links are made; without a slash at its end.

    """

    method: str
    path: str
    query: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    base: str = "http://sandbox"

    def header(self, name: str) -> str | None:
        """Give the first value of a header, whatever the case of its name; None where it was not sent."""
        return next((value for found, value in self.headers if found.lower() == name.lower()), None)


@lru_cache(1024)
def pairs_of(query: str) -> tuple[tuple[str, str], ...]:
    """Read the names and values of a query, percent-decoded, empty values as well."""
    return tuple(parse_qsl(query, keep_blank_values=True))


@frozen
class Match:
    """Where a path leads.

    Attributes:
        operation: The operation; None where the path has none, or none with this method.
        parameters: The path parameters by name, percent-decoded.
        allowed: The methods, in capitals, that the path has.

    """

    operation: Operation | None = None
    parameters: Mapping[str, str] = {}
    allowed: tuple[str, ...] = ()


@frozen
class _Template:
    names: tuple[str, ...]
    segments: tuple[re.Pattern[str], ...]
    weight: tuple[int, ...]
    operations: Mapping[str, Operation]

    def match(self, segments: list[str]) -> dict[str, str] | None:
        if len(segments) != len(self.segments):
            return None
        found = [pattern.fullmatch(text) for pattern, text in zip(self.segments, segments, strict=True)]
        if not all(found):
            return None
        return dict(zip(self.names, (value for one in found if one for value in one.groups()), strict=True))


@frozen
class Router:
    """The paths of a description, the most specific first."""

    templates: tuple[_Template, ...]

    def match(self, method: str, path: str) -> Match:
        """Find the operation that a request is meant for.

        Args:
            method: The HTTP method in capitals.
            path: The path, percent-encoded: an encoded slash does not part segments.

        """
        segments = [unquote(segment) for segment in path.split("/")]
        allowed: dict[str, None] = {}
        for template in self.templates:
            parameters = template.match(segments)
            if parameters is None:
                continue
            if method in template.operations:
                return Match(template.operations[method], parameters, tuple(template.operations))
            allowed |= dict.fromkeys(template.operations)
        return Match(allowed=tuple(allowed))


def router_of(operations: Iterable[Operation]) -> Router:
    """Arrange the operations of a description by their paths."""
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, {})[operation.method.upper()] = operation
    templates = [_template(path, found) for path, found in by_path.items()]
    return Router(tuple(sorted(templates, key=lambda one: one.weight)))


def _template(path: str, operations: Mapping[str, Operation]) -> _Template:
    segments = path.split("/")
    return _Template(
        tuple(_PART.findall(path)),
        tuple(re.compile(_pattern(segment), re.DOTALL) for segment in segments),
        tuple(_weight(segment) for segment in segments),
        operations,
    )


def _pattern(segment: str) -> str:
    return "".join(
        "(.+?)" if index % 2 else re.escape(unquote(text)) for index, text in enumerate(_PART.split(segment))
    )


def _weight(segment: str) -> int:
    if not _PART.search(segment):
        return 0
    return 2 if _PART.fullmatch(segment) else 1
