"""Reads and writes documents as a client does, and says where what came of it is not faithful."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

import attrs
from attrs import frozen

from clientwright import codec
from clientwright.conformance.law import Violation
from clientwright.conformance.oracles.fidelity import misfits
from clientwright.conformance.oracles.meaning import difference
from clientwright.conformance.schema_views import View, view
from clientwright.conformance.subjects import Body, Subject
from clientwright.drift import Drift, DriftLog
from clientwright.pipeline.documents import JSON, resolve
from clientwright.pipeline.walking import Spec

_EXTRA: Final = "additional_properties"
_STEP: Final = re.compile(r"""\.([^.\[]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]""")
Steps = tuple[str | int, ...]


@frozen
class Reading:
    """What became of a document that a client read.

    Attributes:
        value: What it gave; None where it could not be read.
        mismatch: Why it could not be read; None where it could.
        drifts: What was reported as not quite as specified.

    """

    value: Any
    mismatch: codec.Mismatch | None
    drifts: tuple[Drift, ...]


def read(body: Body, document: JSON) -> Reading:
    """Read a document as the client of a body's operation reads it, with a log of drift of its own."""
    drifts: list[Drift] = []
    watch = DriftLog(drifts.append).watch("")
    try:
        value = codec.decode(body.annotation, json.dumps(document).encode(), watch)
    except codec.Mismatch as mismatch:
        return Reading(None, mismatch, tuple(drifts))
    return Reading(value, None, tuple(drifts))


def unfaithful(subject: Subject, body: Body, document: JSON, left: Collection[str] = ()) -> Iterator[Violation]:
    """Say how a document that is valid does not survive the client: read, typed, without leaks or drift, written.

    Args:
        subject: The provider.
        body: One of its bodies.
        document: The document.
        left: JSON paths of fields that are valid, but left over by each alternative which a choice has for it.

    """
    reading = read(body, document)
    if reading.mismatch is not None:
        found = reading.mismatch
        message = f"The client does not read it: expected {found.expected}, found {found.seen}."
        yield Violation(message, found.path, pointer=pointer_at(subject.spec, body, found.path))
        return
    yield from (_drifted(subject, body, drift) for drift in reading.drifts if drift.path not in left)
    yield from distorted(subject, body, document, reading.value)


def is_undeclared(subject: Subject, body: Body, path: str) -> bool:
    """Tell whether a schema requires the field at a JSON path of a body, and does not declare it."""
    name, place = _above(subject, body, path)
    seen = view(subject.spec, resolve(subject.document.data, place), place)
    return name in seen.required and name not in seen.fields


def _above(subject: Subject, body: Body, path: str) -> tuple[str | int, str]:
    """Give the last step of a JSON path, and the JSON pointer of the schema above it."""
    *above, name = steps_of(path) or ("",)
    return name, pointer_at(subject.spec, body, json_path(tuple(above)))


def _drifted(subject: Subject, body: Body, drift: Drift) -> Violation:
    """Say what is wrong where drift is reported of a document that is valid."""
    name, place = _above(subject, body, drift.path)
    if is_undeclared(subject, body, drift.path):
        message = f"The schema requires a field {name!r} that it does not declare; declare it, or do not require it."
        return Violation(message, drift.path, "spec", place)
    if drift.seen == "nothing":
        message = f"The schema does not require {name!r}, by which a discriminator tells its alternatives; require it."
        return Violation(message, drift.path, "spec", place)
    message = f"The client reports drift where there is none: expected {drift.expected}, found {drift.seen}."
    return Violation(message, drift.path, pointer=pointer_at(subject.spec, body, drift.path))


def distorted(subject: Subject, body: Body, document: JSON, value: Any, *, shown: bool = False) -> Iterator[Violation]:
    """Say where a value that was read is not of its type, hides a field, or is written with another meaning.

    Args:
        subject: The provider.
        body: One of its bodies.
        document: The document that was read.
        value: What came of it.
        shown: Whether it is looked at as `to_dict` shows it: it holds what a client keeps and does not send.

    """
    for misfit in misfits(value):
        path, _, what = misfit.partition(": ")
        yield Violation(f"A value is not of its annotated type: {what}.", path)
    for steps, name in _leaks(subject.spec, body, value):
        message = f"The declared field {name!r} is kept among the unknown ones."
        yield Violation(message, json_path((*steps, name)), pointer=body.pointer)
    written = _shown(value) if shown else json.loads(codec.encode(body.annotation, value))
    if (at := difference(document, written)) is not None:
        message = "What the client writes does not mean what it has read."
        yield Violation(message, at, pointer=pointer_at(subject.spec, body, at))


def _shown(value: Any) -> JSON:
    if isinstance(value, list):
        return [_shown(item) for item in value]
    if isinstance(value, Mapping):
        return {name: _shown(item) for name, item in value.items()}
    return codec.to_dict(value) if attrs.has(type(value)) else json.loads(codec.encode(type(value), value))


def json_path(steps: Steps) -> str:
    """Write steps as a JSON path."""
    parts = (
        f"[{step}]"
        if isinstance(step, int)
        else f".{step}"
        if step.isascii() and step.isidentifier()
        else f"[{step!r}]"
        for step in steps
    )
    return "$" + "".join(parts)


def steps_of(path: str) -> Steps:
    """Read a JSON path as `json_path`, the codec and `difference` write them."""
    return tuple(
        int(index) if index else name or (single or double).encode().decode("unicode_escape")
        for name, index, single, double in _STEP.findall(path)
    )


def pointer_at(spec: Spec, body: Body, path: str) -> str:
    """Give the JSON pointer of the schema that decides at a JSON path of a body, or of the nearest above it."""
    node, pointer = (body.schema, body.pointer), body.pointer
    for step in steps_of(path):
        seen = view(spec, *node)
        pointer = seen.pointer
        below = _below(spec, seen, step)
        if below is None:
            return pointer
        node = below
        pointer = node[1]
    return pointer


def _below(spec: Spec, seen: View, step: str | int) -> tuple[JSON, str] | None:
    """Give the schema one step down; of a choice, that of the first option that has one."""
    if seen.kind == "union":
        found = (_below(spec, view(spec, *option), step) for option in seen.below)
        return next((one for one in found if one is not None), None)
    if isinstance(step, str) and step in seen.fields:
        return seen.fields[step]
    if isinstance(step, int) and step < len(seen.first):
        return seen.first[step]
    if isinstance(step, int) == (seen.kind == "array") and seen.kind in {"array", "object"} and seen.below:
        return seen.below[0]
    return None


def _leaks(spec: Spec, body: Body, value: Any) -> Iterator[tuple[Steps, str]]:
    """Give each unknown field that every schema which may stand at its place declares."""
    for steps, extra in _unknown(value, ()):
        declared = _declared(spec, (body.schema, body.pointer), steps) if extra else frozenset()
        yield from ((steps, name) for name in extra if name in declared)


def _unknown(value: Any, steps: Steps) -> Iterator[tuple[Steps, Mapping[str, Any]]]:
    """Give the unknown fields of every model in a value, with the wire names of the steps to it."""
    if attrs.has(type(value)):
        extra = getattr(value, _EXTRA, {})
        yield steps, extra
        for attribute in attrs.fields(type(value)):
            if attribute.name != _EXTRA:
                wire = attribute.metadata.get("name", attribute.name)
                yield from _unknown(getattr(value, attribute.name), (*steps, wire))
        yield from _unknown(extra, steps)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _unknown(item, (*steps, index))
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _unknown(item, (*steps, name))


def _declared(spec: Spec, node: tuple[JSON, str], steps: Steps) -> frozenset[str]:
    seen = view(spec, *node)
    if seen.kind == "union":
        found = [_declared(spec, option, steps) for option in seen.below]
        return frozenset.intersection(*found) if found else frozenset()
    if not steps:
        return frozenset(seen.fields)
    below = _below(spec, seen, steps[0])
    return _declared(spec, below, steps[1:]) if below is not None else frozenset()
