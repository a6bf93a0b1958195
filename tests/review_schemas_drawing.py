"""Draw schemas, schemas that differ in one place, and values to try them on."""

from __future__ import annotations

import itertools
from typing import Any

from hypothesis import strategies as st

JSON = Any
_NAMES = ("a", "b", "c")
_WORDS = ("x", "xy", "yyy")


def _with(base: dict[str, JSON], **optional: st.SearchStrategy[JSON]) -> st.SearchStrategy[dict[str, JSON]]:
    return st.fixed_dictionaries({}, optional=optional).map(lambda more: {**base, **more})


_COUNTS = st.integers(0, 3)
_SAID = {"description": st.sampled_from(["One.", "Two."]), "title": st.sampled_from(["One", "Two"])}
_STRINGS = st.one_of(
    _with(
        {"type": "string"},
        minLength=_COUNTS,
        maxLength=_COUNTS,
        pattern=st.sampled_from(["^x", "y$"]),
        format=st.sampled_from(["date", "uuid"]),
        default=st.sampled_from(_WORDS),
        **_SAID,
    ),
    st.lists(st.sampled_from(_WORDS), min_size=1, unique=True).map(lambda values: {"type": "string", "enum": values}),
    st.sampled_from(_WORDS).map(lambda value: {"const": value}),
)
_LIMITS = {
    name: st.integers(0, 4) for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")
} | {"multipleOf": st.sampled_from([1, 2, 4, 0.5])}  # fmt: skip
_NUMBERS = st.sampled_from(["integer", "number"]).flatmap(lambda name: _with({"type": name}, **_LIMITS, **_SAID))
_OTHERS = st.sampled_from([{"type": "boolean"}, {}, {"type": ["string", "integer"]}, {"type": ["string", "null"]}])


def _arrays(inner: st.SearchStrategy[JSON]) -> st.SearchStrategy[JSON]:
    return _with({"type": "array"}, items=inner, minItems=_COUNTS, maxItems=_COUNTS, uniqueItems=st.booleans())


def _objects(inner: st.SearchStrategy[JSON]) -> st.SearchStrategy[JSON]:
    return _with(
        {"type": "object"},
        properties=st.dictionaries(st.sampled_from(_NAMES), inner, max_size=2),
        required=st.lists(st.sampled_from(_NAMES), unique=True, max_size=2),
        additionalProperties=st.one_of(st.booleans(), inner),
        minProperties=_COUNTS,
        maxProperties=_COUNTS,
        **_SAID,
    )


def _tagged(inner: st.SearchStrategy[JSON]) -> st.SearchStrategy[JSON]:
    options = st.lists(st.tuples(st.sampled_from(_WORDS), inner), min_size=2, max_size=3, unique_by=lambda one: one[0])
    return st.tuples(st.sampled_from(["oneOf", "anyOf"]), options).map(
        lambda drawn: {drawn[0]: [
            {"type": "object", "properties": {"a": {"const": tag}, "b": value}, "required": ["a"]}
            for tag, value in drawn[1]
        ]}
    )  # fmt: skip


def _mixed(inner: st.SearchStrategy[JSON]) -> st.SearchStrategy[JSON]:
    """Draw alternatives of different types."""
    kinds = st.tuples(_STRINGS, _NUMBERS, _arrays(inner), st.just({"type": "null"})).flatmap(
        lambda drawn: st.lists(st.sampled_from(range(4)), min_size=2, max_size=3, unique=True).map(
            lambda places: [drawn[place] for place in places]
        )
    )
    return st.tuples(st.sampled_from(["oneOf", "anyOf"]), kinds).map(lambda drawn: {drawn[0]: drawn[1]})


def _deeper(inner: st.SearchStrategy[JSON]) -> st.SearchStrategy[JSON]:
    return st.one_of(_arrays(inner), _objects(inner), _objects(inner), _tagged(inner), _mixed(inner))


SCHEMAS = st.recursive(st.one_of(_STRINGS, _NUMBERS, _OTHERS), _deeper, max_leaves=6)


def _places(schema: JSON, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Give the paths of the schemas in a schema."""
    found = [path]
    if isinstance(schema, dict):
        for keyword in ("items", "additionalProperties"):
            if isinstance(schema.get(keyword), dict):
                found += _places(schema[keyword], (*path, keyword))
        for name, value in schema.get("properties", {}).items():
            found += _places(value, (*path, "properties", name))
        for keyword in ("oneOf", "anyOf"):
            for index, value in enumerate(schema.get(keyword, ())):
                found += _places(value, (*path, keyword, index))
    return found


def _put(node: JSON, path: tuple[str | int, ...], value: JSON) -> JSON:
    if not path:
        return value
    first, *rest = path
    if isinstance(node, list):
        return [_put(one, tuple(rest), value) if index == first else one for index, one in enumerate(node)]
    return {name: _put(one, tuple(rest), value) if name == first else one for name, one in node.items()}


@st.composite
def pairs(draw: st.DrawFn) -> tuple[JSON, JSON]:
    """Draw two schemas that differ in one place, or in everything."""
    old = draw(SCHEMAS)
    place = draw(st.sampled_from(_places(old)))
    node = old
    for token in place:
        node = node[token]
    fresh = draw(SCHEMAS)
    names = sorted({*node, *fresh}) if isinstance(node, dict) else []
    if names and node.get("type") == fresh.get("type") and draw(st.booleans()):
        name = draw(st.sampled_from(names))
        kept = {key: value for key, value in node.items() if key != name}
        fresh = {**kept, name: fresh[name]} if name in fresh else kept
    return old, _put(old, place, fresh)


def values() -> list[JSON]:
    """Give values of every type, small ones."""
    plain: list[JSON] = [None, True, *_WORDS, "", "xyyy", 0, 1, 2, 3, 4, 5, 0.5, 2.5, -1]
    few: list[JSON] = [None, "x", "yyy", 1, 2.5, [], {}]
    lists = [
        list(one)
        for size in range(4)
        for one in itertools.product(few[:5], repeat=size)
        if size < 2 or one[0] in ("x", 1)
    ]
    objects: list[JSON] = [
        dict(zip(names, chosen, strict=True))
        for size in range(4)
        for names in itertools.combinations((*_NAMES, "d"), size)
        for chosen in itertools.product(few if size < 2 else few[1:4], repeat=size)
    ]
    nested = [{"a": "x", "b": one} for one in (*plain, ["x"], ["yyy", 1], {"a": "x"}, {"a": 1})]
    return [*plain, *lists, *objects, *nested, [{"a": "x"}], [[1]], [{"a": 1, "b": "x"}]]
