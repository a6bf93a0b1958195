"""What an overlay must look like, and what its queries select."""

import json
from typing import Any

import pytest
from overlay_helping import INFO, SET, brief, change, overlay, refused, spec

from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply


@pytest.mark.parametrize("version", ["1.0.0", "1.0.7", "1.1.0", "1.1.99", "1.2.0", "1.2.10"])
def test_r1_every_patch_level_of_a_known_version_is_applied(version: str) -> None:
    """The patch level of an overlay never matters."""
    assert change({}, SET, version=version) == {"x": 1}


@pytest.mark.parametrize("version", ["1.3.0", "2.0.0", "1.1", "1.1.0-rc", "v1.1.0", "1.1.0\n", "", "1.1.x", "11.1.0"])
def test_r1_another_version_is_refused(version: str) -> None:
    """An overlay whose version is not understood is never applied."""
    assert brief(refused(spec({}), overlay(SET, version=version))) == [("overlay-version", "/overlay")]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"overlay": None}, ("overlay-type", "/overlay")),
        ({"overlay": 1.1}, ("overlay-type", "/overlay")),
        ({"info": "Test"}, ("overlay-type", "/info")),
        ({"info": {"title": "Test"}}, ("overlay-required", "/info")),
        ({"info": {"version": "1"}}, ("overlay-required", "/info")),
        ({"info": INFO | {"title": 1}}, ("overlay-type", "/info/title")),
        ({"info": INFO | {"version": 1.0}}, ("overlay-type", "/info/version")),
        ({"info": INFO | {"description": None}}, ("overlay-type", "/info/description")),
        ({"actions": {}}, ("overlay-type", "/actions")),
        ({"actions": []}, ("overlay-actions-empty", "/actions")),
        ({"actions": [SET, {"target": "$.a", "update": 1}, SET]}, ("overlay-action-duplicate", "/actions/2")),
        ({"actions": [SET, dict(reversed(SET.items()))]}, ("overlay-action-duplicate", "/actions/1")),
        ({"actions": ["$"]}, ("overlay-type", "/actions/0")),
        ({"extends": 1}, ("overlay-type", "/extends")),
        ({"extends": ["a"]}, ("overlay-type", "/extends")),
    ],
)
def test_r2_r3_r4_fields_of_a_wrong_type_are_refused(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    """The fields of an overlay and of its info have the types that the specification gives them."""
    assert brief(refused(spec({}), overlay(SET, **fields))) == [expected]


@pytest.mark.parametrize("missing", ["overlay", "info", "actions"])
def test_r1_r2_r3_required_fields_are_required(missing: str) -> None:
    """An overlay without a version, info or actions is refused at its root."""
    data = {"overlay": "1.1.0", "info": INFO, "actions": [SET]}
    del data[missing]
    findings = refused(spec({}), spec(data))
    assert [("overlay-required", "")] == brief(findings)
    assert f"`{missing}`" in findings[0].message


@pytest.mark.parametrize("data", [[], "overlay", None, 3, True], ids=json.dumps)
def test_an_overlay_is_an_object(data: Any) -> None:
    """A document that is not an object is no overlay."""
    assert brief(refused(spec({}), spec(data))) == [("overlay-type", "")]


@pytest.mark.parametrize("action", [5, "$ref", ["$ref"], None], ids=json.dumps)
def test_r3_an_action_is_an_object(action: Any) -> None:
    """An action of another type is refused in every version."""
    for version in ("1.0.0", "1.1.0", "1.2.0"):
        assert brief(refused(spec({}), overlay(action, version=version))) == [("overlay-type", "/actions/0")]


def test_all_that_is_wrong_with_an_overlay_is_reported_at_once() -> None:
    """One run shows every mistake of every overlay, and none hides another."""
    first = overlay({"target": "x", "updat": 1}, {"update": 1}, version="1.9.0", info={}, extra=1)
    second = overlay({"target": "$[", "remove": "yes"})
    assert brief(refused(spec({}), first, second)) == [
        ("overlay-unknown-field", "/extra"),
        ("overlay-version", "/overlay"),
        ("overlay-required", "/info"),
        ("overlay-required", "/info"),
        ("overlay-unknown-field", "/actions/0/updat"),
        ("overlay-target-syntax", "/actions/0/target"),
        ("overlay-required", "/actions/1"),
        ("overlay-type", "/actions/0/remove"),
        ("overlay-target-syntax", "/actions/0/target"),
    ]


def test_nothing_is_applied_while_an_overlay_is_not_valid() -> None:
    """A valid overlay is not held against a document that lacks what an invalid one was to add."""
    invalid, valid = overlay({"target": "$", "updat": {"a": 1}}), overlay({"target": "$.a", "remove": True})
    assert brief(refused(spec({}), invalid, valid)) == [("overlay-unknown-field", "/actions/0/updat")]


@pytest.mark.parametrize("name", ["$self", "extends"])
def test_r4_a_uri_has_no_fragment_in_1_2(name: str) -> None:
    """From Overlay 1.2 on, `$self` and `extends` name whole documents."""
    findings = refused(spec({}), overlay(SET, version="1.2.0", **{name: "spec.json#/paths"}))
    assert brief(findings) == [("overlay-uri-fragment", f"/{name}")]


def test_r4_a_fragment_in_extends_is_no_matter_before_1_2() -> None:
    """Overlay 1.1 says nothing of fragments, and they do not change which document is meant."""
    assert change({}, SET, extends="spec.json#/paths") == {"x": 1}


DATA = {"a": {"b": [1, "200"]}}


ACTIONS = [{"target": "$.a.b", "update": ["on"]}, {"target": "$.a", "update": {"200": None}}]


def test_r6_json_and_yaml_go_together_in_all_four_ways() -> None:
    """An overlay in either format gives the same data on a document in either format."""
    body = {"overlay": "1.1.0", "info": INFO, "actions": ACTIONS}
    yaml_spec = loads("a:\n  b: [1, '200']\n", "spec.yaml")
    yaml_overlay = loads(
        "overlay: 1.1.0\ninfo: {title: Test, version: '1'}\nactions:\n"
        "- {target: $.a.b, update: [on]}\n- target: $.a\n  update:\n    200: null\n",
        "o.yaml",
    )
    documents = [spec(DATA), yaml_spec]
    results = [apply(d, [o]).document for d in documents for o in (spec(body, "o.json"), yaml_overlay)]
    assert [{"a": {"b": [1, "200", "on"], "200": None}}] * 4 == [result.data for result in results]
    assert ["json", "json", "yaml", "yaml"] == [result.format for result in results]
    assert ["spec.json", "spec.json", "spec.yaml", "spec.yaml"] == [result.name for result in results]


@pytest.mark.parametrize(
    ("where", "name", "hint"),
    [
        ((), "Overlay", "`overlay`"),
        ((), "extend", "`extends`"),
        (("info",), "Title", "`title`"),
        (("info",), "tittle", "`title`"),
        (("actions", 0), "TARGET", "`target`"),
        (("actions", 0), "targets", "`target`"),
        (("actions", 0), "zzz", "known are target, update, remove, copy, description, $ref and names"),
        (("components",), "action", "`actions`"),
        (("components", "actions", "set"), "field", "`fields`"),
        (("components", "actions", "set", "fields"), "updates", "`update`"),
        (("components", "actions", "set", "fields"), "target", "known are update, remove, copy, description and"),
        (("actions", 1), "update", "a reference to an action"),
        (("actions", 1), "copy", "a reference to an action"),
        (("actions", 1), "remove", "a reference to an action"),
    ],
)
def test_r7_r8_r19_r20_unknown_fields_are_refused(where: tuple[Any, ...], name: str, hint: str) -> None:
    """A field that the specification does not have is refused wherever it stands, with the one that was meant."""
    data = _complete()
    _at(data, where)[name] = 1
    findings = refused(spec({}), spec(data))
    assert brief(findings) == [("overlay-unknown-field", "/" + "/".join(map(str, (*where, name))))]
    assert hint in findings[0].message


def test_r8_extensions_are_allowed_on_every_object() -> None:
    """A field that begins with `x-` may stand on each object of an overlay, and changes nothing."""
    data = _complete()
    for where in [(), ("info",), ("actions", 0), ("actions", 1), ("components",)]:
        _at(data, where)["x-some"] = {"any": 1}
    reusable = data["components"]["actions"]["set"]
    reusable["x-some"] = reusable["fields"]["x-some"] = None
    assert apply(spec({}), [spec(data)]).document.data == {"x": 1, "y": 2}


def _complete() -> dict[str, Any]:
    actions = [{"target": "$", "update": {"y": 2}}, {"$ref": "#/components/actions/set", "target": "$"}]
    reusable = {"actions": {"set": {"fields": {"update": {"x": 1}}}}}
    return {"overlay": "1.2.0", "info": dict(INFO), "components": reusable, "actions": actions}


def _at(data: Any, where: tuple[Any, ...]) -> Any:
    for key in where:
        data = data[key]
    return data


def test_r10_each_action_works_on_the_result_of_the_one_before() -> None:
    """Actions are applied in order, of one overlay and of the next."""
    first = overlay({"target": "$", "update": {"a": {}}}, {"target": "$.a", "update": {"b": [1]}})
    second = overlay({"target": "$.a.b", "update": [2]}, {"target": "$.a.b[0]", "remove": True})
    applied = apply(spec({}), [first, second])
    assert applied.document.data == {"a": {"b": [2]}}
    assert applied.actions == 4
    assert brief(refused(spec({}), second, first)) == [
        ("overlay-target-unmatched", "/actions/0/target"),
        ("overlay-target-unmatched", "/actions/1/target"),
    ]


@pytest.mark.parametrize(
    "query",
    ["", "paths", "$.paths.*.get[?@.x-oai-traits.paged]", "$..", "$[?(@.a)", "$ ", "@.a", "$.a[01]", "$[?@.a==1e999]"],
)
def test_r11_a_target_is_a_query_by_rfc_9535(query: str) -> None:
    """What RFC 9535 does not have is refused, whatever other tools make of it."""
    action = {"target": query, "remove": True}
    assert brief(refused(spec({}), overlay(action))) == [("overlay-target-syntax", "/actions/0/target")]


def test_r11_a_query_says_where_it_is_wrong() -> None:
    """A wrong query is reported with the character, and a name that needs brackets with the remedy."""
    findings = refused(spec({}), overlay({"target": "$.paths.*.get[?@.x-oai-traits.paged]", "remove": True}))
    assert "character 19:" in findings[0].message
    assert "['x-name']" in findings[0].message
    findings = refused(spec({}), overlay({"target": "$[?(@.a)", "remove": True}))
    assert "['x-name']" not in findings[0].message
    assert "character 1:" in refused(spec({}), overlay({"target": "paths", "remove": True}))[0].message
    nested = "$[?" + "(" * 5000 + "@" + ")" * 5000 + "]"
    assert "nested too deeply" in refused(spec({}), overlay({"target": nested, "remove": True}))[0].message


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("$.l[1:3]", [0, 3, 4]),
        ("$.l[-1]", [0, 1, 2, 3]),
        ("$.l[::2]", [1, 3]),
        ("$.l[?@ > 2]", [0, 1, 2]),
        ("$.l[?@]", []),
        ("$.l[?value(@) == 0]", [1, 2, 3, 4]),
        ("$.l[?count(@) == 1]", []),
        ("$['l'][0,3]", [1, 2, 4]),
        ("$..[0]", [1, 2, 3, 4]),
        ("$..[2,'x']", [0, 1, 3, 4]),
    ],
)
def test_r11_queries_select_what_rfc_9535_says(query: str, left: list[int]) -> None:
    """Slices, indexes, unions, filters and descents select as RFC 9535 demands, primitives included."""
    assert change({"l": [0, 1, 2, 3, 4]}, {"target": query, "remove": True}) == {"l": left}


def test_r11_descents_visit_every_depth_in_order_and_pass_primitives_by() -> None:
    """A descent finds members and items at any depth, and nothing in text or numbers."""
    data = {"a": {"x": 1, "b": [{"x": 2}, "x", 5]}, "t": "x", "n": 7}
    removed = {"a": {"b": [{}, "x", 5]}, "t": "x", "n": 7}
    assert change(data, {"target": "$..x", "remove": True}) == removed
    assert change(data, {"target": "$.*..x", "remove": True}) == removed
    assert change({"l": [[[1]], 2]}, {"target": "$..[?@ == 1]", "update": 3}) == {"l": [[[3]], 2]}


def test_r11_a_descent_goes_deeper_than_a_hundred_levels() -> None:
    """The depth of a document is no limit of a query that the document itself does not have."""
    data: Any = {"leaf": 1}
    for _ in range(150):
        data = {"a": data}
    changed = change(data, {"target": "$..leaf", "update": 2})
    assert '"leaf": 2' in json.dumps(changed)
