"""Walk an OpenAPI description by its grammar: every object, what type it is and where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, TypeAlias
from urllib.parse import unquote

from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.grammar import GRAMMAR, METHODS, PATTERNED, VERSIONS, Version

Direction: TypeAlias = Literal["request", "response"]
_TURNS: Mapping[str, Direction] = {"Parameter": "request", "RequestBody": "request", "Response": "response"}


@frozen
class Site:
    """One object of a description.

    Attributes:
        kind: Its object type, such as `Operation` or `Schema`.
        pointer: JSON pointer to it.
        value: The object (a dict, or a boolean schema).
        direction: Which way its data travels, where the place tells; components are used both ways.

    """

    kind: str
    pointer: str
    value: JSON
    direction: Direction | None = None

    @property
    def reference(self) -> str | None:
        """The `$ref` that stands here in place of an object, if one does."""
        ref = self.value.get("$ref") if isinstance(self.value, dict) else None
        return ref if isinstance(ref, str) else None


@frozen
class Operation:
    """One operation of the `paths`, with what its path item adds.

    Attributes:
        path: The path template.
        method: The HTTP method in lower case.
        pointer: JSON pointer to the Operation Object.
        value: The Operation Object.
        parameters: Pointer and Parameter Object (references followed) of each parameter, the path item's included
            where the operation does not override them.

    """

    path: str
    method: str
    pointer: str
    value: dict[str, Any]
    parameters: tuple[tuple[str, dict[str, Any]], ...]

    @property
    def title(self) -> str:
        """The operation as people say it: `GET /things`."""
        return f"{self.method.upper()} {self.path}"


@frozen(slots=False, eq=False)
class Spec:
    """A document read as an OpenAPI description."""

    document: Document
    version: Version

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every object of the description, parents first."""
        return tuple(_walk(self.document.data, "OpenAPI", "", None, self.version))

    @cached_property
    def by_kind(self) -> Mapping[str, tuple[Site, ...]]:
        """The objects by type."""
        found: defaultdict[str, list[Site]] = defaultdict(list)
        for site in self.sites:
            found[site.kind].append(site)
        return defaultdict(tuple, {kind: tuple(sites) for kind, sites in found.items()})

    @cached_property
    def by_pointer(self) -> Mapping[str, Site]:
        """The objects by place."""
        return {site.pointer: site for site in self.sites}

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """The operations of the `paths`, in the order in which they are written."""
        return tuple(_operations(self))

    def follow(self, value: JSON, pointer: str = "") -> tuple[JSON, str]:
        """Follow local references from a value to the object meant; give it and its pointer.

        Raises:
            LookupError: A reference leads nowhere, to another document or around in a circle.

        """
        seen: set[str] = set()
        while isinstance(value, dict) and isinstance(ref := value.get("$ref"), str):
            if not ref.startswith("#") or ref in seen:
                raise LookupError(ref)
            seen.add(ref)
            pointer = fragment(ref)
            value = resolve(self.document.data, pointer)
        return value, pointer


def fragment(ref: str) -> str:
    """Give the JSON pointer of a local reference, percent-decoded."""
    return unquote(ref.removeprefix("#"))


def spec_of(document: Document) -> Spec:
    """Read a document as an OpenAPI 3.0, 3.1 or 3.2 description; an unreadable version counts as 3.1."""
    stated = document.data.get("openapi") if isinstance(document.data, dict) else None
    for version in VERSIONS:
        if isinstance(stated, str) and stated.startswith(f"{version}."):
            return Spec(document, version)
    return Spec(document, "3.1")


def _walk(value: JSON, kind: str, pointer: str, direction: Direction | None, version: Version) -> Iterator[Site]:
    if not isinstance(value, dict) and not (kind == "Schema" and isinstance(value, bool)):
        return
    direction = _TURNS.get(kind, direction)
    yield Site(kind, pointer, value, direction)
    if isinstance(value, bool) or (kind not in {"Schema", "PathItem"} and "$ref" in value):
        return
    if kind in PATTERNED:
        for name, child in value.items():
            if not name.startswith("x-"):
                yield from _walk(child, PATTERNED[kind], join(pointer, name), direction, version)
        return
    fields = GRAMMAR[version].get(kind, {})
    for name, child in value.items():
        if wanted := fields.get(name, ""):
            yield from _walk_field(child, wanted, join(pointer, name), direction, version)


def _walk_field(
    child: JSON, wanted: str, pointer: str, direction: Direction | None, version: Version
) -> Iterator[Site]:
    if wanted[0] == "[":
        for index, item in enumerate(child if isinstance(child, list) else ()):
            yield from _walk(item, wanted[1:-1], join(pointer, index), direction, version)
    elif wanted[0] == "{":
        for name, item in child.items() if isinstance(child, dict) else ():
            yield from _walk(item, wanted[1:-1], join(pointer, name), direction, version)
    else:
        yield from _walk(child, wanted, pointer, direction, version)


def _operations(spec: Spec) -> Iterator[Operation]:
    data = spec.document.data
    paths = data.get("paths") if isinstance(data, dict) else None
    for path, item in paths.items() if isinstance(paths, dict) else ():
        try:
            found, pointer = spec.follow(item, join("/paths", path))
        except LookupError:
            continue
        if not isinstance(found, dict) or path.startswith("x-"):
            continue
        for method in (*METHODS, "query"):
            value = found.get(method)
            if isinstance(value, dict):
                at = join(pointer, method)
                yield Operation(path, method, at, value, tuple(_parameters(spec, found, pointer, value, at)))


def _parameters(spec: Spec, item: JSON, pointer: str, value: JSON, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
    own = list(_resolved(spec, value.get("parameters"), join(at, "parameters")))
    named = [(parameter.get("name"), parameter.get("in")) for _, parameter in own]  # a list: names may be unhashable
    for where, parameter in _resolved(spec, item.get("parameters"), join(pointer, "parameters")):
        if (parameter.get("name"), parameter.get("in")) not in named:
            yield where, parameter
    yield from own


def _resolved(spec: Spec, parameters: JSON, pointer: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, parameter in enumerate(parameters if isinstance(parameters, list) else ()):
        try:
            found, where = spec.follow(parameter, join(pointer, index))
        except LookupError:
            continue
        if isinstance(found, dict):
            yield where, found
