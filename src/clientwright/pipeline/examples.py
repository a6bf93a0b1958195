"""Find every example and default of a description, and the schema that it should fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Literal
from urllib.parse import unquote, urlsplit

from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, join, split
from clientwright.pipeline.schema_reading import types_of
from clientwright.pipeline.walking import Direction, Site, Spec

_JSON_MEDIA_TYPE = re.compile(r"application/(json|[\w.!#$&^+-]+\+json)\s*(;.*)?", re.IGNORECASE)


@frozen
class Sample:
    """A value that should fit a schema.

    Attributes:
        kind: Whether it is an example or a default.
        pointer: JSON pointer to the value, or to the Example Object whose `externalValue` names a file.
        schema: JSON pointer to the schema.
        direction: Which way data of that schema travels here; None where both.
        value: The value; None where a file holds it.
        file: The `externalValue`, where a file holds the value.
        used: JSON pointer to the place that refers to the Example Object, where it is shared.

    """

    kind: Literal["example", "default"]
    pointer: str
    schema: str
    direction: Direction | None
    value: JSON = None
    file: str | None = None
    used: str | None = None


def samples(spec: Spec) -> Iterator[Sample]:
    """Give every example and default whose schema is known, in the order of the walk."""
    for site in spec.sites:
        if site.kind == "Schema":
            yield from _of_schema(spec, site)
        elif site.kind in {"MediaType", "Parameter", "Header"} and site.reference is None and _is_judged(spec, site):
            yield from _of_holder(spec, site)


def external_path(document: Document, uri: str) -> Path | None:
    """Give the file that a relative `externalValue` means, relative to the document's own; None for any other URI."""
    try:
        parsed = urlsplit(uri)
    except ValueError:
        return None
    path = unquote(parsed.path)
    if parsed.scheme or parsed.netloc or not path or path.startswith("/") or "\0" in path:
        return None
    return Path(document.name).parent / PurePosixPath(path)


def is_json(media_type: str) -> bool:
    """Tell whether bodies of a media type are JSON documents."""
    return _JSON_MEDIA_TYPE.fullmatch(media_type) is not None


def _of_schema(spec: Spec, site: Site) -> Iterator[Sample]:
    if isinstance(site.value, bool) or (spec.version == "3.0" and "$ref" in site.value):
        return
    for keyword in ("example", "default"):
        if keyword in site.value:
            kind: Literal["example", "default"] = "default" if keyword == "default" else "example"
            yield Sample(kind, join(site.pointer, keyword), site.pointer, site.direction, site.value[keyword])
    listed = site.value.get("examples")
    for index, value in enumerate(listed if isinstance(listed, list) and spec.version != "3.0" else ()):
        yield Sample("example", join(site.pointer, "examples", index), site.pointer, site.direction, value)


def _is_judged(spec: Spec, site: Site) -> bool:
    schema = site.value.get("schema")
    if not isinstance(schema, dict | bool):
        return False
    if site.kind != "MediaType":
        return True
    if _is_text(join(site.pointer, "schema")):
        return types_of(spec, schema) == frozenset({"string"})
    return is_json(split(site.pointer)[-1])


def _is_text(schema: str) -> bool:
    return split(schema)[-2].lower().startswith("text/")


def _of_holder(spec: Spec, site: Site) -> Iterator[Sample]:
    schema = join(site.pointer, "schema")
    if "example" in site.value:
        yield Sample("example", join(site.pointer, "example"), schema, site.direction, site.value["example"])
    named = site.value.get("examples")
    for name, written in named.items() if isinstance(named, dict) else ():
        used = join(site.pointer, "examples", name)
        try:
            example, pointer = spec.follow(written, used)
        except LookupError:
            continue
        if isinstance(example, dict):
            yield from _of_example(example, pointer, schema, site.direction, None if pointer == used else used)


def _of_example(
    example: dict[str, JSON], pointer: str, schema: str, direction: Direction | None, used: str | None
) -> Iterator[Sample]:
    for keyword in ("value", "dataValue"):
        if keyword in example:
            yield Sample("example", join(pointer, keyword), schema, direction, example[keyword], used=used)
    file = example.get("externalValue")
    if isinstance(file, str) and not _is_text(schema):
        yield Sample("example", pointer, schema, direction, file=file, used=used)
