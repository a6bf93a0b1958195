"""A document as JSON data, with the place of every node; JSON pointers into both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, TypeAlias

from attrs import define, frozen

from clientwright.pipeline.findings import Finding, Location, Severity

JSON: TypeAlias = Any
Format: TypeAlias = Literal["yaml", "json"]


@define
class Marks:
    """The place of one node and, in the shape of the data, of the nodes below it.

    A member of an object is placed at its key, an item of an array at its value.
    """

    location: Location
    children: dict[str, Marks] | list[Marks] | None = None


@frozen(eq=False)
class Document:
    """JSON data that was read from a file (or derived from such), and where each node of it came from.

    Attributes:
        name: The file as the user named it.
        data: Dicts with text keys, lists, strings, ints, finite floats, booleans and None; no node is shared.
        marks: The places, in lockstep with the data.
        format: How the file was written.

    """

    name: str
    data: JSON
    marks: Marks
    format: Format = "yaml"

    def locate(self, pointer: str) -> Location:
        """Give the place of the node at a JSON pointer, or of its nearest ancestor that exists."""
        node = self.marks
        for token in split(pointer):
            child = _child(node.children, token)
            if child is None:
                break
            node = child
        return node.location

    def finding(self, rule: str, message: str, pointer: str = "", severity: Severity = Severity.ERROR) -> Finding:
        """Report something about the node at a pointer."""
        return Finding(rule, message, pointer, self.locate(pointer), severity)


def _child(children: dict[str, Marks] | list[Marks] | None, token: str) -> Marks | None:
    if isinstance(children, dict):
        return children.get(token)
    if isinstance(children, list) and token.isdecimal() and int(token) < len(children):
        return children[int(token)]
    return None


def escape(token: str | int) -> str:
    """Write one reference token of a JSON pointer."""
    return str(token).replace("~", "~0").replace("/", "~1")


def join(pointer: str, *tokens: str | int) -> str:
    """Extend a JSON pointer by member names or indexes."""
    return pointer + "".join(f"/{escape(token)}" for token in tokens)


def pointer_of(tokens: Iterable[str | int]) -> str:
    """Write a path of member names and indexes as a JSON pointer."""
    return join("", *tokens)


def split(pointer: str) -> list[str]:
    """Read a JSON pointer into its unescaped reference tokens."""
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]


def resolve(data: JSON, pointer: str) -> JSON:
    """Give the node at a JSON pointer.

    Raises:
        LookupError: There is no such node.

    """
    node = data
    for token in split(pointer):
        if isinstance(node, dict):
            node = node[token]
        elif isinstance(node, list) and token.isdecimal():
            node = node[int(token)]
        else:
            raise KeyError(token)
    return node
