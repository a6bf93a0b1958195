from __future__ import annotations

from typing import Any

import codec_models as models
import pytest
from codec_documents import ITEM, SCALARS, UNIONS, read

from clientwright import codec
from clientwright.errors import DecodeError


def found_in(kind: Any, value: Any) -> tuple[str, str, str]:
    """Give what the refusal of a JSON value says."""
    with pytest.raises(codec.Mismatch) as caught:
        read(kind, value)
    return caught.value.path, caught.value.expected, caught.value.seen


REFUSED: dict[str, tuple[Any, Any, tuple[str, str, str]]] = {
    "missing": (models.Item, {}, ("$.id", "a whole number", "nothing")),
    "null": (models.Item, {"id": None}, ("$.id", "a whole number", "null")),
    "text-for-number": (models.Item, {"id": "1"}, ("$.id", "a whole number", "a text")),
    "truth-for-number": (models.Item, {"id": True}, ("$.id", "a whole number", "true or false")),
    "fraction": (models.Item, {"id": 1.5}, ("$.id", "a whole number", "a number")),
    "number-for-truth": (models.Scalars, {**SCALARS, "truth": 1}, ("$.truth", "true or false", "a whole number")),
    "number-for-text": (models.Scalars, {**SCALARS, "text": 1}, ("$.text", "a text", "a whole number")),
    "text-for-null": (models.Scalars, {**SCALARS, "nothing": ""}, ("$.nothing", "null", "a text")),
    "truth-for-float": (models.Scalars, {**SCALARS, "number": True}, ("$.number", "a number", "true or false")),
    "no-moment": (models.Scalars, {**SCALARS, "moment": "soon"}, ("$.moment", "a date and time", "another text")),
    "escaped-moment": (
        models.Scalars,
        {**SCALARS, "moment": "\\u0032020-01-02T03:04:05Z"},
        ("$.moment", "a date and time", "another text"),
    ),
    "quoted-moment": (
        models.Scalars,
        {**SCALARS, "moment": '2020-01-02T03:04:05Z"'},
        ("$.moment", "a date and time", "another text"),
    ),
    "far-moment": (
        models.Scalars,
        {**SCALARS, "moment": "9999-12-31T23:59:60Z"},
        ("$.moment", "a date and time", "another text"),
    ),
    "number-for-moment": (
        models.Scalars,
        {**SCALARS, "moment": 5},
        ("$.moment", "a date and time", "a whole number"),
    ),
    "no-day": (models.Scalars, {**SCALARS, "day": "2020-02-30"}, ("$.day", "a date", "another text")),
    "no-uuid": (models.Scalars, {**SCALARS, "id": "000000-000000"}, ("$.id", "a UUID", "another text")),
    "number-for-enum": (
        models.Scalars,
        {**SCALARS, "colour": 1},
        ("$.colour", "a value of Colour", "a whole number"),
    ),
    "truth-for-enum": (models.Scalars, {**SCALARS, "level": True}, ("$.level", "a value of Level", "true or false")),
    "other-constant": (models.Scalars, {**SCALARS, "const": "c"}, ("$.const", "'a' or 'b'", "another text")),
    "truth-for-constant": (models.Optional, {"const": True}, ("$.const", "1 or 2", "true or false")),
    "one-for-true": (models.Optional, {"flag": 1}, ("$.flag", "True", "a whole number")),
    "list-for-constant": (models.Optional, {"flag": []}, ("$.flag", "True", "a list")),
    "list-for-object": (models.Item, [], ("$", "an object (Item)", "a list")),
    "object-for-list": (list[models.Item], {}, ("$", "a list", "an object")),
    "list-for-map": (dict[str, int], [], ("$", "an object", "a list")),
    "in-a-map": (dict[str, int], {"a b": "1"}, ("$['a b']", "a whole number", "a text")),
    "null-item": (list[int], [1, None], ("$[1]", "a whole number", "null")),
    "deep": (
        models.Page,
        {"data": [ITEM, ITEM, {**ITEM, "customer": {"from": "x"}}], "total": 1},
        ("$.data[2].customer.from", "a whole number", "a text"),
    ),
    "odd-name": (models.Part, {"from": 1, "a-b": 1}, ("$['a-b']", "a text", "a whole number")),
    "quoted-name": (models.Odd, {}, ("$['a\"b']", "a whole number", "nothing")),
    "deep-in-a-tree": (
        models.Tree,
        {"value": 1, "parent": {"value": 2, "parent": {"value": "3", "parent": None}}},
        ("$.parent.parent.value", "a whole number", "a text"),
    ),
    "file": (models.Upload, {"payload": "x"}, ("$.payload", "no file, which JSON cannot hold", "a text")),
    "in-an-open-model": (models.TypedOpen, {"id": 1, "x": {}}, ("$.x.from", "a whole number", "nothing")),
    "in-a-moment-map": (models.Moments, {"x": "soon"}, ("$.x", "a date and time", "another text")),
    "long-name": (models.Moments, {"x" * 99: 1}, (f"$['{'x' * 80}'…]", "a date and time", "a whole number")),
    "no-tag": (models.Unions, {**UNIONS, "pet": {}}, ("$.pet.kind", "'cat' or 'dog' or 'hound'", "nothing")),
    "other-tag": (
        models.Unions,
        {**UNIONS, "pet": {"kind": "cow"}},
        ("$.pet.kind", "'cat' or 'dog' or 'hound'", "another text"),
    ),
    "odd-tag": (
        models.Unions,
        {**UNIONS, "pet": {"kind": []}},
        ("$.pet.kind", "'cat' or 'dog' or 'hound'", "a list"),
    ),
    "within-the-told": (
        models.Unions,
        {**UNIONS, "pet": {"kind": "cat", "lives": "9"}},
        ("$.pet.lives", "a whole number", "a text"),
    ),
    "no-option": (
        models.Unions,
        {**UNIONS, "untold": 1},
        ("$.untold", "an object (Cat) or an object (Dog)", "a whole number"),
    ),
    "neither-option": (
        models.Unions,
        {**UNIONS, "untold": {}},
        ("$.untold", "an object (Cat) or an object (Dog)", "an object"),
    ),
    "the-one-option": (
        models.Unions,
        {**UNIONS, "part_or_text": {"from": None}},
        ("$.part_or_text.from", "a whole number", "null"),
    ),
    "empty": (models.Item, b"", ("$", "JSON", "nothing")),
    "blank": (models.Item, b" \n", ("$", "JSON", "nothing")),
    "html": (models.Item, b"<html>", ("$", "JSON", "another text")),
    "truncated": (models.Item, b'{"id": 1', ("$", "JSON", "another text")),
    "more": (models.Item, b'{"id": 1}{}', ("$", "JSON", "another text")),
    "no-text": (models.Item, b'{"id": "\xff"}', ("$", "JSON", "bytes that are no text")),
    "deep-json": (models.FreeForm, b'{"a":' + b"[" * 100_000, ("$", "JSON", "too many levels")),
    "many-digits": (models.Item, b'{"id": ' + b"1" * 5000 + b"}", ("$.id", "a whole number", "a number")),
}


@pytest.mark.parametrize(("kind", "value", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_named(kind: Any, value: Any, expected: tuple[str, str, str]) -> None:
    """A value of another type is refused at its exact path, each time, without its being repeated."""
    assert expected == found_in(kind, value)
    assert expected == found_in(kind, value)


def test_from_dict_raises_what_a_call_raises() -> None:
    """A dict that is no such model raises DecodeError with the path; what is no dict does too."""
    with pytest.raises(DecodeError, match=r"expected a whole number at \$\.id, found nothing") as caught:
        models.Item.from_dict({})
    assert ("$.id", "a whole number", "nothing") == (caught.value.path, caught.value.expected, caught.value.seen)
    with pytest.raises(DecodeError, match="a list"):
        models.Item.from_dict([])  # type: ignore[arg-type]
    tree: dict[str, Any] = {"value": 1}
    tree["parent"] = tree
    with pytest.raises(DecodeError, match="too many levels"):
        models.Tree.from_dict(tree)
