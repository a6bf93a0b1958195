import json
from pathlib import Path

import pytest
from evidence_cases import JSON, facts, grades, nodes, present, spec_of_body, subject
from tiny_ledger import LEDGER, SPEC, THING, edited

from clientwright.conformance.coverage.gathering import gather

BODY = f"GET /t > 200 > {JSON}"
ID = f"GET /things > 200 > {JSON} > data > [] > id"


def test_examples_speak_where_no_ledger_does(tmp_path: Path) -> None:
    """Without a ledger, what a printed example shows is documented, and all else is unstated."""
    schema = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "colour": {"type": ["string", "null"], "enum": ["RED", "BLUE", None]},
            "never": {"type": "integer", "minimum": 1},
        },
    }
    spec = spec_of_body(schema, [{"id": "x", "colour": "RED"}, {"id": "y", "colour": None}, {"id": "z"}])
    evidence = gather(subject(tmp_path, spec))
    d, u = "documented", "unstated"
    assert {"present": d, "type": d, "required": u, "nullable": u, "format": d} == grades(evidence, f"{BODY} > id")
    shown = {"present": d, "type": d, "required": d, "nullable": d, "enum RED": d, "enum BLUE": u}
    assert shown == grades(evidence, f"{BODY} > colour")
    never = {"present": u, "type": u, "required": d, "nullable": u, "minimum": u}
    assert never == grades(evidence, f"{BODY} > never")
    colour = facts(evidence, f"{BODY} > colour")
    lines = (tmp_path / "openapi.json").read_text().splitlines()
    for name, wanted in (("enum RED", '"colour": "RED"'), ("nullable", '"colour": null'), ("required", '"value": {')):
        file, _, line = (colour[name].example or "").rpartition(":")
        assert (str(tmp_path / "openapi.json"), wanted) == (file, lines[int(line) - 1].strip().rstrip(","))
        assert f"shown in {file}:{line}" == colour[name].proof
    own = facts(evidence, f"{BODY} > id")
    assert (None, None, "") == (own["required"].example, own["nullable"].example, colour["enum BLUE"].example)


def test_examples_lie_everywhere(tmp_path: Path) -> None:
    """Single examples, examples of parameters, and of schemas where the spec is the document, are examples too."""
    spec = spec_of_body({"$ref": "#/components/schemas/T"}, T={
        "type": "object", "properties": {"a": {"type": "string", "examples": ["x"]}, "b": {"type": "integer"},
        "c": {"type": "string"}}, "example": {"b": 1},
    })  # fmt: skip
    spec["paths"]["/t"]["get"]["responses"]["200"]["content"][JSON]["example"] = {"c": "c"}
    parameter = {"name": "q", "in": "query", "schema": {"type": "string"}}
    spec["paths"]["/t"]["get"]["parameters"] = [
        {**parameter, "example": "x"},
        {**parameter, "name": "r", "examples": {"one": {"value": "x"}}},
        {**parameter, "name": "s"},
    ]
    evidence = gather(subject(tmp_path, spec))
    parts = [f"{BODY} > a", f"{BODY} > b", f"{BODY} > c", *(f"GET /t > query {name}" for name in "qrs"), "GET /t > 200"]
    got = [grades(evidence, part)["present"] for part in parts]
    assert [*["documented"] * 5, "unstated", "documented"] == got


def test_a_ledger_makes_schemas_examples_the_authors_own(tmp_path: Path) -> None:
    """Beside a ledger, the examples within schemas are ours and show nothing."""
    spec = edited(SPEC, f"{THING}/properties/id/examples", ["x"])
    assert "" == facts(gather(subject(tmp_path, spec, LEDGER)), ID)["present"].example


def test_overlays_speak_by_their_evidence(tmp_path: Path) -> None:
    """What an overlay adds has the grade of its own action, and what it shows was observed."""
    target = "$.paths['/t'].get.responses['200'].content['application/json']"
    actions = [
        {"target": f"{target}.schema.properties", "x-evidence": {"grade": grade, "source": f"by {grade}"},
         "update": {grade: {"type": "string"}}}
        for grade in ("stated", "observed", "inferred")
    ]  # fmt: skip
    actions.append({"target": f"{target}.schema.properties", "update": {"bare": {"type": "string"}}})
    seen = {"target": target, "update": {"examples": {"seen": {"value": {"bare": "x", "inferred": "x", "own": None}}}}}
    spec = spec_of_body({"type": "object", "properties": {"own": {"type": "string"}}}, [])
    evidence = gather(subject(tmp_path, spec, overlays={"a-fix": actions, "b-fix": [seen]}))
    got = {name: present(evidence, f"{BODY} > {name}") for name in ("stated", "observed", "inferred")}
    expected = {"stated": "documented", "observed": "observed", "inferred": "assumed"}
    assert {name: (grade, f"by {name}") for name, grade in expected.items()} == got
    for name in ("bare", "own"):
        grade, proof = present(evidence, f"{BODY} > {name}")
        assert "observed" == grade
        assert proof.startswith(f"shown in {tmp_path / 'b-fix.overlay.json'}:")
    assert str(tmp_path / "a-fix.overlay.json") == facts(evidence, f"{BODY} > stated")["type"].place.file


@pytest.mark.parametrize(
    ("value", "chosen"),
    [
        ("x", 1),
        (3, 2),
        (True, 3),
        ({"kind": "b", "n": 1}, 5),
        ({"kind": "a"}, 4),
        ({"kind": "a", "n": 1}, 5),
        ([{"n": 1}], 6),
        ({"other": 1}, 0),
    ],
)
def test_an_example_shows_one_option_of_a_union(tmp_path: Path, value: object, chosen: int) -> None:
    """Of a union, an example shows the option that it fits best, and no other."""
    options = [
        {"type": "string"}, {"type": "integer"}, {"type": "boolean"},
        {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["a"]}}},
        {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["b", "a"]}, "n": {}}},
        {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "integer"}}}},
    ]  # fmt: skip
    evidence = gather(subject(tmp_path, spec_of_body({"oneOf": options}, [value])))
    shown = [grades(evidence, f"{BODY} > option {number}")["type"] == "documented" for number in range(1, 7)]
    assert [number == chosen for number in range(1, 7)] == shown


def test_maps_and_lists_of_types(tmp_path: Path) -> None:
    """The values of a map and each type of a list of types are parts of their own."""
    schema = {"type": "object", "properties": {"m": {"type": "object", "additionalProperties": {"type": "integer"}},
              "u": {"type": ["integer", "string", "null"]}}}  # fmt: skip
    evidence = gather(subject(tmp_path, spec_of_body(schema, [{"m": {"a": 1}, "u": "x"}])))
    assert "documented" == grades(evidence, f"{BODY} > m > {{}}")["type"]
    assert ["integer", "string"] == [node.type for node in nodes(evidence)[f"{BODY} > u"].children]
    assert ["unstated", "documented"] == [grades(evidence, f"{BODY} > u > option {n}")["type"] for n in (1, 2)]
    assert "map of integer" == nodes(evidence)[f"{BODY} > m"].type


def test_an_action_speaks_for_its_own_line(tmp_path: Path) -> None:
    """Where actions stand a line each, each speaks for what stands on its line."""
    of = subject(tmp_path, spec_of_body({"type": "object", "properties": {}}), overlays={"fix": []})
    target = "$.paths['/t'].get.responses['200'].content['application/json'].schema.properties"
    lines = [
        json.dumps({"target": target, "x-evidence": {"grade": grade}, "update": {grade: {"type": "string"}}})
        for grade in ("observed", "stated", "inferred")
    ]
    head = '{"overlay": "1.1.0", "info": {"title": "fix", "version": "1"}, "actions": [\n'
    of.provider.overlays[0].write_text(head + ",\n".join(lines) + "\n]}")
    evidence = gather(of)
    got = [present(evidence, f"{BODY} > {grade}")[0] for grade in ("observed", "stated", "inferred")]
    assert ["observed", "documented", "assumed"] == got
