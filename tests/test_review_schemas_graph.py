"""How differences are found below pairs of schemas, and told once with all their routes."""

from __future__ import annotations

from typing import Any

from review_schemas_helping import changes, compare, rules, spec

from clientwright.pipeline.walking import Spec
from clientwright.review.diff.graph import Schemas
from clientwright.review.diff.places import At
from clientwright.review.values import Change, Route, Wire

_REF = {"$ref": "#/components/schemas/Tree"}


def _tree(leaf: str) -> dict[str, Any]:
    below = {"left": _REF, "more": {"type": "array", "items": _REF}, "leaf": {"type": leaf}}
    return {"type": "object", "properties": below}


def _uses(old: Spec, new: Spec, *places: tuple[str, Route]) -> list[Change]:
    schemas = Schemas("toy")
    for name, route in places:
        sides = (At(side, "", side.document.data).below("components", "schemas", name) for side in (old, new))
        schemas.add(*sides, route)
    return list(schemas.changes())


def test_a_comparison_of_nothing_gives_nothing() -> None:
    """Without schemas there are no changes."""
    assert [] == list(Schemas("toy").changes())


def test_recursion_is_told_once() -> None:
    """A difference in a schema that holds itself is told once, by the shortest route."""
    sides = spec(_REF, Tree=_tree("string")), spec(_REF, Tree=_tree("integer"))
    (change,) = compare(*sides)
    assert ["$.leaf"] == [route.path for route in change.routes]


def test_recursion_through_choices_is_safe() -> None:
    """A schema that is an alternative or a part of itself is compared like any other."""
    loop = {"oneOf": [{"$ref": "#/components/schemas/Value"}, {"type": "string"}]}
    part = {"allOf": [{"$ref": "#/components/schemas/Value"}], "type": "object"}
    assert [] == changes(loop, loop)
    assert [] == changes(part, {**part})
    assert ["type-changed"] == rules(part, {"type": "string"})


def test_a_component_is_told_once_with_all_its_routes() -> None:
    """A component that many operations use is compared once, and names them all, each place of use once."""
    routes = [Route(f"GET /{name}", "answer", "200", media) for name in "abc" for media in ("text/x", "text/y")]
    sides = spec({}, Tree=_tree("string")), spec({}, Tree=_tree("integer"))
    (change,) = _uses(*sides, *(("Tree", route) for route in routes))
    assert ("GET /a", "GET /b", "GET /c") == change.operations
    assert 3 == len(change.routes)


def test_the_shortest_route_of_a_place_is_kept() -> None:
    """Of the ways from one answer to a difference only the shortest is told, and the shortest of all first."""
    inner = {"type": "object", "properties": {"far": {"type": "object", "properties": {"tree": _REF}}, "tree": _REF}}
    sides = spec(inner, Tree=_tree("string")), spec(inner, Tree=_tree("integer"))
    long, short = Route("GET /a", "answer", "200"), Route("GET /z", "answer", "200")
    (change,) = _uses(*sides, ("Value", long), ("Tree", short))
    assert ["$.leaf", "$.tree.leaf"] == [route.path for route in change.routes]


def test_of_two_media_types_the_shorter_way_is_kept() -> None:
    """One answer in two media types is one place, whichever was taken in first."""
    held = {"type": "object", "properties": {"tree": _REF}}
    sides = spec(held, Tree=_tree("string")), spec(held, Tree=_tree("integer"))
    uses = [("Value", Route("GET /a", "answer", "200", "a/a")), ("Tree", Route("GET /a", "answer", "200", "b/b"))]
    for order in (uses, uses[::-1]):
        (change,) = _uses(*sides, *order)
        assert ["$.leaf"] == [route.path for route in change.routes]


def test_alternatives_belong_together_by_name() -> None:
    """Alternatives of one name are compared, in whatever order and however much they differ."""
    refs = [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]
    named = [
        {name: {"type": "object", "properties": {f"{name}{side}": {"type": "string"}}} for name in "AB"}
        for side in ("old", "new")
    ]
    sides = spec({"oneOf": refs}, **named[0]), spec({"oneOf": refs[::-1]}, **named[1])
    assert {"property-added", "property-removed"} == {change.rule for change in compare(*sides)}


def _kind(kind: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"kind": {"const": kind}, **properties}}


def test_alternatives_belong_together_by_their_constants() -> None:
    """Alternatives with one constant are compared, those with others never, however alike they are."""
    old = {"oneOf": [_kind("a", x={"type": "string"}), _kind("b", y={"type": "string"})]}
    new = {"oneOf": [_kind("b", x={"type": "string"}), _kind("a", y={"type": "string"})]}
    assert {"property-added", "property-removed"} == set(rules(old, new))
    other = {"oneOf": [_kind("a", x={"type": "string"}), _kind("c", y={"type": "string"})]}
    assert {"one-of-option-added", "one-of-option-removed"} == set(rules(old, other))


def test_directions_come_of_the_routes() -> None:
    """A value that travels both ways has the worse verdict of both; a webhook's body is read."""
    old, new = {"type": "integer"}, {"type": ["integer", "string"]}
    verdicts = {
        where: [(change.direction, change.wire) for change in changes(old, new, *where)]
        for where in (("body",), ("answer",), ("body", "answer"), ("query",), ("answer-header",))
    }
    assert {
        ("body",): [("request", Wire.ADDITIVE)],
        ("answer",): [("response", Wire.BREAKING)],
        ("body", "answer"): [("both", Wire.BREAKING)],
        ("query",): [("request", Wire.ADDITIVE)],
        ("answer-header",): [("response", Wire.BREAKING)],
    } == verdicts
    (change,) = _uses(spec(old), spec(new), ("Value", Route("POST /hook", "body", incoming=True)))
    assert ("response", Wire.BREAKING) == (change.direction, change.wire)


def _marked(mark: str, **schema: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"a": {**schema, mark: True}}, "required": ["a"]}


def test_what_does_not_travel_does_not_break() -> None:
    """A read-only property counts for answers only, one for writing only for requests; elsewhere it is a note."""
    for mark, idle, live in (("readOnly", "body", "answer"), ("writeOnly", "answer", "body")):
        pair = _marked(mark, type="string"), _marked(mark, type="integer")
        (change,) = changes(*pair, "body", "answer")
        assert [live] == [route.where for route in change.routes]
        assert Wire.BREAKING is change.wire
        (note,) = changes(*pair, idle)
        assert Wire.DOCS is note.wire
        assert [idle] == [route.where for route in note.routes]


def test_what_travelled_on_one_side_counts() -> None:
    """A property that is read-only, or for writing only, on one side alone travels both ways."""
    plain = {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}
    for mark, where in (("readOnly", "body"), ("writeOnly", "answer")):
        pair = plain, _marked(mark, type="integer")
        for old, new in (pair, pair[::-1]):
            (typed,) = (change for change in changes(old, new, where) if change.rule == "type-changed")
            assert Wire.BREAKING is typed.wire


def test_what_is_below_a_marked_property_does_not_travel_either() -> None:
    """Read-only goes for all that is below."""
    pair = [_marked("readOnly", type="object", properties={"b": {"type": kind}}) for kind in ("string", "integer")]
    assert [Wire.DOCS] == [change.wire for change in changes(*pair, "body")]
    assert [["answer"]] == [[route.where for route in change.routes] for change in changes(*pair, "body", "answer")]


def test_a_new_read_only_property_need_not_be_sent() -> None:
    """A required property that only answers have breaks no request."""
    old = {"type": "object", "properties": {}}
    assert [Wire.DOCS] == [change.wire for change in changes(old, _marked("readOnly", type="string"), "body")]
    assert [Wire.BREAKING] == [change.wire for change in changes(old, _marked("writeOnly", type="string"), "body")]


def test_an_inlined_component_is_told_once() -> None:
    """Where one old schema becomes several alike, or several become one, equal changes are one with all routes."""
    ref = {"$ref": "#/components/schemas/Tree"}
    both = {"type": "object", "properties": {"a": ref, "b": ref}}
    copied = {"type": "object", "properties": {name: {"type": "string", "maxLength": 9} for name in "ab"}}
    sides = spec(both, Tree={"type": "string"}), spec(copied)
    assert ["max-length-set"] == [change.rule for change in compare(*sides)]
    assert ["max-length-unset"] == [change.rule for change in compare(*sides[::-1])]


def test_changes_are_in_one_order() -> None:
    """The order of changes does not hang on the order of keywords or of what was taken in."""
    names = ["c", "a", "b"]
    old = {"type": "object", "properties": {name: {"type": "string"} for name in names}}
    new = {"type": "object", "properties": {name: {"type": "integer", "title": name} for name in reversed(names)}}
    assert [f"$.{name}" for name in "aabbcc"] == [change.routes[0].path for change in changes(old, new)]
    assert changes(old, new) == changes(dict(reversed(old.items())), dict(reversed(new.items())))


def test_numbers_and_booleans_are_not_mixed_up() -> None:
    """One is not true, although Python holds them for equal."""
    assert ["default-changed"] == rules({"default": 1}, {"default": True})
    assert ["default-changed"] == rules({"items": {"default": 0}}, {"items": {"default": False}})


def test_what_is_referred_to_is_compared_where_the_reference_is_the_same() -> None:
    """An unchanged schema differs where something that it leads to does, however far."""
    far = {"type": "object", "properties": {"near": {"$ref": "#/components/schemas/Near"}}}
    near = {"type": "object", "properties": {"tree": _REF, "back": {"$ref": "#/components/schemas/Value"}}}
    sides = spec(far, Near=near, Tree=_tree("string")), spec(far, Near=near, Tree=_tree("integer"))
    assert [["$.near.tree.leaf"]] == [[route.path for route in change.routes] for change in compare(*sides)]


def test_the_names_of_a_discriminator_without_mapping_travel() -> None:
    """Where names of components stand for alternatives on the wire, a new name is another value."""
    cat = {"type": "object", "properties": {"kind": {"type": "string"}, "a": {"type": "string"}}}
    dog = {"type": "object", "properties": {"kind": {"type": "string"}, "b": {"type": "string"}}}

    def side(name: str, mapping: dict[str, str]) -> Spec:
        refs = [{"$ref": f"#/components/schemas/{one}"} for one in (name, "Dog")]
        told = {"propertyName": "kind", **({"mapping": mapping} if mapping else {})}
        return spec({"oneOf": refs, "discriminator": told}, **{name: cat, "Dog": dog})

    found = compare(side("Cat", {}), side("Kitty", {}))
    assert {"discriminator-mapping-added", "discriminator-mapping-removed"} == {change.rule for change in found}
    mapped = [side(name, {"Cat": f"#/components/schemas/{name}", "Dog": "Dog"}) for name in ("Cat", "Kitty")]
    assert [] == compare(*mapped)
    assert [] == compare(side("Cat", {}), mapped[1])


def test_schemas_that_only_a_mapping_names_are_compared() -> None:
    """A child that a parent's discriminator names is compared although nothing else leads to it."""
    parent = {"type": "object", "discriminator": {"propertyName": "kind", "mapping": {"cat": "Tree"}}}
    sides = spec(parent, Tree=_tree("string")), spec(parent, Tree=_tree("integer"))
    assert ["type-changed"] == [change.rule for change in compare(*sides)]


def test_a_reworded_condition_does_not_count() -> None:
    """A condition is told of as a whole, and only where more than words differ."""
    old, new = ({"type": "string", "not": {"type": "string", "maxLength": 3, "description": word}} for word in "ab")
    assert [] == changes(old, new)
    assert ["not-changed"] == rules(old, {**new, "not": {**new["not"], "maxLength": 4}})


def test_annotations_stay_with_a_value_that_gets_alternatives() -> None:
    """What is said of a value counts as said of it still where it becomes one of several alternatives."""
    old = {"type": "integer", "default": 3, "description": "Tax."}
    assert ["type-widened"] == rules(old, {"oneOf": [old, {"type": "string"}]})
    outside = {"oneOf": [{"type": "integer"}, {"type": "string"}], "default": 3, "description": "Tax."}
    assert ["type-widened"] == rules(old, outside)
    assert ["type-narrowed"] == rules(outside, old)
    assert ["default-changed", "type-widened"] == sorted(rules(old, {**outside, "default": 4}))
