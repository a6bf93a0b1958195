"""The arguments of an operation: drawn from its spec as JSON, and made into what its client takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Final, TypeAlias

from attrs import frozen
from hypothesis import HealthCheck, Phase, find, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from clientwright import codec
from clientwright.conformance.calls.carrying import unsendable
from clientwright.conformance.calls.filing import form_of
from clientwright.conformance.calls.requests import FORM, MULTIPART, Described, parameters_of
from clientwright.conformance.examples import validator_for
from clientwright.conformance.strategies import any_json, from_schema
from clientwright.conformance.subjects import Body, Call
from clientwright.operations import Body as Kind
from clientwright.operations import Parameter
from clientwright.pipeline.documents import JSON, Document, join
from clientwright.types import File

Values: TypeAlias = SearchStrategy[JSON]
_QUICK: Final = settings(
    database=None,
    deadline=None,
    derandomize=True,
    max_examples=200,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
_SHAPES: Final = frozenset({"allOf", "anyOf", "const", "enum", "oneOf", "properties", "$ref"})


@frozen(eq=False)
class Media:
    """One kind of body that a request can have.

    Attributes:
        name: Its media type in the spec.
        kind: What the client takes for it.
        schema: Its schema.
        pointer: JSON pointer to that schema; empty where the spec gives none.
        examples: Its documented examples that are valid; what is wrong with others is no matter of the client's.

    """

    name: str
    kind: Kind
    schema: JSON
    pointer: str
    examples: tuple[JSON, ...]

    @property
    def structured(self) -> bool:
        """Whether it is JSON or a form, and no text or bytes."""
        return self.name in {FORM, MULTIPART} or "json" in self.name


@cache
def media_of(call: Call) -> Mapping[str, Media]:
    """Give the kinds of body that requests of an operation can have, by media type, as its client knows them."""
    spec = call.subject.spec
    body, at = spec.follow(call.described.value.get("requestBody") or {}, join(call.described.pointer, "requestBody"))
    kinds = {one.media: one for one in call.declared.bodies}
    documented = {one.media: _valid_examples(call, one) for one in call.bodies if one.direction == "request"}
    return {
        name: Media(
            name,
            kinds[name],
            content.get("schema", {}),
            join(at, "content", name, "schema") if "schema" in content else "",
            documented.get(name, ()),
        )
        for name, content in body.get("content", {}).items()
        if name in kinds
    }


def _valid_examples(call: Call, body: Body) -> tuple[JSON, ...]:
    fits = validator_for(call.subject.document, body.schema).is_valid
    return tuple(value for value in body.examples.values() if fits(value))


@cache
def body_required(call: Call) -> bool:
    """Tell whether the spec says that a request must have a body."""
    return call.subject.spec.follow(call.described.value.get("requestBody") or {})[0].get("required") is True


@cache
def drawn(call: Call) -> SearchStrategy[dict[str, JSON]]:
    """Draw what an operation is called with: `arguments` by place and wire name, and `body` with its `media`.

    Raises:
        PipelineError: A schema is not known to the strategies.

    """
    needed, further = _parameters(call)
    given = st.fixed_dictionaries(needed, optional=further).map(lambda found: {"arguments": found})
    bodies = [_body(call, one) for one in media_of(call).values()]
    if not bodies:
        return given
    body = st.one_of(bodies) if body_required(call) else st.just({}) | st.one_of(bodies)
    return st.builds(lambda one, other: {**one, **other}, given, body)


def _parameters(call: Call) -> tuple[dict[str, Values], dict[str, Values]]:
    found = parameters_of(call)
    made = {key: _values(call, one) for key, one in found.items()}
    needed = {key: made[key] for key, one in found.items() if one.required}
    return needed, {key: made[key] for key, one in found.items() if not one.required}


def _values(call: Call, one: Described) -> Values:
    """Draw values of a parameter; null only as JSON, as no other style has a way to write it."""
    if one.style == "json":
        return from_schema(call.subject.document, one.pointer) if one.pointer else any_json()
    texts = st.text(st.characters(codec="utf-8"), max_size=12)
    if not one.pointer or _untyped(call, one):
        values: Values = texts
    else:
        values = from_schema(call.subject.document, one.pointer).filter(lambda value: value is not None)
    return (
        values
        if one.where != "path"
        else values.filter(lambda value: value not in {"", ".", ".."} if isinstance(value, str) else True)
    )


def _untyped(call: Call, one: Described) -> bool:
    """Tell whether anything may stand where only texts can be written."""
    schema, _ = call.subject.spec.follow(one.schema)
    return one.where != "query" and isinstance(schema, dict) and not schema.keys() & (_SHAPES | {"type", "items"})


def _body(call: Call, one: Media) -> SearchStrategy[dict[str, JSON]]:
    return _contents(call, one).map(lambda value: {"body": value, "media": one.name})


def _contents(call: Call, one: Media) -> Values:
    if one.structured and one.pointer:
        return from_schema(call.subject.document, one.pointer)
    if one.structured:
        return any_json()
    return st.text(st.characters(codec="utf-8"), max_size=30)


def smallest(strategy: Values) -> JSON:
    """Give the first value that a strategy has, which is about its smallest."""
    return find(strategy, lambda _: True, settings=_QUICK)


@lru_cache(maxsize=4096)
def smallest_of(document: Document, pointer: str) -> JSON:
    """Give about the smallest value of a schema; many operations share one.

    Raises:
        PipelineError: The schema is not known to the strategies.

    """
    return smallest(from_schema(document, pointer))


def plain_arguments(call: Call) -> dict[str, JSON]:
    """Give what an operation must be called with and no more: documented values where there are any.

    Raises:
        PipelineError: A schema is not known to the strategies.

    """
    return _sampled(call, needed=True)


def full_arguments(call: Call) -> dict[str, JSON]:
    """Give a call with all that an operation takes: documented values where there are any.

    Raises:
        PipelineError: A schema is not known to the strategies.

    """
    return _sampled(call, needed=False)


def documented_arguments(call: Call) -> Iterator[dict[str, JSON]]:
    """Give the smallest call of an operation, then one with all arguments, each with every documented body.

    Raises:
        PipelineError: A schema is not known to the strategies.

    """
    least = _sampled(call, needed=True)
    yield least
    full = _sampled(call, needed=False)
    if full != least:
        yield full
    for name, one in media_of(call).items():
        for value in one.examples:
            yield {**full, "body": value, "media": name}


@cache
def _sample(call: Call, key: str) -> JSON:
    """Give a value of one parameter, or of a body's media type: a documented one that is valid, else a small one."""
    one = parameters_of(call).get(key)
    if one is None:
        media = media_of(call)[key]
        return media.examples[0] if media.examples else smallest(_contents(call, media))
    valid = validator_for(call.subject.document, one.schema)
    for value in one.documented:
        if value is not None and valid.is_valid(value) and not unsendable(one, value):
            return value
    return smallest(_values(call, one).filter(lambda value: not unsendable(one, value)))


def _sampled(call: Call, *, needed: bool) -> dict[str, JSON]:
    keys = [key for key, one in parameters_of(call).items() if one.required or not needed]
    found: dict[str, JSON] = {"arguments": {key: _sample(call, key) for key in keys}}
    media = next(iter(media_of(call)), "")
    if media and (body_required(call) or not needed):
        found |= {"body": _sample(call, media), "media": media}
    return found


def converted(call: Call, document: Mapping[str, JSON]) -> dict[str, Any]:
    """Make arguments in JSON what the client takes: a value for each argument by its name in Python.

    Raises:
        Mismatch: The client's type does not hold a value.
        LookupError: The client has no argument for a parameter or no such body.

    """
    declared = {f"{one.where} {one.key or one.name}": one for one in call.declared.parameters}
    given = {declared[key].name: _value(declared[key], value) for key, value in document["arguments"].items()}
    if "body" in document:
        given["body"] = _model(media_of(call)[document["media"]], document["body"])
    return given


def _value(one: Parameter, value: JSON) -> Any:
    if value is None and one.style != "json":
        return None
    try:
        return codec.decode(one.type, json.dumps(value).encode())
    except codec.Mismatch:
        # Where texts and numbers may stand, a client takes the text of either.
        if isinstance(value, str | list | dict):
            raise
        return codec.decode(one.type, json.dumps(json.dumps(value)).encode())


def _model(one: Media, value: JSON) -> Any:
    if one.name == MULTIPART:
        return form_of(one.kind.type, value)
    if one.structured:
        return codec.decode(one.kind.type, json.dumps(value).encode())
    return value if one.kind.type is str else File(BytesIO(value.encode()))
