"""Reusable actions, and what each version of the specification has."""

import json
from typing import Any

import pytest
from overlay_helping import INFO, REUSED, SET, brief, change, overlay, refused, spec

from clientwright.pipeline.overlay.parsing import parse
from clientwright.pipeline.overlay.queries import compiled, select


def test_r19_a_reusable_action_does_nothing_unless_it_is_referenced() -> None:
    """What stands in `components` has effect only where an action refers to it, as often as one does."""
    reference = {"$ref": "#/components/actions/set", "target": "$.a"}
    both = [reference, reference | {"target": "$.b"}]
    expected = {"a": {"x": 1}, "b": {"x": 1}}
    assert change({"a": {}, "b": {}}, *both, version="1.2.0", components=REUSED) == expected
    alone = {"target": "$", "update": {"y": 1}}
    assert change({}, alone, version="1.2.0", components=REUSED) == {"y": 1}


@pytest.mark.parametrize("fields", [{"remove": True}, {"copy": "$.b"}, {"update": {"c": 1}}], ids=json.dumps)
def test_r19_a_reusable_action_has_any_effect(fields: dict[str, Any]) -> None:
    """A reference does what an action with the same fields does."""
    data = {"a": {}, "b": {"c": 1}}
    named = {"$ref": "#/components/actions/it", "target": "$.a"}
    reused = change(data, named, version="1.2.0", components={"actions": {"it": {"fields": fields}}})
    assert reused == change(data, {"target": "$.a"} | fields, version="1.2.0")


@pytest.mark.parametrize(
    ("components", "expected"),
    [
        ([], [("overlay-type", "/components")]),
        ({"actions": []}, [("overlay-type", "/components/actions")]),
        ({"actions": {"a": 1}}, [("overlay-type", "/components/actions/a")]),
        ({"actions": {"a": {}}}, [("overlay-required", "/components/actions/a")]),
        ({"actions": {"a": {"fields": 1}}}, [("overlay-type", "/components/actions/a/fields")]),
        (
            {"actions": {"a": {"fields": {"remove": 1, "description": 1, "copy": "b"}, "description": 1}}},
            [
                ("overlay-type", "/components/actions/a/description"),
                ("overlay-type", "/components/actions/a/fields/remove"),
                ("overlay-type", "/components/actions/a/fields/description"),
                ("overlay-copy-syntax", "/components/actions/a/fields/copy"),
            ],
        ),
        (
            {"actions": {"a": {"fields": {"update": 1, "copy": "$"}}}},
            [("overlay-update-and-copy", "/components/actions/a/fields/copy")],
        ),
    ],
)
def test_r19_reusable_actions_are_checked_whether_used_or_not(components: Any, expected: list[tuple[str, str]]) -> None:
    """What is wrong with a reusable action is reported where it stands, once."""
    assert brief(refused(spec({}), overlay(SET, version="1.2.0", components=components))) == expected


@pytest.mark.parametrize(
    ("reference", "name"),
    [("set", "set"), ("a~1b", "a/b"), ("a~0b", "a~b"), ("~01", "~1"), ("a%20b", "a b"), ("x-y", "x-y")],
)
def test_r20_a_reference_names_its_action_as_a_json_pointer_does(reference: str, name: str) -> None:
    """`~0`, `~1` and percent-encoding in a reference stand for what they stand for in a pointer."""
    components = {"actions": {name: REUSED["actions"]["set"]}}
    action = {"$ref": f"#/components/actions/{reference}", "target": "$"}
    assert change({}, action, version="1.2.0", components=components) == {"x": 1}


@pytest.mark.parametrize(
    ("reference", "rule"),
    [
        ("#/components/actions/zet", "overlay-reference-unresolved"),
        ("#/components/actions/", "overlay-reference-syntax"),
        ("#/components/actions/a~2", "overlay-reference-syntax"),
        ("#/components/actions/a/b", "overlay-reference-syntax"),
        ("other.yaml#/components/actions/set", "overlay-reference-syntax"),
        ("set", "overlay-reference-syntax"),
        (None, "overlay-type"),
    ],
)
def test_r20_a_reference_that_leads_nowhere_is_refused(reference: Any, rule: str) -> None:
    """Only a reusable action of the same document can be referred to."""
    action = {"$ref": reference, "target": "$"}
    findings = refused(spec({}), overlay(action, version="1.2.0", components=REUSED))
    assert brief(findings) == [(rule, "/actions/0/$ref")]
    assert brief(refused(spec({}), overlay(action, version="1.2.0"))) == [(rule, "/actions/0/$ref")]


def test_r20_an_unresolved_reference_shows_what_there_is() -> None:
    """The names that can be referred to are part of the finding."""
    action = {"$ref": "#/components/actions/zet", "target": "$"}
    assert "(there: set)" in refused(spec({}), overlay(action, version="1.2.0", components=REUSED))[0].message
    assert "(there: none)" in refused(spec({}), overlay(action, version="1.2.0"))[0].message


def test_r20_a_reference_needs_a_target_of_its_own() -> None:
    """The target is the reference's, as the reusable action has none."""
    action = {"$ref": "#/components/actions/set"}
    findings = refused(spec({}), overlay(action, version="1.2.0", components=REUSED))
    assert brief(findings) == [("overlay-required", "/actions/0")]
    findings = refused(spec({}), overlay(action | {"target": "a"}, version="1.2.0", components=REUSED))
    assert brief(findings) == [("overlay-target-syntax", "/actions/0/target")]


@pytest.mark.parametrize(
    ("own", "fields", "outer", "expected"),
    [("r", "f", "o", "r"), (None, "f", "o", "f"), (None, None, "o", "o"), (None, None, None, None)],
)
def test_r20_the_description_of_the_reference_wins(
    own: str | None, fields: str | None, outer: str | None, expected: str | None
) -> None:
    """The nearest description is that of the action."""

    def described(text: str | None) -> dict[str, str]:
        return {} if text is None else {"description": text}

    reusable = {"fields": {"update": 1} | described(fields)} | described(outer)
    action = {"$ref": "#/components/actions/a", "target": "$"} | described(own)
    parsed, findings = parse(overlay(action, version="1.2.0", components={"actions": {"a": reusable}}))
    assert findings == []
    assert parsed
    assert parsed.actions[0].description == expected


@pytest.mark.parametrize(
    ("version", "fields", "action", "pointer"),
    [
        ("1.0.0", {}, {"target": "$", "copy": "$"}, "/actions/0/copy"),
        ("1.0.3", {}, {"target": "$", "$ref": "#/components/actions/set"}, "/actions/0/$ref"),
        ("1.1.0", {}, {"target": "$", "$ref": "#/components/actions/set"}, "/actions/0/$ref"),
        ("1.1.0", {"components": REUSED}, SET, "/components"),
        ("1.0.0", {"components": REUSED}, SET, "/components"),
        ("1.1.0", {"$self": "a"}, SET, "/$self"),
        ("1.0.0", {"info": INFO | {"description": "d"}}, SET, "/info/description"),
    ],
)
def test_what_a_version_lacks_is_refused_with_that_version(
    version: str, fields: Any, action: Any, pointer: str
) -> None:
    """A feature of a later version is an error that names both versions."""
    findings = refused(spec({}), overlay(action, version=version, **fields))
    assert brief(findings) == [("overlay-version-feature", pointer)]
    assert f"declares {version[:3]};" in findings[0].message
    needed = "1.1" if pointer in {"/actions/0/copy", "/info/description"} else "1.2"
    assert f"needs Overlay {needed}," in findings[0].message


@pytest.mark.parametrize(
    ("version", "fields", "action"),
    [
        ("1.1.0", {"info": INFO | {"description": "d"}}, {"target": "$.a", "copy": "$.b"}),
        ("1.2.0", {"$self": "o.json", "components": REUSED}, {"target": "$.a", "$ref": "#/components/actions/set"}),
    ],
)
def test_what_a_version_brings_is_accepted(version: str, fields: Any, action: Any) -> None:
    """A feature works in the version that brought it."""
    assert change({"a": {}, "b": {"x": 1}}, action, version=version, **fields)["a"] == {"x": 1}


@pytest.mark.parametrize(
    ("query", "data", "selected"),
    [
        ("$[?@.a == @.b]", [{"a": [True], "b": [1]}], []),
        ("$[?@.a == @.b]", [{"a": {"x": [0]}, "b": {"x": [False]}}], []),
        ("$[?@.a == @.b]", [{"a": {"x": [1, None]}, "b": {"x": [1.0, None]}}], [(0,)]),
        ("$[?@.a == @.b]", [{"a": {"x": 1}, "b": {"y": 1}}, {"a": [1], "b": [1, 1]}, {"a": [], "b": {}}], []),
        ("$[?@.a != @.b]", [{"a": [True], "b": [1]}, {"a": [1], "b": [1]}], [(0,)]),
        ("$[?@.a <= @.b]", [{"a": [True], "b": [1]}, {"a": [1], "b": [1]}], [(1,)]),
        ("$[?@.a < @.b]", [{"a": [1], "b": [2]}, {"a": [1], "b": [1]}], []),
        ("$[?@.a > @.b]", [{"a": [2], "b": [1]}, {"a": [1], "b": [1]}], []),
        ("$[?@ == 1]", [True, 1, 1.0], [(1,), (2,)]),
        ("$[?@.a == @.b]", [{}, {"a": 1}, {"a": None}], [(0,)]),
    ],
)
def test_true_is_not_one_at_any_depth(query: str, data: list[object], selected: list[tuple[object, ...]]) -> None:
    """Comparing objects and arrays tells booleans from numbers, as comparing them by themselves does (RFC 9535)."""
    assert selected == select(compiled(query), data)
