from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from generation_helping import answer, document, found, module, sent, spec

from clientwright.pipeline.findings import PipelineError, Severity
from clientwright.pipeline.generation import generate, writing
from clientwright.pipeline.generation.normalise import normalise

REF = "#/components/schemas/"
HALF = "\ud800"
UNWRITABLE: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "enum": (spec(schemas={"A": {"enum": ["a", HALF]}}), ("name-unwritable", "/components/schemas/A/enum/1")),
    "const": (spec(schemas={"A": {"const": HALF}}), ("name-unwritable", "/components/schemas/A/const")),
    "property": (
        spec(schemas={"A": {"type": "object", "properties": {HALF: {}}}}),
        ("name-unwritable", f"/components/schemas/A/properties/{HALF}"),
    ),
    "path": (spec({f"/a{HALF}": {"get": {"responses": {}}}}), ("path-unsupported", f"/paths/~1a{HALF}/get")),
    "control": (spec({"/a\n": {"get": {"responses": {}}}}), ("path-unsupported", "/paths/~1a\n/get")),
    "response": (spec({"/a": {"get": {"responses": {"200": 5}}}}), ("not-an-object", "/paths/~1a/get/responses/200")),
    "type": (spec(schemas={"A": {"type": {}}}), ("type-unreadable", "/components/schemas/A/type")),
    "circle": (spec(schemas={"A": {"$ref": f"{REF}A"}}), ("reference-circular", "/components/schemas/A")),
    "required": (
        spec(schemas={"A": {"type": "object", "properties": {}, "required": [{}]}}),
        ("generator-unreadable", "/components/schemas/A/required/0"),
    ),
    "path-item": (spec({"/a": [1]}), ("not-an-object", "/paths/~1a")),
}


@pytest.mark.parametrize("case", UNWRITABLE)
def test_what_no_code_can_hold_is_found(tmp_path: Path, case: str) -> None:
    """Half a surrogate pair in what is sent, and a node of the wrong kind, are findings where they stand."""
    data, expected = UNWRITABLE[case]
    assert [expected] == found(data, tmp_path)


def test_half_a_character_in_prose_does_no_harm(tmp_path: Path) -> None:
    """Prose with half a surrogate pair or control characters is generated, and openapi.json keeps it."""
    prose = f"a{HALF}\0\u202e'''\"\"\"\\"
    schemas = {
        "A": {
            "type": "object",
            "description": prose + "y" * 5000,
            "example": {"a": prose},
            "properties": {"b": {"type": "string", "title": prose, "default": HALF}},
        }
    }
    get = {"summary": prose, "description": prose, "tags": [prose], **answer({"$ref": f"{REF}A"})}
    data = {**spec({"/a": {"get": get}}, schemas), "x-any": {"a": HALF}}
    data["info"]["title"] = prose
    generate(document(data), "prose", tmp_path)
    package = tmp_path / "prose_client"
    assert data == json.loads((package / "openapi.json").read_bytes())
    assert "b: str | Unset = UNSET" in (package / "models" / "a.py").read_text("utf-8")


def test_values_of_the_document_are_not_touched(tmp_path: Path) -> None:
    """Examples that look like schemas are kept as they are, whatever is rewritten around them."""
    example = {"oneOf": ["a", "b"], "default": 1, "$ref": f"{REF}L", "properties": {"default": {"default": []}}}
    names = {"default": {"type": "integer", "default": 5}, "oneOf": {"type": "string"}, "properties": {}}
    schemas = {
        "L": {"type": "array", "items": {"$ref": f"{REF}L"}, "example": example},
        "A": {"type": "object", "properties": names, "example": example},
    }
    data = spec(schemas=schemas)
    generate(document(data), "values", tmp_path)
    assert data == json.loads((tmp_path / "values_client" / "openapi.json").read_bytes())
    written = (tmp_path / "values_client" / "models" / "a.py").read_text("utf-8")
    assert "default: int | Unset = 5" in written
    assert 'one_of: str | Unset = field(default=UNSET, metadata={"name": "oneOf"})' in written


NUMBER, TEXT = {"type": "number"}, {"type": "string"}
OVERRIDES: dict[str, tuple[Any, Any, Any]] = {
    "number-to-enum": (NUMBER, {"type": "number", "enum": [401]}, {"$ref": f"{REF}BP"}),
    "number-to-integer": (NUMBER, {"type": "integer"}, {"type": "integer"}),
    "null-taken-away": ({"type": ["string", "null"]}, TEXT, TEXT),
    "text-to-format": (TEXT, {"type": "string", "format": "uuid"}, {"type": "string", "format": "uuid"}),
    "format-stays": ({"type": "string", "format": "uuid"}, TEXT, {"type": "string", "format": "uuid"}),
    "object-to-object": ({"$ref": f"{REF}C"}, {"$ref": f"{REF}D"}, {"$ref": f"{REF}D"}),
    "object-to-untyped": ({"$ref": f"{REF}C"}, {"properties": {"d": TEXT}}, {"$ref": f"{REF}BP"}),
    "array-to-array": (
        {"type": "array", "items": TEXT},
        {"type": "array", "items": NUMBER},
        {"type": "array", "items": NUMBER},
    ),
    "union-to-constant": ({"oneOf": [TEXT, NUMBER]}, {"const": 5}, {"const": 5}),
    "anything-to-text": ({}, TEXT, TEXT),
    "text-to-anything": (TEXT, {}, TEXT),
    "same": (TEXT, {"type": "string", "description": "d"}, None),
    "contradiction": (TEXT, NUMBER, None),
    "union-to-wider": (TEXT, {"oneOf": [TEXT, NUMBER]}, None),
}


@pytest.mark.parametrize("case", OVERRIDES)
def test_a_schema_may_narrow_its_parents(case: str) -> None:
    """The narrower of two schemas of one property holds; where neither is, and where they agree, `allOf` stays."""
    wide, narrow, expected = OVERRIDES[case]
    schemas = {
        "A0": {"type": "object", "required": ["q"], "properties": {"p": wide, "q": TEXT}},
        "A": {"allOf": [{"$ref": f"{REF}A0"}, {"type": "object", "properties": {"z": TEXT}, "required": ["z"]}]},
        "B": {"allOf": [{"$ref": f"{REF}A"}, {"type": "object", "properties": {"p": narrow}, "required": ["p"]}]},
        "C": {"type": "object"},
        "D": {"type": "object", "properties": {"d": TEXT}},
    }
    component = normalise(document(spec(schemas=schemas))).data["components"]["schemas"]["B"]
    if expected is None:
        assert "properties" not in component
        return
    assert expected == component["properties"]["p"]
    assert (["q", "z", "p"], {"p", "q", "z"}) == (component["required"], set(component["properties"]))


NARROW = {"type": "object", "properties": {"p": {"type": "string", "format": "uuid"}}}
REFUSED: dict[str, dict[str, Any]] = {
    "union": {"B": {"allOf": [{"$ref": f"{REF}A"}, {"$ref": f"{REF}U"}, NARROW]}},
    "union-of-parents": {
        "P": {"allOf": [{"$ref": f"{REF}A"}, {"$ref": f"{REF}U"}]},
        "B": {"allOf": [{"$ref": f"{REF}P"}, NARROW]},
    },
    "circle": {
        "P": {"allOf": [{"$ref": f"{REF}B"}, {"$ref": f"{REF}A"}]},
        "B": {"allOf": [{"$ref": f"{REF}P"}, NARROW]},
    },
}


@pytest.mark.parametrize("case", REFUSED)
def test_only_objects_are_merged(case: str) -> None:
    """A schema with a parent that is a union, or with itself as a parent, is left to the generator to refuse."""
    base = {"type": "object", "properties": {"p": TEXT}}
    schemas = {"A": base, "U": {"oneOf": [{"$ref": f"{REF}A"}, {"type": "string"}]}, **REFUSED[case]}
    assert "allOf" in normalise(document(spec(schemas=schemas))).data["components"]["schemas"]["B"]


def test_what_stands_beside_a_reference_counts() -> None:
    """A component with a reference and properties has both, and keywords without a class of theirs do no harm."""
    beside = {"properties": {"q": TEXT}, "discriminator": 5, "xml": 5, "title": 5}
    schemas = {"A": {"type": "object"}, "B": {"$ref": f"{REF}A", **beside}, "C": {"allOf": [beside, {"title": "x"}]}}
    components = normalise(document(spec(schemas=schemas))).data["components"]["schemas"]
    assert {"allOf": [{"$ref": f"{REF}A"}, {"properties": {"q": TEXT}}], "type": "object"} == components["B"]
    assert {"properties": {"q": TEXT}, "type": "object"} == components["C"]


def test_a_file_has_no_default() -> None:
    """The default of a field of a form that is a file is left out."""
    field = {"type": "string", "format": "binary", "default": "x"}
    post = {"post": sent({"type": "object", "properties": {"f": field}}, "multipart/form-data")}
    components = normalise(document(spec({"/a": post}))).data["components"]["schemas"]
    assert ["default" in one["properties"]["f"] for one in components.values()] == [False]


def test_a_narrowed_property_is_generated(tmp_path: Path) -> None:
    """What the generator itself cannot merge gives a class with the narrower type."""
    schemas = {
        "A": {"type": "object", "properties": {"status": NUMBER, "when": TEXT}},
        "B": {"allOf": [{"$ref": f"{REF}A"}, {"properties": {"when": {"type": "string", "format": "date"}}}]},
        "E": {"allOf": [{"$ref": f"{REF}A"}, {"properties": {"status": {"type": "number", "enum": [401]}}}]},
    }
    generate(document(spec(schemas=schemas)), "narrow", tmp_path)
    models = module("narrow_client.models", tmp_path)
    assert models.B.from_dict({"when": "2024-01-01"}).when == dt.date(2024, 1, 1)
    assert models.E.from_dict({"status": 401}).status is models.EStatus.VALUE_401


def test_no_foreign_exception_leaves_the_generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever fails inside is a finding that says what; a full disk is not the document's fault."""

    def fail(*_: Any) -> None:
        raise failure

    monkeypatch.setattr(writing, "repair", fail)
    failure: Exception = RecursionError("too deep")
    with pytest.raises(PipelineError) as caught:
        generate(document(spec()), "x", tmp_path / "a")
    assert [("generator-crashed", Severity.ERROR)] == [(one.rule, one.severity) for one in caught.value.findings]
    assert "RecursionError('too deep')" in str(caught.value)
    failure = OSError("full")
    with pytest.raises(OSError, match="full"):
        generate(document(spec()), "x", tmp_path / "b")
