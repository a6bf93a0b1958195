from __future__ import annotations

import json
import math
import sys
import threading
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import codec_models as models
import pytest

from clientwright import codec
from clientwright.codec import decoding
from clientwright.codec.decoding import Engine
from clientwright.codec.learning import Learning
from clientwright.codec.places import Mismatch
from clientwright.codec.plans import shape_of
from clientwright.drift import Drift, DriftLog
from clientwright.errors import DecodeError
from clientwright.types import UNSET

FAULTS: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "nothing"),
    "blank": (b" \r\n\t", "nothing"),
    "another": (b"<html>", "another text"),
    "cut": (b'{"a": ', "another text"),
    "two": (b"1 2", "another text"),
    "bytes": (b'"\xff"', "bytes that are no text"),
    "deep": (b"[" * 200_000, "too many levels"),
}


@pytest.mark.parametrize(("content", "seen"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_json_is_named(content: bytes, seen: str) -> None:
    """Bytes that are no JSON are refused at the root by what they are instead."""
    with pytest.raises(Mismatch) as caught:
        codec.decode(Any, content)
    assert ("$", "JSON", seen) == (caught.value.path, caught.value.expected, caught.value.seen)


def drift_count(value: Any) -> int:
    """Read a tree as one client does, and count what it hears of."""
    log: list[Drift] = []
    codec.decode(models.Tree, json.dumps(value).encode(), DriftLog(log.append).watch("a.b"))
    return len(log)


def test_a_tree_without_end_is_refused() -> None:
    """More levels of a model than Python can call are refused, read from bytes or from a dict."""
    assert [1, 1] == [
        drift_count({"value": 1, "parent": None, "new": 1}),
        drift_count({"value": 1.0, "parent": None, "a": 1}),
    ]
    with pytest.raises(DecodeError, match=r"\$\.parent"):
        models.Tree.from_dict({"value": 1})
    value: Any = {"value": 1.0, "parent": None}
    for _ in range(700):
        value = {"value": 1, "parent": value}
    with pytest.raises(Mismatch) as refused:
        codec.decode(models.Tree, json.dumps(value).encode())
    assert ("$", "JSON", "too many levels") == (refused.value.path, refused.value.expected, refused.value.seen)
    for _ in range(sys.getrecursionlimit() * 2):
        value = {"value": 1, "parent": value}
    with pytest.raises(DecodeError) as caught:
        models.Tree.from_dict(value)
    assert ("$", "JSON", "too many levels") == (caught.value.path, caught.value.expected, caught.value.seen)


NEARLY: dict[str, tuple[bytes, Any, list[tuple[str, str, str]]]] = {
    "nan": (b"[-Infinity]", [-math.inf], [("$", "JSON", "-Infinity")]),
    "digits": (b"[" + b"9" * 5000 + b"]", [math.inf],
               [("$", "numbers that Python reads", "a whole number of too many digits")]),
    "negative-digits": (b"[-" + b"9" * 5000 + b", 7]", [-math.inf, 7],
                        [("$", "numbers that Python reads", "a whole number of too many digits")]),
    "digits-first": (b"[" + b"9" * 5000 + b", Infinity]", [math.inf, math.inf],
                     [("$", "numbers that Python reads", "a whole number of too many digits"),
                      ("$", "JSON", "Infinity")]),
    "utf-16": ('["é"]'.encode("utf-16-le"), ["é"], [("$", "JSON in UTF-8", "UTF-16-LE")]),
    "half": (b'["\\ud800"]', ["\ud800"], [("$", "whole characters", "half a character")]),
    "half-as-it-is": (b'["\xed\xa0\x80"]', ["\ud800"], [("$", "whole characters", "half a character")]),
    "pair": (b'["\\ud83d\\ude00", NaN][0]'.replace(b", NaN][0]", b", -Infinity]"), ["\U0001f600", -math.inf],
             [("$", "JSON", "-Infinity")]),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected", "said"), NEARLY.values(), ids=NEARLY)
def test_what_is_nearly_json_is_read_and_named(content: bytes, expected: Any, said: Any) -> None:
    """What Python reads is read, and what of it is no JSON is told of, in words that say what it is."""
    log: list[Drift] = []
    assert expected == codec.decode(Any, content, DriftLog(log.append).watch("a.b"))
    assert [Drift("a.b", *one) for one in said] == log
    assert expected == codec.decode(Any, content)


def test_an_engine_renews_a_twin_that_knows_less() -> None:
    """What one engine has learned of a model another uses from its next tolerant reading on."""
    learning = Learning()
    one, other = Engine(shape_of(models.Part), learning), Engine(shape_of(list[models.Part]), learning)
    other.decode(b'[{"from": 1}]', None)
    before = other.twin
    one.decode(b'{"from": 1, "x": 1}', None)
    other.decode(b'[{"from": 1, "y": 1}]', None)
    assert before is other.twin
    one.decode(b'{"from": 1, "x": 1}', None)
    assert frozenset({(models.Part, "x", "field")}) == learning.of(models.Part)
    assert before is other.twin
    other.decode(b'[{"from": 1, "x": 1}]', None)
    after = other.twin
    assert after is not before
    assert after is not None
    assert {models.Part: learning.of(models.Part)} == after.basis
    other.decode(b'[{"from": 1, "x": 1}]', None)
    assert after is other.twin


class Odd(Mapping[str, Any]):
    """A mapping of a library."""

    def __getitem__(self, name: str) -> Any:
        return {"from": 1}[name]

    def __iter__(self) -> Iterator[str]:
        return iter(["from"])

    def __len__(self) -> int:
        return 1


@pytest.mark.parametrize("value", [Odd(), MappingProxyType({"from": 1}), {"from": 1}])
def test_a_mapping_is_read_at_the_top(value: Any) -> None:
    """A mapping of any class is read; what is none is refused by the name of its class."""
    assert models.Part(from_=1) == codec.from_dict(models.Part, value)


@pytest.mark.parametrize(("value", "seen"), [([], "a list"), (None, "null"), ([("from", 1)], "a list"), ("", "a text")])
def test_what_is_no_mapping_is_refused(value: Any, seen: str) -> None:
    """What is no mapping is no model, even where a dict could be made of it."""
    with pytest.raises(DecodeError) as caught:
        codec.from_dict(models.Part, value)
    assert ("$", "an object (Part)", seen) == (caught.value.path, caught.value.expected, caught.value.seen)


def test_each_place_is_told_of() -> None:
    """Drifts of one kind at places that are not alike are each told of; what is refused has its path."""
    log: list[Drift] = []
    codec.decode(models.Part, b'{"from": 1, "x": 1, "y": 1}', DriftLog(log.append).watch("a.b"))
    assert ["$.x", "$.y"] == [drift.path for drift in log]
    with pytest.raises(DecodeError) as caught:
        codec.from_dict(models.Part, {"from": "1"})
    assert ("$.from", "a whole number", "a text") == (caught.value.path, caught.value.expected, caught.value.seen)


def test_one_engine_serves_all_that_ask_at_once() -> None:
    """The twin of an engine is made once, however many threads begin with it."""
    engine, found = Engine(shape_of(models.Part), Learning()), list[Any]()

    def work() -> None:
        engine.decode(b'{"from": 1}', None)
        found.append(engine.twin)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [engine.twin] * 8 == found
    assert decoding.engine_of(list[int]) is decoding.engine_of(list[int])


def without(model: Any, name: str) -> Any:
    """Delete an attribute, as a user can."""
    delattr(model, name)
    return model


POINTERS: dict[str, tuple[Any, str, Any]] = {
    "whole": ([1], "", [1]),
    "first": ([5], "/0", 5),
    "tenth": (list(range(12)), "/10", 10),
    "after-the-last": ([5], "/1", UNSET),
    "leading-zero": ([5, 6], "/01", UNSET),
    "sign": ([5, 6], "/+1", UNSET),
    "map": ({"a/b~": {"": 1}}, "/a~1b~0/", 1),
    "tilde-one": ({"~1": 1}, "/~01", 1),
    "no-name": ({"a": 1}, "/b", UNSET),
    "scalar": ({"a": 1}, "/a/b", UNSET),
    "text": ("abc", "/0", UNSET),
    "field": (models.Part(from_=1, a_b="x"), "/a-b", "x"),
    "deleted-field": (without(models.Part(from_=1), "a_b"), "/a-b", UNSET),
    "absent-field": (models.Part(from_=1), "/a-b", UNSET),
    "python-name": (models.Part(from_=1), "/from_", UNSET),
    "nine-digits": ([5], "/999999999", UNSET),
    "rest": (models.Open.from_dict({"id": 1, "x": [2]}), "/x/0", 2),
    "rest-name": (models.Open.from_dict({"id": 1}), "/additional_properties", UNSET),
}


@pytest.mark.parametrize(("value", "pointer", "expected"), POINTERS.values(), ids=POINTERS)
def test_a_pointer_leads_to_one_value(value: Any, pointer: str, expected: Any) -> None:
    """A JSON pointer leads to the value at its wire names and indices, or to UNSET."""
    assert (expected, type(expected)) == ((found := codec.pointed(value, pointer)), type(found))


def test_a_watch_hears_of_a_drift_until_it_is_known() -> None:
    """Who has not heard of what was learned hears of it, and gets the same value as who does not listen."""
    engine, log = Engine(shape_of(models.Part), Learning()), list[Drift]()
    content = json.dumps({"from": 1, "new": [1]}).encode()
    for _ in range(3):
        engine.decode(content, None)
    watch = DriftLog(log.append).watch("a.b")
    found = [engine.decode(content, watch if heard else None) for heard in (True, True, False, True, True)]
    assert [{"new": [1]}] * 5 == [model.additional_properties for model in found]
    assert [Drift("a.b", "$.new", "no such field", "a list")] == log
