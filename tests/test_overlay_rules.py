"""What the Overlay Specification demands, by its rules R1 to R20."""

import json
from typing import Any

import pytest
from overlay_helping import INFO, brief, change, overlay, refused, spec

from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply
from clientwright.pipeline.overlay.parsing import parse
from clientwright.pipeline.overlay.queries import compiled, select

SET = {"target": "$", "update": {"x": 1}}
REUSED = {"actions": {"set": {"fields": {"update": {"x": 1}}}}}


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
