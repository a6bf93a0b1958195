from __future__ import annotations

import json
import time
from collections import Counter
from functools import cache
from typing import Any

import providers
import pytest
from attrs import evolve

from clientwright.conformance.ledgers.ledger import assumed
from clientwright.conformance.mutation.evidence import WITNESSES, Verdict, table, verdicts, written
from clientwright.conformance.mutation.spec_mutants import mutants
from clientwright.conformance.schema_views import view
from clientwright.pipeline.documents import join, resolve
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of

PROVIDERS = sorted(providers.PROVIDERS)

#: What documents state outright: here an assumption must be a written one, and never silence.
STATED = (
    "property-rename", "property-drop", "retype", "path-rename", "method-change", "status-change", "status-drop",
    "status-add", "parameter-rename", "parameter-drop", "parameter-relocate", "parameter-required", "parameter-retype",
    "security-drop", "security-scheme", "security-header", "enum-drop", "enum-add", "enum-rename", "enum-open",
    "request-drop", "request-required", "media-type-change", "server-change", "server-drop", "header-drop",
    "header-rename", "required-add", "required-remove",
)  # fmt: skip
#: Whose mistakes a ledger may list as assumed, as no document states all of them.
DECIDED = (
    "retype", "parameter-retype", "status-drop", "request-required", "media-type-change", "server-change",
    "required-add", "required-remove",
)  # fmt: skip

TINY: dict[str, Any] = {
    "openapi": "3.1.1",
    "info": {"title": "Tiny", "version": "1"},
    "servers": [
        {"url": "https://a.example", "x-clientwright-environment": "production"},
        {"url": "https://b.example"},
        {"url": "https://c.example"},
    ],
    "security": [{"key": []}],
    "paths": {
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "parameters": [{"name": "page", "in": "query", "schema": {"type": "integer", "default": 1}}],
                "responses": {
                    "200": {
                        "description": "The thing.",
                        "headers": {"Retry-After": {"schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                    }
                },
            },
            "put": {
                "security": [],
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                },
                "responses": {"204": {"description": "Done."}},
            },
        }
    },
    "components": {
        "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "Key"},
            "bearer": {"type": "http", "scheme": "bearer"},
            "basic": {"type": "http", "scheme": "basic"},
        },
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["id"],
                "properties": {
                    "id": {"type": "string", "format": "uuid"},
                    "colour": {"oneOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}]},
                    "sizes": {"type": "array", "items": {"type": ["integer", "null"]}},
                    "part": {"$ref": "#/components/schemas/Part"},
                    "free": True,
                },
            },
            "Colour": {"type": "string", "enum": ["RED", "GREEN"]},
            "Part": {"type": "object", "properties": {"old": {"type": "boolean", "deprecated": True}}},
        },
    },
}
#: How many mistakes each operator makes in the tiny spec, counted by hand.
COUNTS = {
    "closed": 2, "default-change": 1, "deprecated-flip": 9, "enum-add": 1, "enum-drop": 2, "enum-open": 1,
    "enum-rename": 2, "format-add": 4, "format-change": 1, "format-drop": 1, "header-drop": 1, "header-rename": 1,
    "media-type-change": 2, "method-change": 2, "nullable-add": 12, "nullable-drop": 2, "parameter-drop": 2,
    "parameter-relocate": 2, "parameter-rename": 2, "parameter-required": 2, "parameter-retype": 6, "path-rename": 1,
    "property-drop": 6, "property-rename": 6, "request-drop": 1, "request-required": 1, "required-add": 5,
    "required-remove": 1, "retype": 18, "security-drop": 2, "security-header": 2, "security-scheme": 5,
    "server-change": 4, "server-drop": 3, "status-add": 2, "status-change": 2, "status-drop": 2,
}  # fmt: skip


@cache
def judged(name: str) -> tuple[Verdict, ...]:
    """Judge every mutant of a provider, once."""
    return tuple(verdicts(providers.effective(name).document, providers.ledger(name)))


def named(found: list[Verdict]) -> list[str]:
    """Say which mutants these are."""
    return [f"{verdict.mutant.operator} {verdict.mutant.pointer}" for verdict in found]


@pytest.mark.parametrize("name", PROVIDERS)
def test_no_mistake_survives(name: str) -> None:
    """Whatever mistake is made in a spec, a fact, an example or a decision in the ledger speaks against it."""
    found = judged(name)
    print(f"\n{name}: {len(found)} mutants\n{written(table(found))}")  # noqa: T201 (what -s is for)
    assert [] == named([verdict for verdict in found if verdict.witness == "nothing"])


@pytest.mark.parametrize("name", PROVIDERS)
def test_what_documents_state_is_caught(name: str) -> None:
    """A mistake in what documents state is caught by fact or example, or is a decision with a reason."""
    voices = {operator: ("facts", "examples", *(["assumed"] * (operator in DECIDED))) for operator in STATED}
    assert [] == named(
        [
            verdict
            for verdict in judged(name)
            if verdict.mutant.operator in STATED and verdict.witness not in voices[verdict.mutant.operator]
        ]
    )


@pytest.mark.parametrize("name", PROVIDERS)
def test_mutants_are_made_fast_and_alike(name: str) -> None:
    """All mutants of a provider are made in the same order each time, in far less than a second."""
    document = providers.effective(name).document
    before, began = json.dumps(document.data), time.perf_counter()
    first = [(mutant.operator, mutant.pointer) for mutant in mutants(document)]
    assert time.perf_counter() - began < 1
    assert first == [(mutant.operator, mutant.pointer) for mutant in mutants(document)]
    assert before == json.dumps(document.data)


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_mutant_differs(name: str) -> None:
    """A mutant differs from the original at its pointer and nowhere else, and no two mutants are alike."""
    document = providers.effective(name).document
    changes = []
    for mutant in mutants(document):
        change = json.dumps(resolve(mutant.data, mutant.pointer), sort_keys=False)
        assert change != json.dumps(resolve(document.data, mutant.pointer))
        changes.append((mutant.pointer, change))
    assert len(changes) == len(set(changes))


def test_every_operator_makes_its_mistakes() -> None:
    """Each operator makes one mistake of its kind at every place where there can be one."""
    found = Counter(mutant.operator for mutant in mutants(loads(json.dumps(TINY), "tiny.json")))
    assert COUNTS == dict(sorted(found.items()))


def test_what_is_dropped_is_one_thing() -> None:
    """A mutant that drops one thing leaves the others."""
    tiny = loads(json.dumps(TINY), "tiny.json")
    lists = {"server-drop": (), "parameter-drop": (), "property-drop": ("properties",), "enum-drop": ("enum",)}
    for mutant in mutants(tiny):
        path = lists.get(mutant.operator)
        if path is not None:
            pointer = join(mutant.pointer, *path)
            assert len(resolve(mutant.data, pointer)) == len(resolve(tiny.data, pointer)) - 1, mutant.pointer


def test_what_is_renamed_stays_required() -> None:
    """A mutant that renames or drops a property makes no other mistake: what is required is declared."""
    for mutant in mutants(loads(json.dumps(TINY), "tiny.json")):
        if mutant.operator in {"property-rename", "property-drop"}:
            schema = resolve(mutant.data, mutant.pointer)
            assert set(schema["required"]) <= schema["properties"].keys()


def test_null_alone_comes_and_goes() -> None:
    """A mutant that adds or drops null changes nothing else of what a schema means."""
    tiny = loads(json.dumps(TINY), "tiny.json")
    for mutant in mutants(tiny):
        if mutant.operator in {"nullable-add", "nullable-drop"}:
            before, after = (
                view(spec_of(evolve(tiny, data=data)), resolve(data, mutant.pointer), mutant.pointer)
                for data in (tiny.data, mutant.data)
            )
            assert (mutant.operator == "nullable-drop", mutant.operator == "nullable-add") == (
                before.nullable,
                after.nullable,
            )
            assert (before.kind, before.keywords) == (after.kind, after.keywords)


def test_a_flip_turns_a_flag_around() -> None:
    """A mutant that flips a flag has it where the original has not, and has it not where the original has."""
    tiny = loads(json.dumps(TINY), "tiny.json")
    flags = {"deprecated-flip": "deprecated", "parameter-required": "required", "request-required": "required"}
    for mutant in mutants(tiny):
        if flag := flags.get(mutant.operator):
            before, after = (resolve(data, mutant.pointer).get(flag, False) for data in (tiny.data, mutant.data))
            assert before is not after, mutant.pointer


def test_a_table_counts_every_verdict() -> None:
    """A table counts each verdict once, under its operator and witness, and its text ends with the sum."""
    found = judged(PROVIDERS[0])
    counted = table(found)
    assert len(found) == sum(sum(row.values()) for row in counted.values())
    assert written(counted).splitlines()[-1].startswith("| all |")
    assert all(tuple(row) == WITNESSES for row in counted.values())


def test_the_published_figures_are_true() -> None:
    """The table in the documentation gives the decisions assumed and what notices a mistake, as they are counted."""
    page = (providers.ROOT / "docs" / "specs-and-overlays.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ") and line.split()[1] in PROVIDERS]
    assert len(rows) > 1
    for row in rows:
        name = row.split()[1]
        sums = Counter(verdict.witness for verdict in judged(name))
        figures = (len(assumed(providers.ledger(name))), sum(sums.values()), *(sums[each] for each in WITNESSES[:4]))
        assert f"| {name} | {' | '.join(map(str, figures))} |" == row
