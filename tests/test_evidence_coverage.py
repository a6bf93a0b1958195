from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from evidence_cases import JSON, PROJECT, facts, grades, nodes, present, spec_of_body, subject
from providers import PROVIDERS, ledger
from tiny_ledger import GONE, LEDGER, SPEC, THING, edited

from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.values import Evidence, below
from clientwright.conformance.ledgers.ledger import assumed
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.findings import PipelineError

NULLABLE = {"oneOf": [{"$ref": f"#{THING}"}, {"type": "null"}]}
PAGE = f"GET /things > 200 > {JSON}"
ITEM = f"{PAGE} > data > []"


def tiny(folder: Path, spec: Any = SPEC, ledger: Any = LEDGER) -> Evidence:
    """Gather the evidence of the tiny spec and its ledger."""
    return gather(subject(folder, spec, ledger))


def test_a_ledger_grades_by_line_source_and_reason(tmp_path: Path) -> None:
    """A line is documented, a source observed, and an assumption carries the sentence of its reason."""
    evidence = tiny(tmp_path)
    got = {name: (fact.grade, fact.proof) for name, fact in facts(evidence, f"{ITEM} > id").items()}
    line = ("documented", "line 12")
    null = ("assumed", "Null is never shown.")
    assert {"present": line, "required": line, "type": line, "nullable": null, "format": line} == got
    size = facts(evidence, f"{ITEM} > size")
    assert [("observed", "a guide")] * 2 == [(size[name].grade, size[name].proof) for name in ("present", "type")]
    extra = {name: (fact.grade, fact.proof) for name, fact in facts(evidence, f"{ITEM} > extra").items()}
    assert {
        "present": ("documented", "line 16"),
        "type": ("documented", "line 17"),
        "required": ("assumed", "A guess."),
        "nullable": ("documented", "line 16"),
        "deprecated": ("documented", "line 16"),
    } == extra
    assert "lines 14, 15" == facts(evidence, f"{ITEM} > parts")["present"].proof


def test_every_part_of_an_operation_is_there(tmp_path: Path) -> None:
    """Parameters, requests, statuses, headers and bodies each stand once, with what is stated of each."""
    evidence = tiny(tmp_path)
    top = {path: grades(evidence, path) for path in nodes(evidence) if path.count(" > ") < 2}
    d = "documented"
    assert {
        "GET /things": {"present": d, "deprecated": d, "security": d},
        "GET /things > query page": {"present": d, "required": d, "type": d, "default": d},
        "GET /things > 200": {"present": d},
        "GET /things > 404": {"present": d},
        "POST /things": {"present": d, "deprecated": d, "security": d},
        "POST /things > request": {"present": d, "required": d},
        "POST /things > 201": {"present": d},
    } == top
    assert {"present": d, "type": d} == grades(evidence, PAGE)
    assert {"present": d, "type": d} == grades(evidence, "GET /things > 200 > Retry-After")
    assert {"present": d} == grades(evidence, "POST /things > 201 > text/plain")
    assert {"enum BLUE", "enum RED"} < facts(evidence, f"{ITEM} > colour").keys()


def test_the_provider_speaks_on_other_pages_too(tmp_path: Path) -> None:
    """A source on the host of the document is documented; on another it is observed."""
    for source, grade in (("things.example/guide", "documented"), ("others.example/things.example", "observed")):
        other = edited(LEDGER, "/shapes/Thing/fields/size/source", source)
        assert (grade, source) == present(tiny(tmp_path, ledger=other), f"{ITEM} > size")


@pytest.mark.parametrize(
    ("pointer", "value", "path", "names"),
    [
        (f"{THING}/required", [], f"{ITEM} > id", {"required"}),
        (f"{THING}/properties/id/format", "date", f"{ITEM} > id", {"format"}),
        (f"{THING}/properties/id/type", "integer", f"{ITEM} > id", {"type"}),
        (f"{THING}/properties/id/type", ["string", "null"], f"{ITEM} > id", {"nullable"}),
        (f"{THING}/properties/size/maximum", 3, f"{ITEM} > size", {"maximum"}),
        (f"{THING}/properties/extra/deprecated", GONE, f"{ITEM} > extra", set()),
        ("/components/schemas/Colour/type", "integer", f"{ITEM} > colour", {"type"}),
        (f"{THING}/properties/parts/items", NULLABLE, f"{ITEM} > parts > []", {"nullable"}),
        ("/components/schemas/Colour/enum/2", "GREEN", f"{ITEM} > colour", {"enum GREEN"}),
        ("/paths/~1things/get/parameters/0/schema/default", 2, "GET /things > query page", {"default"}),
        ("/paths/~1things/get/deprecated", True, "GET /things", {"deprecated"}),
        (f"{THING}/properties/new", {"type": "string"}, f"{ITEM} > new", {"present", "type", "required", "nullable"}),
        ("/paths/~1things/get/responses/500", {"description": "No."}, "GET /things > 500", {"present"}),
    ],
)
def test_a_ledger_proves_nothing_that_it_contradicts(
    tmp_path: Path, pointer: str, value: object, path: str, names: set[str]
) -> None:
    """What the spec states otherwise than its ledger, or alone, is unstated, and nothing else is."""
    evidence = tiny(tmp_path, edited(SPEC, pointer, value))
    unstated = {
        (where, name) for where in nodes(evidence) for name, grade in grades(evidence, where).items()
        if grade == "unstated"
    }  # fmt: skip
    assert {(path, name) for name in names} == unstated
    said = [facts(evidence, path)[name].proof for name in names if "present" not in names]
    silent = names == {"maximum"} or path.endswith("[]")
    start, file = ("", "") if silent else ("the ledger says otherwise: ", str(tmp_path / "ledger.yaml"))
    assert all(proof.startswith(start) and file in proof and bool(proof) != silent for proof in said)


def test_a_type_within_itself_stands_once(tmp_path: Path) -> None:
    """A shared or recursive schema is shown at its first place; all others lead there."""
    evidence = tiny(tmp_path)
    parts = nodes(evidence)[f"{ITEM} > parts > []"]
    assert (nodes(evidence)[ITEM].anchor, ()) == (parts.same_as, parts.children)
    assert nodes(evidence)[f"POST /things > request > {JSON}"].same_as == parts.same_as != ""
    anchors = Counter(node.anchor for node in nodes(evidence).values() if node.anchor)
    assert {1} == set(anchors.values())
    tree = {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Tree"}}
    lists = {"type": "array", "items": {"$ref": "#/components/schemas/Lists"}}
    for name, schema in (("Tree", tree), ("Lists", lists)):
        found = nodes(
            gather(subject(tmp_path, spec_of_body({"$ref": f"#/components/schemas/{name}"}, **{name: schema})))
        )
        assert 4 == len(found)


def test_shared_parameters_are_graded_once_without_a_ledger(tmp_path: Path) -> None:
    """A parameter of several operations has its facts at the first of them."""
    spec = spec_of_body({"type": "string"})
    spec["components"]["parameters"] = {"q": {"name": "q", "in": "query", "schema": {"type": "string"}}}
    operation = {**spec["paths"]["/t"]["get"], "parameters": [{"$ref": "#/components/parameters/q"}]}
    spec["paths"]["/t"] = {"get": operation, "put": operation}
    first, second = (nodes(gather(subject(tmp_path, spec)))[f"{method} /t > query q"] for method in ("GET", "PUT"))
    assert (first.anchor, ()) == (second.same_as, second.facts)
    assert first.facts


def test_each_use_of_a_shared_list_has_its_own_evidence(tmp_path: Path) -> None:
    """What a ledger states of two fields holds for each of them, also where the spec gives both one schema."""
    tags = {"$ref": "#/components/schemas/Tags"}
    spec = edited(SPEC, "/components/schemas/Tags", {"type": "array", "items": {"type": "string"}})
    spec = edited(edited(spec, f"{THING}/properties/a", tags), f"{THING}/properties/b", tags)
    entry = {"line": 20, "type": "array of string", "required": False, "nullable": False}
    stated = edited(LEDGER, "/shapes/Thing/fields/a", entry)
    stated = edited(stated, "/shapes/Thing/fields/b", {**entry, "assumed": {"type": "guess"}})
    evidence = tiny(tmp_path, spec, stated)
    assert ["documented", "assumed"] == [grades(evidence, f"{ITEM} > {name} > []")["type"] for name in "ab"]


def test_another_media_type_is_another_body(tmp_path: Path) -> None:
    """What a ledger states of a body says nothing of one with another media type."""
    at = "/paths/~1things/get/responses/200/content"
    other = {"application/xml": {"schema": {"$ref": "#/components/schemas/ThingList"}}}
    path = "GET /things > 200 > application/xml"
    evidence = tiny(tmp_path, edited(SPEC, at, other))
    assert {"present": "unstated", "type": "unstated"} == grades(evidence, path)
    assert ("unstated", "") == present(evidence, f"{path} > data")


@pytest.mark.parametrize("schema", [{"$ref": "#/nowhere"}, None, {"$ref": "#/components/schemas/Self"}])
def test_what_cannot_be_read_is_a_finding(tmp_path: Path, schema: object) -> None:
    """A reference that leads nowhere or to itself is a finding with a place, and no traceback."""
    itself = {"oneOf": [{"$ref": "#/components/schemas/Self"}]}
    with pytest.raises(PipelineError) as caught:
        gather(subject(tmp_path, spec_of_body(schema, Self=itself)))
    assert ["reference-unresolved"] == [finding.rule for finding in caught.value.findings]


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_assumption_of_our_ledgers_is_shown(name: str) -> None:
    """Our specs state nothing without a voice, and the assumed statements are those that the ledger lists."""
    evidence = gather(Subject(PROVIDERS[name], PROJECT))
    parts = [part for operation in evidence.operations for part in below(operation)]
    inner = {"items", "values", "option"}
    got = Counter(fact.grade for part in parts if part.kind not in inner for fact in part.facts)
    outside = ("/servers", "/security")
    listed = [one for one in assumed(ledger(name)) if not one.place.startswith(outside)]
    assert (len(listed), 0) == (got["assumed"], got["unstated"])


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_place_can_be_opened(name: str) -> None:
    """Each statement and each example names a line that is there."""
    evidence = gather(Subject(PROVIDERS[name], PROJECT))
    every = [fact for operation in evidence.operations for part in below(operation) for fact in part.facts]
    places = {(fact.place.file, fact.place.line) for fact in every}
    for fact in every:
        if fact.example:
            file, _, line = fact.example.rpartition(":")
            places.add((file, int(line)))
    lengths = {file: len(Path(file).read_text("utf-8").splitlines()) for file, _ in places}
    assert [] == [(file, line) for file, line in places if not 1 <= line <= lengths[file]]
