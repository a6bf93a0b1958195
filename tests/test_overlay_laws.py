"""What always holds of applying overlays, whatever the document and the actions."""

import json
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from overlay_helping import change, overlay, shapes, spec, text

from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.overlay import apply

NAMES = st.sampled_from(["a", "b", "c", "x-y"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | NAMES,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(NAMES, below, max_size=3),
    max_leaves=8,
)
QUERIES = st.sampled_from(
    [
        *("$", "$.a", "$.b", "$.*", "$..a", "$..b", "$..*", "$.a.*", "$[0]", "$..[0]", "$..[-1,0]", "$['a','b','a']"),
        *("$..[?@.a]", "$..[?@ == 1]", "$..[?length(@) > 1]"),
    ]
)
EFFECTS = st.one_of(
    VALUES.map(lambda value: {"update": value}), QUERIES.map(lambda query: {"copy": query}), st.just({"remove": True})
)
ACTIONS = st.lists(
    st.builds(lambda query, effect: {"target": query} | effect, QUERIES, EFFECTS), min_size=1, max_size=5
)
VERSIONS = st.sampled_from(["1.1.0", "1.2.0"])


@settings(deadline=None)
@given(VALUES, ACTIONS, VERSIONS)
def test_applying_never_changes_its_inputs(data: Any, actions: list[Any], version: str) -> None:
    """Document and overlay are the same before and after, whether the actions succeed or fail."""
    document, some = spec(data), overlay(*actions, version=version)
    before = text(document), text(some)
    with suppress(PipelineError):
        apply(document, [some], allow_unmatched=True)
    assert before == (text(document), text(some))


@settings(deadline=None)
@given(VALUES, ACTIONS)
def test_marks_stay_in_lockstep_with_the_data(data: Any, actions: list[Any]) -> None:
    """After every action that can be applied, each node has its mark, and no mark is left over."""
    document = spec(data)
    for number, action in enumerate(actions):
        try:
            document = apply(document, [overlay(action, name=f"{number}.json")], allow_unmatched=True).document
        except PipelineError:
            continue
        assert list(shapes(document.data, document.marks)) == []


@settings(deadline=None)
@given(VALUES, ACTIONS)
def test_nothing_is_shared_within_the_result_or_with_the_inputs(data: Any, actions: list[Any]) -> None:
    """Each object, array and mark of the result is one of its own."""
    document, some = spec(data), overlay(*actions)
    try:
        result = apply(document, [some], allow_unmatched=True).document
    except PipelineError:
        return
    everything = [*_parts(result.data), *_parts(document.data), *_parts(some.data)]
    marks = [*_marks(result.marks), *_marks(document.marks), *_marks(some.marks)]
    assert len(everything) == len({id(part) for part in everything})
    assert len(marks) == len({id(part) for part in marks})


def _parts(data: Any) -> list[Any]:
    below = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
    return [] if below is None else [data, *(part for child in below for part in _parts(child))]


def _marks(marks: Any) -> list[Any]:
    below = marks.children
    below = below.values() if isinstance(below, dict) else below or ()
    return [marks, *(part for child in below for part in _marks(child))]


@settings(deadline=None)
@given(st.dictionaries(NAMES, VALUES))
def test_an_empty_update_is_the_identity(data: Any) -> None:
    """Merging `{}` into an object changes neither its data nor its places."""
    document = spec(data)
    assert text(apply(document, [overlay({"target": "$", "update": {}})]).document) == text(document)


@settings(deadline=None)
@given(VALUES.filter(bool), st.dictionaries(NAMES, VALUES))
def test_an_update_into_nothing_is_inserted_as_it_is(value: Any, rest: Any) -> None:
    """What only the update has is inserted unchanged, what only the document has is kept."""
    assert change(rest, {"target": "$", "update": {"new": value}}) == rest | {"new": value}


@settings(deadline=None)
@given(st.lists(VALUES, max_size=8).flatmap(lambda items: st.tuples(st.just(items), st.sets(st.integers(0, 7)))))
def test_removing_items_leaves_exactly_the_others_in_order(given_items: tuple[list[Any], set[int]]) -> None:
    """Any subset of the items of an array is removed by index, whatever their order in the query."""
    items, indexes = given_items
    query = f"$.l[{','.join(map(str, indexes))}]" if indexes else "$.l[99]"
    removed = overlay({"target": query, "remove": True})
    left = apply(spec({"l": items}), [removed], allow_unmatched=True).document.data
    assert left == {"l": [item for index, item in enumerate(items) if index not in indexes]}


@settings(deadline=None)
@given(VALUES, ACTIONS)
def test_one_overlay_or_many_give_the_same(data: Any, actions: list[Any]) -> None:
    """Actions in overlays of their own give what they give in one overlay."""
    distinct = list({json.dumps(action): action for action in actions}.values())
    together, apart = [overlay(*distinct)], [overlay(action) for action in distinct]
    assert _outcome(data, together) == _outcome(data, apart)


def _outcome(data: Any, overlays: list[Any]) -> Any:
    try:
        return apply(spec(data), overlays, allow_unmatched=True).document.data
    except PipelineError as error:
        return [finding.rule for finding in error.findings]
