from __future__ import annotations

import copy
import json
from typing import Any

import providers
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from review_diff_cases import CASES
from review_diff_helping import POST, THINGS, changes, edited, places, spec

from clientwright.pipeline.documents import join, resolve, split
from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.review.diff import compare
from clientwright.review.diff.operation_rules import OPERATION_RULES
from clientwright.review.values import Wire

PROVIDERS = sorted(providers.PROVIDERS)
#: What no comparison may choke on, wherever it stands.
BROKEN = (None, True, 7, "", "x", [], [None, 7], {}, {"$ref": "#/nowhere"}, {"$ref": "#/paths"}, {"$ref": 7}, {"x": []})


def twin(of: Spec, data: Any) -> Spec:
    """Give a spec with other data, its places kept."""
    return spec_of(evolve(of.document, data=data))


def turned(value: Any) -> Any:
    """Give JSON data with all members in the opposite order."""
    if isinstance(value, dict):
        return {name: turned(one) for name, one in reversed(value.items())}
    return [turned(one) for one in value] if isinstance(value, list) else value


def renamed(value: Any) -> Any:
    """Give a description with other names for its components."""
    if isinstance(value, dict):
        ref = value.get("$ref")
        more = {"$ref": f"{ref}Two"} if isinstance(ref, str) and ref.startswith("#/components/") else {}
        return {**{name: renamed(one) for name, one in value.items()}, **more}
    return [renamed(one) for one in value] if isinstance(value, list) else value


def with_other_names(data: Any, *kinds: str) -> Any:
    """Rename all components of some kinds, and the references to them."""
    found = renamed(copy.deepcopy(data))
    components = found["components"]
    for kind in kinds:
        components[kind] = {f"{name}Two": one for name, one in components.get(kind, {}).items()}
    return found


def inlined(value: Any, root: Any) -> Any:
    """Give a description with what is referred to in the place of the references; ours are no circles."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            more = {name: one for name, one in value.items() if name != "$ref"}
            return {**inlined(resolve(root, value["$ref"][1:]), root), **more}
        return {name: inlined(one, root) for name, one in value.items()}
    return [inlined(one, root) for one in value] if isinstance(value, list) else value


def thirty(data: Any) -> Any:
    """Write null in the way of OpenAPI 3.0 where a type allows it."""
    if isinstance(data, dict):
        kinds = data.get("type")
        found = {name: thirty(one) for name, one in data.items()}
        if isinstance(kinds, list) and len(kinds) == 2 and "null" in kinds:
            found |= {"type": next(kind for kind in kinds if kind != "null"), "nullable": True}
        return {**found, "openapi": "3.0.4"} if "openapi" in found else found
    return [thirty(one) for one in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", PROVIDERS)
def test_nothing_differs_from_itself(name: str) -> None:
    """A spec does not differ from itself, from itself in another order, nor from itself as OpenAPI 3.0."""
    whole = providers.spec(name)
    data = whole.document.data
    written = twin(whole, thirty(data))
    assert () == compare(whole, twin(whole, json.loads(json.dumps(data))), name)
    assert () == compare(whole, twin(whole, turned(data)), name)
    assert () == compare(written, twin(whole, turned(thirty(data))), name)


@pytest.mark.parametrize("name", PROVIDERS)
def test_names_and_places_of_components_say_nothing(name: str) -> None:
    """To rename components, or to write them out where they are used, is invisible."""
    whole = providers.spec(name)
    data = whole.document.data
    kinds = ("schemas", "responses", "parameters", "headers", "requestBodies", "securitySchemes")
    named = with_other_names(data, *kinds)
    for one in (named, *(item for path in named["paths"].values() for item in path.values())):
        if isinstance(one, dict) and "security" in one:
            one["security"] = [{f"{key}Two": scopes for key, scopes in need.items()} for need in one["security"]]
    assert () == compare(whole, twin(whole, named), name)
    assert () == compare(whole, twin(whole, inlined(data, data)), name)


@pytest.mark.parametrize("name", PROVIDERS)
def test_lines_do_not_matter(name: str) -> None:
    """Lines that are put above move the places of changes, and nothing else: fingerprints stay."""
    text = json.dumps(providers.effective(name).document.data, indent=1)
    moved = spec_of(loads("\n" * 7 + text, "moved.json"))
    old = spec_of(loads(text, "old.json"))
    new = spec_of(loads(text.replace('"description": "', '"description": "So: '), "new.json"))
    first, second = compare(old, new, name), compare(moved, new, name)
    assert first
    assert [one.fingerprint for one in first] == [one.fingerprint for one in second]
    assert [one.old.location.line + 7 for one in first if one.old] == [
        one.old.location.line for one in second if one.old
    ]


def test_changes_are_in_one_order() -> None:
    """The worst comes first, the order does not hang on that of the description, and each change is there once."""
    every = [
        edit
        for name in ("calls: id", "parameters: required", "answers: success", "addresses: url")
        for edit in CASES[name][0]
    ]
    after = edited(THINGS, *every)
    found = changes(THINGS, after)
    assert [Wire.BREAKING, Wire.BREAKING, Wire.RISKY, Wire.DOCS] == [one.wire for one in found]
    assert [one.fingerprint for one in found] == [one.fingerprint for one in changes(turned(THINGS), turned(after))]
    assert len(found) == len({one.fingerprint for one in found})


def test_a_shared_thing_changes_once() -> None:
    """What many operations share changes once, and says which operations it concerns."""
    shared = edited(THINGS, (f"{POST}/parameters", [{"$ref": "#/components/parameters/Page"}]))
    (found,) = changes(shared, edited(shared, ("/components/parameters/Page/required", True)))
    assert ("GET /things/{id}", "POST /things") == found.operations
    assert "/components/parameters/Page/required" == (found.new and found.new.pointer)


POINTERS = sorted(
    {
        join(site.pointer, name)
        for site in spec(THINGS).sites
        if isinstance(site.value, dict)
        for name in site.value
        if not (site.pointer == "" and name == "openapi")
    }
)


@given(pointer=st.sampled_from(POINTERS), value=st.sampled_from(BROKEN))
def test_nothing_is_too_broken(pointer: str, value: Any) -> None:
    """Whatever stands in the place of whatever is compared without an error, both ways, at the same places."""
    after = edited(THINGS, (pointer, value))
    there, back = changes(THINGS, after), changes(after, THINGS)
    assert places(there) == sorted(((new, old) for old, new in places(back)), key=repr)
    assert () == changes(after, after)


def test_nothing_is_compared_with_anything() -> None:
    """A description that is no object at all is an empty one."""
    for nothing in BROKEN:
        assert () == compare(spec(nothing), spec(nothing), "things")
        assert compare(spec(nothing), spec(THINGS), "things")


def test_every_rule_can_be_met() -> None:
    """Each rule is met by an edit or by a test of its own, and its verdict fits its words."""
    met = {one.split(": ")[0] for _, *told in CASES.values() for words in told for one in words.split(", ")}
    alone = {
        "operation-moved", "path-parameter-renamed", "parameter-order-changed", "sunset-postponed", "sunset-changed",
        "webhook-renamed", "callback-moved", "callback-renamed", "media-type-description-changed",
        "header-serialization-changed",
    }  # fmt: skip
    assert set() == OPERATION_RULES.keys() - met - alone
    assert set() == met - OPERATION_RULES.keys()


def test_pointers_are_of_the_side() -> None:
    """Each place of a change is there on its side."""
    for edits, _, _ in CASES.values():
        after = edited(THINGS, *edits)
        for old, new in places(changes(THINGS, after)):
            assert old is None or resolve(THINGS, old) is not None or not split(old)
            assert new is None or resolve(after, new) is not None or not split(new)
