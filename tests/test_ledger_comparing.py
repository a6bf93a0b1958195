"""Holding a spec against its ledger."""

from __future__ import annotations

import json
from typing import Any

import providers
import pytest
from ledger_differences import DIFFERENT
from tiny_ledger import GET, GONE, LEDGER, SPEC, THING, document, edited

from clientwright.conformance.ledgers.ledger import assumed, compare, compare_names, differences, entries, read
from clientwright.pipeline.documents import join

PROVIDERS = sorted(providers.PROVIDERS)
SAME = {
    "as-it-is": ("/info/title", "Other"),
    "nullable-type-list": (f"{THING}/properties/colour", {"type": ["string", "null"], "enum": ["RED", "BLUE", None]}),
    "nullable-any-of": (
        f"{THING}/properties/colour",
        {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"type": "null"}]},
    ),
    "nullable-enum-of-null": (
        f"{THING}/properties/colour",
        {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"enum": [None]}]},
    ),
    "nullable-const-null": (
        f"{THING}/properties/colour",
        {"anyOf": [{"$ref": "#/components/schemas/Colour"}, {"const": None}]},
    ),
    "nullable-as-in-3.0": (
        f"{THING}/properties/colour",
        {"type": "string", "enum": ["RED", "BLUE", None], "nullable": True},
    ),
    "union-as-one-of": (f"{THING}/properties/size", {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
    "inline-not-referenced": (
        f"{GET}/responses/200/content/application~1json/schema",
        SPEC["components"]["schemas"]["ThingList"],
    ),
    "all-of-one": (f"{THING}/properties/id", {"allOf": [{"type": "string", "format": "uuid"}]}),
    "all-of-parts": (
        "/components/schemas/ThingList",
        {
            "allOf": [
                {
                    "type": "object",
                    "properties": {"data": SPEC["components"]["schemas"]["ThingList"]["properties"]["data"]},
                },
                {
                    "properties": {"links": {"additionalProperties": {"items": {"type": "string"}}}},
                    "required": ["data"],
                },
            ]
        },
    ),
    "security-on-the-operation": (f"{GET}/security", [{"bearer": []}]),
    "not-deprecated": (f"{GET}/deprecated", False),
    "open-by-name": (f"{THING}/additionalProperties", True),
}


@pytest.mark.parametrize(("pointer", "value"), SAME.values(), ids=SAME)
def test_what_means_the_same_agrees(pointer: str, value: Any) -> None:
    """A ledger speaks of the wire alone: how a schema says it, and what a component is called, is all one."""
    assert () == compare(document(edited(SPEC, pointer, value)), document(LEDGER, "ledger.json"))


@pytest.mark.parametrize(("pointer", "value", "expected"), DIFFERENT.values(), ids=DIFFERENT)
def test_every_difference_is_said_once(pointer: str, value: Any, expected: list[tuple[str, str, str]]) -> None:
    """Each way in which a spec can differ from a ledger gives its findings, at its place on the wire, and no others."""
    found = differences(document(edited(SPEC, pointer, value)), read(document(LEDGER, "ledger.json")))
    assert expected == [(one.rule.removeprefix("ledger-"), one.place, one.attribute) for one in found]


GRADES = {
    "stated": (f"{THING}/properties/id/type", "integer", "fact", "line 12"),
    "assumed": (f"{THING}/properties/id/type", ["string", "null"], "assumed", "assumed: never-null"),
    "elsewhere": (f"{THING}/properties/extra/type", "string", "fact", "line 17"),
    "source": (f"{THING}/properties/size/type", "string", "fact", "a guide"),
    "elsewhere-and-not-stated": (f"{THING}/properties/size/format", "x", "fact", "another guide"),
    "silent": (f"{THING}/properties/size/pattern", "x", "silent", "silence"),
    "closed": (f"{THING}/additionalProperties", False, "silent", "silence"),
    "missing": (f"{THING}/properties/id", GONE, "fact", "line 12"),
    "several-lines": (f"{THING}/properties/parts", GONE, "fact", "line 14, line 15"),
    "more": (f"{THING}/properties/more", {}, "fact", "Things"),
}


@pytest.mark.parametrize(("pointer", "value", "grade", "proof"), GRADES.values(), ids=GRADES)
def test_every_difference_is_graded(pointer: str, value: Any, grade: str, proof: str) -> None:
    """A difference tells whether the ledger's side is documented, assumed or mere silence, and where it is from."""
    first = next(differences(document(edited(SPEC, pointer, value)), read(document(LEDGER, "ledger.json"))))
    assert grade == first.grade
    assert proof == first.entry.proof(first.attribute)


def test_a_finding_names_both_sides() -> None:
    """A finding stands in the spec's file and says the wire place, what either side says, and where the ledger does."""
    spec = document(edited(SPEC, f"{THING}/properties/id/format", "uri"))
    (finding,) = compare(spec, document(LEDGER, "ledger.json"))
    line = document(LEDGER, "ledger.json").locate("/shapes/Thing/fields/id").line
    assert str(spec.locate(f"{THING}/properties/id").line) == str(finding.location.line)
    assert "spec.json" == finding.location.file
    assert "ledger-different" == finding.rule
    assert finding.message == (
        "GET /things 200 data[].id: format is uri here, and the ledger says uuid"
        f" (line 12; ledger.json:{line}); correct the one that is wrong."
    )


def test_a_missing_field_is_said_without_an_attribute() -> None:
    """A finding about something that is not there says so plainly."""
    spec = document(edited(SPEC, f"{GET}/responses/404", GONE))
    (finding,) = compare(spec, document(LEDGER, "ledger.json"))
    assert finding.message.startswith(
        "GET /things 404: is nothing here, and the ledger says there is this status (line 6;"
    )
    assert join(GET) == finding.pointer


def test_flags_are_said_in_the_words_of_json() -> None:
    """A finding writes true and false as the files do."""
    spec = document(edited(SPEC, "/paths/~1things/post/deprecated", GONE))
    (finding,) = compare(spec, document(LEDGER, "ledger.json"))
    assert "deprecated is false here, and the ledger says true" in finding.message


_JSON_VALUE = {"anyOf": [{"type": "string", "format": "uri"}, {"type": "array", "items": {"$ref": f"#{THING}"}}]}
CIRCLES: dict[str, tuple[Any, str]] = {
    "list-of-itself": ({"type": "array", "items": {"$ref": f"#{THING}"}}, "data[]"),
    "text-or-list-of-itself": (_JSON_VALUE, "data[]"),
    "choice-of-itself": ({"anyOf": [{"$ref": f"#{THING}"}, {"type": "null"}]}, "nothing but itself"),
    "part-of-itself": ({"allOf": [{"$ref": f"#{THING}"}]}, "nothing but itself"),
}


@pytest.mark.parametrize(("schema", "words"), CIRCLES.values(), ids=CIRCLES)
def test_a_schema_within_itself_is_compared(schema: Any, words: str) -> None:
    """A schema that contains itself, sensibly or not, comes to findings and to an end."""
    found = compare(document(edited(SPEC, THING, schema)), document(LEDGER, "ledger.json"))
    assert any(words in finding.message for finding in found)


@pytest.mark.parametrize("target", ["#/components/schemas/Nowhere", "other.yaml#/X", "#/components/schemas/AThing"])
def test_a_broken_reference_is_a_finding(target: str) -> None:
    """A reference that leads nowhere, elsewhere or around in a circle is reported and never a traceback."""
    spec = edited(SPEC, THING, {"$ref": target})
    assert {"reference-unresolved"} == {one.rule for one in compare(document(spec), document(LEDGER, "ledger.json"))}


def test_names_are_held_against_the_base_spec() -> None:
    """An operation id is compared where the document prints a name, and nowhere else."""
    ledger = document(LEDGER, "ledger.json")
    assert () == compare_names(document(SPEC), ledger)
    renamed = edited(edited(SPEC, f"{GET}/operationId", "list"), "/paths/~1things/post/operationId", "make")
    (finding,) = compare_names(document(renamed), ledger)
    assert "GET /things: operation is list here, and the ledger says listThings" in finding.message


def test_every_entry_is_given() -> None:
    """The entries of a ledger are all that has evidence of its own or of its parent, each once."""
    get, post = "/operations/GET ~1things", "/operations/POST ~1things"
    assert [
        "/servers/0", "/security/bearer", get, f"{get}/parameters/query page", f"{get}/responses/200",
        f"{get}/responses/200/headers/Retry-After", f"{get}/responses/404", post, f"{post}/request",
        f"{post}/responses/201", *(f"/shapes/Page/fields/{name}" for name in ("data", "links")),
        *(f"/shapes/Thing/fields/{name}" for name in ("id", "colour", "size", "parts", "extra")), "/examples/a.200",
    ] == [entry.pointer for entry in entries(read(document(LEDGER, "ledger.json")))]  # fmt: skip


def test_a_header_has_the_evidence_of_its_status() -> None:
    """A header that cites nothing stands on the line of its status."""
    found = read(document(LEDGER, "ledger.json")).operations["GET /things"].responses["200"].headers["Retry-After"]
    assert "line 5" == found.evidence


def test_assumptions_are_listed() -> None:
    """Every decision that nobody documented is listed with its place and reason, sorted by attribute."""
    found = assumed(read(document(LEDGER, "ledger.json")))
    assert [
        ("tiny", "nullable", "/shapes/Thing/fields/id", "never-null"),
        ("tiny", "required", "/shapes/Thing/fields/extra", "guess"),
    ] == [(one.provider, one.attribute, one.place, one.reason) for one in found]


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_spec_is_what_its_ledger_states(name: str) -> None:
    """The effective spec and the ledger say the same of the wire, and the base spec has the documented names."""
    found = providers.effective(name)
    assert () == compare(found.document, providers.ledger(name).file)
    assert () == compare_names(found.base, providers.ledger(name).file)


@pytest.mark.parametrize("name", PROVIDERS)
def test_assumptions_are_counted_over_all_entries(name: str) -> None:
    """What is published as assumed is every `assumed` mark of the ledger, and each has a reason that is a sentence."""
    ledger = providers.ledger(name)
    assert len(assumed(ledger)) == sum(len(entry.assumed) for entry in entries(ledger))
    assert len(assumed(ledger)) == json.dumps(ledger.file.data).count('"assumed"') + sum(
        len(entry.assumed) - 1 for entry in entries(ledger) if entry.assumed
    )
    assert [] == [reason for reason in ledger.reasons.values() if not reason.endswith(".")]
    assert name == ledger.provider
