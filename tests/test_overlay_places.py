"""Where findings stand, where nodes come from, and what nothing is shared between."""

from typing import Any

from overlay_helping import brief, change, overlay, place, refused, spec, text

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Location
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


def test_an_incompatible_merge_names_both_types_and_both_places() -> None:
    """The finding stands at the update and names the node of the document."""
    findings = refused(loads(SPEC, "spec.yaml"), written("  - target: $\n    update:\n      tags:\n        name: x\n"))
    assert [(f.rule, f.pointer, f.location, f.message) for f in findings] == [
        (
            "overlay-merge-incompatible",
            "/actions/0/update/tags",
            place("o.yaml", 6, 7),
            (
                "An object (o.yaml:6:7) cannot be merged into an array at /tags (spec.yaml:5:1); "
                "give a value of the same type, or remove the old one first."
            ),
        )
    ]


def test_an_incompatible_copy_names_the_source_and_the_target() -> None:
    """The finding stands at the copy and names both nodes of the document."""
    findings = refused(loads(SPEC, "spec.yaml"), written("  - target: $.info\n    copy: $.tags\n"))
    assert [(f.rule, f.pointer, f.location, f.message) for f in findings] == [
        (
            "overlay-merge-incompatible",
            "/actions/0/copy",
            place("o.yaml", 5, 5),
            (
                "An array (spec.yaml:5:1) cannot be merged into an object at /info (spec.yaml:2:1); "
                "give a value of the same type, or remove the old one first."
            ),
        )
    ]
    root = refused(spec({}), overlay({"target": "$", "update": "x"}))
    assert "A string (some.overlay.json:1:" in root[0].message
    assert "into an object at the root (spec.json:1:1)" in root[0].message


def test_a_conflict_between_parts_of_one_document_stands_at_the_copy() -> None:
    """A conflict below a copied node is located at the `copy`, as the overlay has nothing below it."""
    findings = refused(spec({"a": {"x": 1}, "b": {"x": []}}), overlay({"target": "$.a", "copy": "$.b"}))
    assert brief(findings) == [("overlay-merge-incompatible", "/actions/0/copy")]
    assert "at /a/x (spec.json" in findings[0].message


def test_mixed_kinds_name_one_node_of_each() -> None:
    """The finding shows a node of each kind that the target selects."""
    findings = refused(loads(SPEC, "spec.yaml"), written("  - target: $.*\n    update: {a: 1}\n"))
    assert findings[0].location == place("o.yaml", 4, 5)
    assert "(a string at spec.yaml:1:1, an object at spec.yaml:2:1, an array at spec.yaml:5:1)" in findings[0].message


def test_an_unmatched_target_is_located() -> None:
    """The finding stands at the target that selects nothing."""
    findings = refused(loads(SPEC, "spec.yaml"), written("  - update: {a: 1}\n    target: $.servers\n"))
    assert [(f.rule, f.location) for f in findings] == [("overlay-target-unmatched", place("o.yaml", 5, 5))]


def test_findings_of_a_reusable_action_stand_in_it() -> None:
    """A conflict in a referenced action is located at the value, which stands in `components`."""
    components: Any = {"actions": {"a/b": {"fields": {"update": {"x": []}}}}}
    action = {"$ref": "#/components/actions/a~1b", "target": "$"}
    findings = refused(spec({"x": 1}), overlay(action, version="1.2.0", components=components))
    assert brief(findings) == [("overlay-merge-incompatible", "/components/actions/a~1b/fields/update/x")]
    copying = {"actions": {"a": {"fields": {"copy": "$.no"}}}}
    action = {"$ref": "#/components/actions/a", "target": "$"}
    findings = refused(spec({"x": 1}), overlay(action, version="1.2.0", components=copying))
    assert brief(findings) == [("overlay-copy-single", "/components/actions/a/fields/copy")]


def test_every_node_is_located_where_it_was_written() -> None:
    """In the result a node from the document is placed there, a node from an overlay in that overlay."""
    actions = (
        "  - target: $.info\n"
        "    update:\n"
        "      title: Dogs\n"
        "      contact: {name: Me}\n"
        "  - target: $.tags\n"
        "    update: [birds]\n"
        "  - target: $.tags[0]\n"
        "    update: wolves\n"
        "  - target: $.tags[1]\n"
        "    remove: true\n"
        "  - target: $\n"
        "    copy: $.components.schemas\n"
    )
    result = apply(loads(SPEC, "spec.yaml"), [written(actions)]).document
    expected = {
        "": place("spec.yaml", 1, 1),
        "/info": place("spec.yaml", 2, 1),
        "/info/version": place("spec.yaml", 4, 3),
        "/info/title": place("o.yaml", 6, 7),
        "/info/contact": place("o.yaml", 7, 7),
        "/info/contact/name": place("o.yaml", 7, 17),
        "/tags": place("spec.yaml", 5, 1),
        "/tags/0": place("o.yaml", 11, 5),
        "/tags/1": place("o.yaml", 9, 14),
        "/Pet": place("spec.yaml", 10, 5),
    }
    assert result.data["tags"] == ["wolves", "birds"]
    assert expected == {pointer: result.locate(pointer) for pointer in expected}


def test_an_update_is_never_shared_between_targets() -> None:
    """What one update put in two places is two nodes, in the data and in the marks, and none of the overlay's."""
    added = overlay({"target": "$.*", "update": {"n": {"l": [{}]}}})
    result = apply(spec({"a": {}, "b": {}}), [added]).document
    a, b = result.data["a"]["n"], result.data["b"]["n"]
    assert a == b
    assert a is not b
    assert a["l"] is not b["l"]
    assert added.data["actions"][0]["update"]["n"] is not a
    children: Any = result.marks.children
    assert children["a"].children["n"] is not children["b"].children["n"]
    later = overlay({"target": "$.a.n.l[0]", "update": {"z": 1}})
    assert apply(spec({"a": {}, "b": {}}), [added, later]).document.data["b"] == {"n": {"l": [{}]}}


def test_without_overlays_the_result_is_a_copy() -> None:
    """Applying nothing gives equal data that share nothing with the input."""
    document = spec({"a": [{"b": 1}]})
    applied = apply(document, [])
    assert text(applied.document) == text(document)
    assert applied.document.data is not document.data
    assert applied.document.data["a"][0] is not document.data["a"][0]
    assert applied.document.marks is not document.marks
    assert (applied.actions, applied.warnings) == (0, ())


def test_a_document_that_is_too_deep_is_a_finding() -> None:
    """Depth beyond what can be walked is reported, in the document and in an overlay."""
    data: Any = {}
    marks = Marks(Location("deep.yaml"), {})
    for _ in range(3000):
        data, marks = {"a": data}, Marks(Location("deep.yaml"), {"a": marks})
    deep = Document("deep.yaml", data, marks)
    assert brief(refused(deep, overlay({"target": "$", "remove": True}))) == [("overlay-depth", "")]
    shallow = overlay({"target": "$", "update": {}})
    shallow.data["actions"][0]["update"] = data
    places: Any = shallow.marks.children
    places["actions"].children[0].children["update"] = marks
    assert brief(refused(spec({}), shallow)) == [("overlay-depth", "")]


def test_the_root_of_any_kind_is_a_target() -> None:
    """A document that is a primitive or an array is changed like any node."""
    assert change(1, {"target": "$", "update": 2}) == 2
    assert change([1], {"target": "$", "update": 2}) == [1, 2]
    assert change([1, 2], {"target": "$[0]", "remove": True}) == [2]


def test_a_query_that_fails_on_the_data_is_a_finding() -> None:
    """A regular expression from the document that is not Unicode is reported at the query that takes it."""
    document = spec({"p": "\ud800", "l": ["a"]})
    bad = "$.l[?match(@, $.p)]"
    findings = refused(document, overlay({"target": bad, "remove": True}, {"target": "$", "copy": bad}))
    assert brief(findings) == [
        ("overlay-query-failed", "/actions/0/target"),
        ("overlay-query-failed", "/actions/1/copy"),
    ]
