"""Laws of models as a user makes them: by keywords, and with values of their types alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import attrs
from jsonschema_rs import Draft202012Validator

from clientwright import codec
from clientwright.conformance.examples import validator_for
from clientwright.conformance.law import Case, Violation, law
from clientwright.conformance.laws.cells import documents_of, shapes
from clientwright.conformance.oracles.fidelity import models_in
from clientwright.conformance.oracles.readings import read
from clientwright.conformance.subjects import Subject
from clientwright.errors import EncodeError
from clientwright.pipeline.documents import JSON
from clientwright.types import UNSET

_EXTRA: Final = "additional_properties"
#: Values that are wrong in most places.
_OTHERS: Final[tuple[JSON, ...]] = (None, 5, 1.5, True, [], [None], "no such value")
#: How many documents of a body are tried with wrong fields.
_FEW: Final = 3


@law(
    "C601",
    """
    A user makes models by keywords, for a request and to test a program of their own. What may be absent has a default
    that is not written, and unknown fields are no keyword. Regenerate the client.
    """,
    cases=shapes,
    documents=lambda case: documents_of(case, valid=True),
)
def models_are_made_by_keywords(case: Case, document: JSON) -> Iterator[Violation]:
    """A model made by keywords, those of absent fields left out, is the one that is read from JSON."""
    value = read(case.the_body, document).value
    schema, _ = case.subject.spec.follow(case.the_body.schema, case.the_body.pointer)
    if "properties" in schema and isinstance(value, dict):
        yield Violation("The client knows no model of it.")
    for path, model in models_in(value):
        kind: Any = type(model)
        fields = [one for one in attrs.fields(kind) if one.name != _EXTRA]
        if any(one.name == _EXTRA and one.init for one in attrs.fields(kind)):
            yield Violation(f"{kind.__name__} takes unknown fields as an argument.", path)
        # An absent field whose schema has a default is that default, unless it is said to be absent.
        values = {one.alias: (getattr(model, one.name), one.default) for one in fields}
        made = kind(
            **{name: value for name, (value, default) in values.items() if value is not UNSET or _is_value(default)}
        )
        getattr(made, _EXTRA).update(getattr(model, _EXTRA))
        if made != model:
            yield Violation(f"{kind.__name__} made by keywords is another than the one that was read.", path)


def _is_value(default: Any) -> bool:
    return default is not None and default is not UNSET and default is not attrs.NOTHING


def _requests(subject: Subject) -> Iterator[Case]:
    return (case for case in shapes(subject) if case.the_body.direction == "request")


def _largest(case: Case) -> list[JSON]:
    """Give the documents that have the most fields."""
    return sorted(documents_of(case, valid=True), key=lambda document: -len(json.dumps(document)))[:_FEW]


@law(
    "C607",
    """
    What a client sends is what the provider documents: a null, a number or a list where the spec has none is the
    caller's mistake, and is told before it is sent. Regenerate the client.
    """,
    cases=_requests,
    documents=_largest,
)
def wrong_fields_are_refused(case: Case, document: JSON) -> Iterator[Violation]:
    """A field of a request that is given a value of a type that its schema does not have is refused."""
    body = case.the_body
    value = read(body, document).value
    valid = validator_for(case.subject.document, body.schema)
    for model, name, place, wire, path in _fields(value, document, "$"):
        kept, written = getattr(model, name), place[wire]
        for other in _OTHERS:
            place[wire] = other
            if _wrong(valid, document, other):
                setattr(model, name, other)
                if _written(body.annotation, value):
                    yield Violation(f"The client writes {other!r}, which the schema does not allow.", path)
        setattr(model, name, kept)
        place[wire] = written


def _wrong(valid: Draft202012Validator, document: JSON, other: JSON) -> bool:
    """Tell whether a document is wrong; a text counts only where it is none of a list, not for its form or length."""
    found = list(valid.iter_errors(document))
    listed = bool(found) and all(error.schema_path[-1] == "enum" for error in found)
    return listed if isinstance(other, str) else bool(found)


def _written(annotation: object, value: Any) -> bool:
    try:
        codec.encode(annotation, value)
    except EncodeError:
        return False
    return True


def _fields(value: Any, document: JSON, path: str) -> Iterator[tuple[Any, str, Any, str, str]]:
    """Give each field of a model that is written, with the place where it stands in the document."""
    if isinstance(value, list):
        for index, (item, part) in enumerate(zip(value, document, strict=True)):
            yield from _fields(item, part, f"{path}[{index}]")
    if not attrs.has(type(value)):
        return
    for one in attrs.fields(type(value)):
        wire = one.metadata.get("name", one.name)
        if one.name != _EXTRA and wire in document:
            yield value, one.name, document, wire, f"{path}.{wire}"
            yield from _fields(getattr(value, one.name), document[wire], f"{path}.{wire}")


LAWS = (models_are_made_by_keywords, wrong_fields_are_refused)
