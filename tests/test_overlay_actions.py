"""What each kind of action does."""

import json
from typing import Any

import pytest
from overlay_helping import SET, brief, change, overlay, refused, spec

from clientwright.pipeline.overlay import apply


def test_r12_a_target_that_selects_nothing_changes_nothing() -> None:
    """A target without nodes leaves the document as it is: a warning where allowed, else an error."""
    document, none = spec({"a": 1}), overlay({"target": "$.b", "update": 1}, SET)
    applied = apply(document, [none], allow_unmatched=True)
    assert applied.document.data == {"a": 1, "x": 1}
    assert applied.actions == 1
    assert [("overlay-target-unmatched", "warning")] == [(w.rule, w.severity) for w in applied.warnings]
    findings = refused(document, none)
    assert [("overlay-target-unmatched", "error")] == [(f.rule, f.severity) for f in findings]


def test_r13_overlay_1_0_takes_primitives_with_a_warning() -> None:
    """Overlay 1.0 forbids primitive targets; they are changed and removed all the same, with a warning."""
    actions = [{"target": "$.a", "update": 2}, {"target": "$.l[0]", "remove": True}]
    applied = apply(spec({"a": 1, "l": [1, 2]}), [overlay(*actions, version="1.0.0")])
    assert applied.document.data == {"a": 2, "l": [2]}
    assert applied.actions == 2
    assert [("overlay-primitive-target", "/actions/0/target"), ("overlay-primitive-target", "/actions/1/target")] == (
        brief(applied.warnings)
    )
    assert "a number (spec.json:1:2)" in applied.warnings[0].message
    later = apply(spec({"a": 1, "l": [1, 2]}), [overlay(*actions)])
    assert later.warnings == ()
    plain = overlay({"target": "$.o", "update": {"a": 1}}, {"target": "$.l", "remove": True}, version="1.0.0")
    assert apply(spec({"o": {}, "l": []}), [plain]).warnings == ()


@pytest.mark.parametrize("data", [{"o": {}, "l": []}, {"o": {}, "s": 1}, {"l": [], "s": None}], ids=json.dumps)
@pytest.mark.parametrize("effect", [{"update": {"a": 1}}, {"copy": "$.*.nothing"}], ids=json.dumps)
def test_r14_nodes_of_different_kinds_are_not_updated_at_once(data: Any, effect: Any) -> None:
    """Objects, arrays and primitives are never targets of one update or copy, from Overlay 1.1 on."""
    findings = refused(spec(data), overlay({"target": "$.*"} | effect))
    assert brief(findings) == [("overlay-targets-mixed", "/actions/0/target")]


def test_r14_primitives_of_different_types_are_of_one_kind_and_removal_takes_all() -> None:
    """Text, numbers, booleans and null are updated together; nodes of any kinds are removed together."""
    assert change({"a": 1, "b": "x", "c": None, "d": True}, {"target": "$.*", "update": 5}) == dict.fromkeys("abcd", 5)
    assert change({"a": 1, "b": [], "c": {}}, {"target": "$.*", "remove": True}) == {}


def test_r14_overlay_1_0_knows_no_such_limit() -> None:
    """Overlay 1.0 updates each node by its own kind."""
    changed = change({"o": {}, "l": []}, {"target": "$.*", "update": {"a": 1}}, version="1.0.0")
    assert changed == {"o": {"a": 1}, "l": [{"a": 1}]}


@pytest.mark.parametrize(
    ("version", "target", "update", "expected"),
    [
        ("1.0.0", {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ("1.1.0", {"a": 1}, {"b": 2}, {"a": 1, "b": 2}),
        ("1.0.0", [1], [2, 3], [1, [2, 3]]),
        ("1.1.0", [1], [2, 3], [1, 2, 3]),
        ("1.2.0", [1], [2, 3], [1, 2, 3]),
        ("1.1.0", [1], {"a": []}, [1, {"a": []}]),
        ("1.0.0", [1], {"a": []}, [1, {"a": []}]),
        ("1.1.0", [1], "x", [1, "x"]),
        ("1.1.0", [1], [[2]], [1, [2]]),
        ("1.1.0", [1], [None], [1, None]),
        ("1.1.0", [1], [], [1]),
        ("1.1.0", [1], [1], [1, 1]),
        ("1.1.0", 1, "x", "x"),
        ("1.1.0", "x", None, None),
        ("1.1.0", None, False, False),
    ],
)
def test_r15_the_kind_of_the_target_decides(version: str, target: Any, update: Any, expected: Any) -> None:
    """An object is merged, an array concatenated or appended to, a primitive replaced; 1.0 appends arrays whole."""
    assert change({"t": target}, {"target": "$.t", "update": update}, version=version) == {"t": expected}
    assert change(target, {"target": "$", "update": update}, version=version) == expected


@pytest.mark.parametrize(
    ("target", "update", "expected"),
    [
        ({"a": 1}, {"a": 2}, {"a": 2}),
        ({"a": 1}, {"a": "x"}, {"a": "x"}),
        ({"a": [1]}, {"a": [2]}, {"a": [1, 2]}),
        ({"a": {"b": 1, "c": 1}}, {"a": {"b": 2, "d": 3}}, {"a": {"b": 2, "c": 1, "d": 3}}),
        ({"a": 1}, {"b": {"c": [None]}}, {"a": 1, "b": {"c": [None]}}),
        ({"a": 1, "b": 1}, {"c": 3, "a": 2}, {"a": 2, "b": 1, "c": 3}),
        ({"a": None}, {"a": 1}, {"a": 1}),
        ({"a": 1}, {"a": None, "b": None}, {"a": None, "b": None}),
        ({"a": 1}, {}, {"a": 1}),
        ({"l": [{"a": 1}]}, {"l": [{"b": 2}]}, {"l": [{"a": 1}, {"b": 2}]}),
    ],
)
def test_r16_objects_are_merged_recursively(target: Any, update: Any, expected: Any) -> None:
    """Members of either side are kept, primitives replaced, arrays concatenated, objects merged, order kept."""
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        changed = change(target, {"target": "$", "update": update}, version=version)
        assert json.dumps(changed) == json.dumps(expected)


@pytest.mark.parametrize("target", [1, {"b": 1}, [1]], ids=json.dumps)
@pytest.mark.parametrize("update", [2, {"b": 2}, [2], None], ids=json.dumps)
def test_r16_other_combinations_are_errors(target: Any, update: Any) -> None:
    """A member is never replaced by one of another kind, at no depth."""
    families = [type(value) if isinstance(value, (dict, list)) else None for value in (target, update)]
    action = {"target": "$.o", "update": {"deep": {"a/b": update}}}
    document = spec({"o": {"deep": {"a/b": target}}})
    if families[0] == families[1]:
        assert apply(document, [overlay(action)]).actions == 1
        return
    findings = refused(document, overlay(action))
    assert brief(findings) == [("overlay-merge-incompatible", "/actions/0/update/deep/a~1b")]


def test_r17_remove_silences_update_and_copy() -> None:
    """`remove: true` removes and does nothing else; `remove: false` leaves update and copy to work."""
    data = {"a": {"b": 1}}
    assert change(data, {"target": "$.a", "remove": True, "update": {"c": 1}}) == {}
    assert change(data, {"target": "$.a", "remove": True, "copy": "$.zzz", "update": 1}) == {}
    assert change(data, {"target": "$.a", "remove": False, "update": {"c": 1}}) == {"a": {"b": 1, "c": 1}}
    assert change(data, {"target": "$.a", "remove": False, "copy": "$.a"}) == data


@pytest.mark.parametrize(
    ("data", "source", "expected"),
    [
        ({"t": {"a": 1}, "s": {"b": [1]}}, "$.s", {"t": {"a": 1, "b": [1]}, "s": {"b": [1]}}),
        ({"t": [1], "s": [2]}, "$.s", {"t": [1, 2], "s": [2]}),
        ({"t": [1], "s": {"a": 2}}, "$.s", {"t": [1, {"a": 2}], "s": {"a": 2}}),
        ({"t": 1, "s": "x"}, "$.s", {"t": "x", "s": "x"}),
        ({"t": 1, "s": "x"}, "$['s','s']", {"t": "x", "s": "x"}),
        ({"t": 1, "s": [{"k": 7}]}, "$.s[?@.k].k", {"t": 7, "s": [{"k": 7}]}),
    ],
)
def test_r18_copy_merges_one_node_of_the_document(data: Any, source: str, expected: Any) -> None:
    """`copy` works like `update` with the value that its query selects."""
    for version in ("1.1.0", "1.2.0"):
        assert change(data, {"target": "$.t", "copy": source}, version=version) == expected


@pytest.mark.parametrize(("source", "count"), [("$.zzz", "none"), ("$.*", "2")])
def test_r18_copy_selects_exactly_one_node(source: str, count: str) -> None:
    """A copy of no node or of several is an error that says how many there are."""
    findings = refused(spec({"a": 1, "b": 2}), overlay({"target": "$.a", "copy": source}))
    assert brief(findings) == [("overlay-copy-single", "/actions/0/copy")]
    assert f"selects {count};" in findings[0].message


def test_r18_copy_sees_the_document_as_the_actions_before_left_it() -> None:
    """The source of a copy is the document so far, not the one that was read."""
    actions = [{"target": "$", "update": {"s": {"n": 2}}}, {"target": "$.t", "copy": "$.s"}]
    assert change({"t": {}, "s": {"n": 1}}, *actions) == {"t": {"n": 2}, "s": {"n": 2}}


@pytest.mark.parametrize("query", ["s", "$[", 5])
def test_r18_copy_is_a_query(query: Any) -> None:
    """The source of a copy is checked before anything is applied."""
    rule = "overlay-type" if query == 5 else "overlay-copy-syntax"
    assert brief(refused(spec({}), overlay({"target": "$", "copy": query}))) == [(rule, "/actions/0/copy")]
