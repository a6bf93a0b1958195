"""A spec with personal fields of every kind, and bodies of it."""

from __future__ import annotations

import json
import string
from functools import cache
from typing import Any

import providers
from hypothesis import strategies as st
from recording_helping import Answer, documented
from recording_helping import effective_spec as _effective

from clientwright.conformance.strategies import from_schema
from clientwright.pipeline.documents import join
from clientwright.pipeline.effective import effective_of, find_providers
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.recording.cleaning import Cleaner
from clientwright.recording.made_up import MadeUp
from clientwright.recording.recorder import with_marks
from clientwright.recording.refusals import refuser_of

PEOPLE = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths: {}
components:
  schemas:
    Secret: {type: string, x-clientwright-sensitive: true}
    Name: {type: object, x-clientwright-pii: true, properties: {first: {type: string}, of: {type: array, items: {}}}}
    Person:
      type: object
      additionalProperties: false
      patternProperties: {'^alias_': {type: string, x-clientwright-pii: true}}
      properties:
        mail: {type: string, format: email, x-clientwright-pii: true}
        short_mail: {type: string, format: email, maxLength: 9, x-clientwright-pii: true}
        id: {type: string, format: uuid, x-clientwright-pii: true}
        phone: {type: string, pattern: '^\\+[1-9][0-9]{6,13}$', x-clientwright-pii: true}
        stripe: {type: string, pattern: '^cus_[0-9a-f]{6}$', x-clientwright-pii: true}
        born: {type: string, format: date, x-clientwright-pii: true}
        seen: {type: string, format: date-time, x-clientwright-pii: true}
        number: {type: integer, minimum: 100, maximum: 999, x-clientwright-pii: true}
        step: {type: integer, multipleOf: 5, minimum: 0, x-clientwright-pii: true}
        sevens: {type: integer, multipleOf: 7, x-clientwright-pii: true}
        score: {type: number, x-clientwright-pii: true}
        lead: {type: boolean, x-clientwright-pii: true}
        gender: {type: string, enum: [f, m, x], x-clientwright-pii: true}
        page: {type: string, format: uri, x-clientwright-pii: true}
        address: {type: string, format: ipv4, x-clientwright-pii: true}
        text: {type: [string, 'null'], x-clientwright-pii: true}
        secret: {$ref: '#/components/schemas/Secret'}
        name: {$ref: '#/components/schemas/Name'}
        either: {oneOf: [{type: integer}, {type: string, x-clientwright-pii: true}]}
        open: {type: object, properties: {known: {type: string}}}
        anything: {}
        map: {type: object, additionalProperties: {type: string}}
        marked_map: {type: object, x-clientwright-pii: true, additionalProperties: {type: string}}
        dictated: {type: array, items: {type: string, pattern: '^(Jane|Kim)$', x-clientwright-pii: true}, maxItems: 0}
        plain: {type: string}
        link: {type: string}
"""
PERSON = "/components/schemas/Person"

#: Words of which no letter or digit is one that fills what is made up, so that they are found where they survive.
words = st.text(string.ascii_lowercase[:12] + string.ascii_uppercase[:12] + "éçß", min_size=6, max_size=12)


@cache
def people() -> Spec:
    """Give the spec."""
    return spec_of(_effective(PEOPLE).document)


@cache
def marked(name: str) -> Spec:
    """Give the effective spec of a provider with its marks of what is personal."""
    (provider,) = find_providers(providers.SPECS, providers.OVERLAYS, (name,))
    return spec_of(effective_of(with_marks(provider, providers.OVERLAYS)).document)


def cleaned(body: Any, spec: Spec | None = None, schema: str | None = PERSON, made: MadeUp | None = None) -> Any:
    """Clean a body as a recording does: once to learn what is personal, and once for the result."""
    cleaner = Cleaner(spec or people(), made or MadeUp())
    cleaner.cleaned(schema, body)
    return cleaner.cleaned(schema, body)


def person(**members: Any) -> Any:
    """Clean a person with some members, and give those of the result."""
    found = cleaned(members)
    return found[next(iter(members))] if len(members) == 1 else found


def refused(spec: Spec, schema: str, body: Any) -> set[Any]:
    """Give what a schema refuses in a body, names of members that may be data left out."""
    return {(one.kind, one.place, len(one.path)) for one in refuser_of(spec, schema)(body)}


@cache
def schemas(name: str) -> tuple[str, ...]:
    """Give the schemas of the JSON answers of a provider."""
    spec = marked(name)
    found: dict[str, None] = {}
    for answer in documented(spec):
        found[pointer_of(spec, answer)] = None
    return tuple(found)


def pointer_of(spec: Spec, answer: Answer) -> str:
    """Give the pointer to the schema of a documented answer."""
    at = join(answer.operation.pointer, "responses", answer.status)
    _, at = spec.follow(answer.operation.value["responses"][answer.status], at)
    return join(at, "content", "application/json", "schema")


@cache
def strategies() -> tuple[tuple[Spec, str, st.SearchStrategy[Any]], ...]:
    """Compile all schemas, with and without what they do not know; each with its spec and pointer."""
    wanted = [(people(), PERSON), *((marked(name), schema) for name in providers.PROVIDERS for schema in schemas(name))]
    return tuple(
        (spec, schema, from_schema(spec.document, schema, unknown_fields=unknown, unknown_members=unknown))
        for spec, schema in wanted
        for unknown in (False, True)
    )


@st.composite
def bodies(draw: st.DrawFn) -> tuple[Spec, str, Any]:
    """Draw a body of a provider, or a person: as the spec has it, with fields and members that it does not know."""
    spec, schema, drawn = draw(st.sampled_from(strategies()))
    return spec, schema, json.loads(json.dumps(draw(drawn)))
