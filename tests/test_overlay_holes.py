"""What the Overlay Specification leaves open, and what is done there; where findings stand."""

import json
from typing import Any

import pytest
from overlay_helping import brief, change, overlay, place, refused, spec, text

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Location, Severity
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply

HEAD = "overlay: 1.1.0\ninfo: {title: Test, version: 1.0.0}\nactions:\n"
SPEC = """\
openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
tags:
  - dogs
  - cats
components:
  schemas:
    Pet: {type: object}
"""


def written(actions: str, name: str = "o.yaml") -> Document:
    """Read actions, from line 4 on, as an overlay in YAML."""
    return loads(HEAD + actions, name)


def test_update_and_copy_together_are_an_error() -> None:
    """Two fields that cancel each other out are refused, in an action as it stands, null included."""
    for update in ({"a": 1}, None):
        action = {"target": "$.a", "update": update, "copy": "$"}
        assert brief(refused(spec({"a": 1}), overlay(action))) == [("overlay-update-and-copy", "/actions/0/copy")]


@pytest.mark.parametrize("action", [{}, {"remove": False}, {"description": "why"}, {"x-why": 1}], ids=json.dumps)
def test_an_action_with_nothing_to_do_is_a_warning(action: dict[str, Any]) -> None:
    """An action that neither updates, copies nor removes changes nothing, counts for nothing and is reported."""
    applied = apply(spec({"a": 1}), [overlay({"target": "$.a"} | action)])
    assert applied.document.data == {"a": 1}
    assert applied.actions == 0
    assert brief(applied.warnings) == [("overlay-action-empty", "/actions/0")]
    assert applied.warnings[0].severity is Severity.WARNING


@pytest.mark.parametrize("target", [{}, [], {"a": 1}, [1]], ids=json.dumps)
def test_null_onto_an_object_or_array_is_an_error_that_says_so(target: Any) -> None:
    """Null never wipes out an object or array, neither as the update nor as a member of it."""
    for action in ({"target": "$.t", "update": None}, {"target": "$", "update": {"t": None}}):
        findings = refused(spec({"t": target}), overlay(action))
        assert ["overlay-merge-incompatible"] == [finding.rule for finding in findings]
        assert findings[0].message.startswith("Null (some.overlay.json:1:")
        assert "null does not remove" in findings[0].message
    findings = refused(spec({"t": target}), overlay({"target": "$.t", "update": None}, version="1.0.0"))
    assert brief(findings) == [("overlay-merge-incompatible", "/actions/0/update")]


def test_null_replaces_primitives_and_is_inserted() -> None:
    """Null is a primitive: it replaces one and is inserted as one."""
    assert change({"a": 1}, {"target": "$.a", "update": None}) == {"a": None}
    assert change({"a": 1}, {"target": "$", "update": {"a": None, "b": None}}) == {"a": None, "b": None}


@pytest.mark.parametrize("update", [{}, []], ids=json.dumps)
def test_an_object_or_array_does_not_replace_null(update: Any) -> None:
    """Null in the document is a primitive too, which nothing but a primitive replaces."""
    findings = refused(spec({"a": None}), overlay({"target": "$.a", "update": update}))
    assert brief(findings) == [("overlay-merge-incompatible", "/actions/0/update")]
    assert "into null at /a (spec.json:1:2)" in findings[0].message


def test_the_specifications_own_structured_example_is_an_error_where_components_exist() -> None:
    """`components:` without a value is null, which is refused where the target has components, else inserted."""
    structured = written("  - target: $\n    update:\n      info: {x-a: 1}\n      components:\n      tags: []\n")
    findings = refused(loads(SPEC, "spec.yaml"), structured)
    assert brief(findings) == [("overlay-merge-incompatible", "/actions/0/update/components")]
    assert findings[0].location == place("o.yaml", 7, 7)
    assert findings[0].message == (
        "Null (o.yaml:7:7) cannot be merged into an object at /components (spec.yaml:8:1); "
        "null does not remove: leave it out, write `[null]` to append it, or use `remove`."
    )
    assert apply(spec({"info": {}}), [structured]).document.data["components"] is None


@pytest.mark.parametrize("query", ["$['a','a']", "$['a',*]", "$..a", "$..['a','a']"])
def test_a_node_that_is_selected_twice_is_changed_once(query: str) -> None:
    """Repeats in a node list are one node, for each effect."""
    assert change({"a": [1]}, {"target": query, "update": [2]}) == {"a": [1, 2]}
    assert change({"a": [1]}, {"target": query, "copy": "$.a"}) == {"a": [1, 1]}
    assert change({"a": [1]}, {"target": query, "remove": True}) == {}


def test_an_item_that_is_selected_twice_is_removed_once() -> None:
    """An index and its negative are one item."""
    assert change({"l": [1, 2, 3]}, {"target": "$.l[1,-2]", "remove": True}) == {"l": [1, 3]}


@pytest.mark.parametrize(
    ("data", "query", "left"),
    [
        ({"l": [0, 1, 2, 3]}, "$.l[3,0,1]", {"l": [2]}),
        ({"x": {"x": {"x": 1}}, "y": 1}, "$..x", {"y": 1}),
        ({"l": [{"l": [1, 2]}, 3]}, "$..l[0]", {"l": [3]}),
        ({"l": [[0, 1], [2, 3]]}, "$..[0]", {"l": [[3]]}),
        ({"a": {"b": 1}, "c": 2}, "$..*", {}),
        ({"l": [1] * 12}, "$.l[0,2,10,11]", {"l": [1] * 8}),
        ({"l": list(range(12))}, "$.l[2,10]", {"l": [0, 1, 3, 4, 5, 6, 7, 8, 9, 11]}),
    ],
)
def test_nested_and_neighbouring_nodes_are_removed_exactly(data: Any, query: str, left: Any) -> None:
    """Removing one node never moves or hides another that is to be removed."""
    assert change(data, {"target": query, "remove": True}) == left


def test_the_whole_document_is_not_removed() -> None:
    """`$` can be updated but not removed."""
    findings = refused(spec({"a": 1}), overlay({"target": "$", "remove": True}))
    assert brief(findings) == [("overlay-remove-root", "/actions/0/target")]


@pytest.mark.parametrize(
    ("data", "action", "expected"),
    [
        ({"a": {"b": {}}}, {"target": "$.a.b", "copy": "$.a"}, {"a": {"b": {"b": {}}}}),
        ({"a": {"b": {"c": 1}}}, {"target": "$.a", "copy": "$.a.b"}, {"a": {"b": {"c": 1}, "c": 1}}),
        ({"a": {"c": 1}}, {"target": "$.a", "copy": "$.a"}, {"a": {"c": 1}}),
        ({"l": [1, 2]}, {"target": "$.l", "copy": "$.l"}, {"l": [1, 2, 1, 2]}),
        ({"a": {}, "b": {}}, {"target": "$.*", "copy": "$"}, {k: {"a": {}, "b": {}} for k in "ab"}),
        ({"l": []}, {"target": "$.l", "copy": "$"}, {"l": [{"l": []}]}),
    ],
)
def test_a_copy_is_taken_before_anything_changes(data: Any, action: Any, expected: Any) -> None:
    """A node may be copied into itself, into its descendant, or to several targets that hold it."""
    assert change(data, action) == expected


def test_a_run_that_fails_half_way_leaves_everything_as_it_was() -> None:
    """An error in any action leaves the input untouched, and no result."""
    document = spec({"a": {"b": 1}, "c": [1]})
    fails = overlay(
        {"target": "$.c", "update": [2]}, {"target": "$.a", "update": {"b": []}}, {"target": "$.a", "remove": True}
    )
    before = text(document), text(fails)
    assert brief(refused(document, fails)) == [("overlay-merge-incompatible", "/actions/1/update/b")]
    assert before == (text(document), text(fails))


def test_one_run_shows_the_errors_of_all_actions() -> None:
    """An action that fails does not stop the next, of its own overlay or of another."""
    first = overlay(
        {"target": "$.zzz", "remove": True},
        {"target": "$", "update": {"a": {"y": 1}, "b": []}},
        {"target": "$..*", "update": 1},
        {"target": "$.a.y", "update": {}},
    )
    second = overlay({"target": "$", "remove": True}, {"target": "$.a", "copy": "$.b.c"})
    assert brief(refused(spec({"a": {}, "b": {}}), first, second)) == [
        ("overlay-target-unmatched", "/actions/0/target"),
        ("overlay-merge-incompatible", "/actions/1/update/b"),
        ("overlay-targets-mixed", "/actions/2/target"),
        ("overlay-merge-incompatible", "/actions/3/update"),
        ("overlay-remove-root", "/actions/0/target"),
        ("overlay-copy-single", "/actions/1/copy"),
    ]


def test_a_merge_shows_every_pair_that_does_not_fit() -> None:
    """All conflicts of one update are reported, for each target."""
    action = {"target": "$.*", "update": {"a": [], "b": {"c": {}}}}
    findings = refused(spec({"s": {"a": 1, "b": {"c": 1}}, "t": {"a": {}}}), overlay(action))
    below = "/actions/0/update"
    assert [f"{below}/a", f"{below}/b/c", f"{below}/a"] == [finding.pointer for finding in findings]
    assert ["/s/a", "/s/b/c", "/t/a"] == [finding.message.split(" at ")[1].split(" ")[0] for finding in findings]


def test_warnings_come_with_errors() -> None:
    """What is only a warning is reported beside the errors that stop a run."""
    findings = refused(spec({"a": 1}), overlay({"target": "$.a"}, {"target": "$.b", "remove": True}))
    assert brief(findings) == [
        ("overlay-action-empty", "/actions/0"),
        ("overlay-target-unmatched", "/actions/1/target"),
    ]


def test_aliases_in_the_target_are_nodes_of_their_own() -> None:
    """A change at one alias of a YAML node leaves the others alone."""
    document = loads("a: &it {b: 1}\nc: *it\nd: *it\n", "spec.yaml")
    applied = apply(document, [overlay({"target": "$.c", "update": {"b": 2}})])
    assert applied.document.data == {"a": {"b": 1}, "c": {"b": 2}, "d": {"b": 1}}


def test_nodes_that_are_shared_in_memory_are_unshared() -> None:
    """A document that was built with shared nodes is changed at one place only."""
    marks = Marks(Location("m"), {"x": Marks(Location("m"))})
    shared = {"x": 1}
    document = Document("spec.yaml", {"a": shared, "b": shared}, Marks(Location("m"), {"a": marks, "b": marks}))
    applied = apply(document, [overlay({"target": "$.a", "update": {"x": 2}})])
    assert applied.document.data == {"a": {"x": 2}, "b": {"x": 1}}
    assert applied.document.locate("/b/x") == Location("m")


def test_unquoted_keys_are_text() -> None:
    """A status code that is written as a number is selected as text."""
    document = loads("responses:\n  200: {a: 1}\n  no: {}\n", "spec.yaml")
    actions = "  - {target: \"$.responses['200']\", update: {a: 2}}\n  - {target: $.responses.no, remove: true}\n"
    assert apply(document, [written(actions)]).document.data == {"responses": {"200": {"a": 2}}}


def test_the_official_traits_example_is_not_rfc_9535() -> None:
    """The target of the traits example is refused where it stands, and its corrected form applied."""
    traits = "  - target: $.paths.*.get[?@.x-oai-traits.paged]\n    update: {a: 1}\n"
    findings = refused(loads(SPEC, "spec.yaml"), written(traits))
    assert [(f.rule, f.pointer, f.location) for f in findings] == [
        ("overlay-target-syntax", "/actions/0/target", place("o.yaml", 4, 5))
    ]
    correct = "$.paths.*.get[?@['x-oai-traits'].paged]"
    data: Any = {"paths": {"/a": {"get": {"op": {"x-oai-traits": {"paged": {}}}, "not": {}}}}}
    changed = change(data, {"target": correct, "update": {"p": 1}})
    assert changed["paths"]["/a"]["get"]["op"]["p"] == 1
    assert changed["paths"]["/a"]["get"]["not"] == {}
