"""Documents as text that reads back as the same data."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from overlay_helping import brief, place

from clientwright.pipeline.documents import Document, Format, Marks
from clientwright.pipeline.dumping import dump
from clientwright.pipeline.findings import Location, PipelineError
from clientwright.pipeline.loading import loads

AWKWARD = st.text(
    st.sampled_from(" \t\n\r:-#a'\"\\|>?!&*%@`{}[],=<~\u00a0\u2028\x85\ufeff\x00\x7f😀é0.e1_"), max_size=12
)
WORDS = st.lists(st.sampled_from(["word", "a:", "#b", "-", "", "é", "\t", "x" * 90]), max_size=40).map(" ".join)
NUMERIC = st.from_regex(r"[-+]?[0-9][0-9_:.eEoxTZ -]{0,8}", fullmatch=True)
TEXTS = st.text() | AWKWARD | WORDS | NUMERIC | st.lists(WORDS, max_size=4).map("\n".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
DATA = st.recursive(
    SCALARS, lambda below: st.lists(below, max_size=4) | st.dictionaries(TEXTS, below, max_size=4), max_leaves=12
)


def document(data: Any, written: Format = "yaml") -> Document:
    """Give data as a document in a format."""
    return Document(f"some.{written}", data, Marks(Location(f"some.{written}")), written)


@settings(max_examples=500, deadline=None)
@given(DATA, st.sampled_from(["yaml", "json"]))
def test_what_is_written_reads_back_as_the_same_data(data: Any, written: Format) -> None:
    """Any JSON data survive both formats, types and order included, as text and as bytes."""
    text = dump(document(data, written))
    assert json.dumps(loads(text, f"some.{written}").data) == json.dumps(data)
    assert json.dumps(loads(text.encode(), f"some.{written}").data) == json.dumps(data)
    assert text.endswith("\n")


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS) | st.dictionaries(TEXTS, TEXTS))
def test_text_is_text_to_readers_of_yaml_1_1_too(data: Any) -> None:
    """No string or key is taken for a number, boolean, null or date by a reader of the older version."""
    assert yaml.safe_load(dump(document(data))) == data


LOOKALIKES = [
    *("null", "Null", "~", "", "true", "False", "yes", "NO", "on", "Off", "y", "N", "=", "<<"),
    *(
        "1",
        "-1",
        "+1",
        "0",
        "012",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1,000",
        "1.",
        ".5",
        "-.5",
        "1e5",
        "1.5e+3",
        "1_0.5",
    ),
    *(".inf", "-.INF", ".nan", "12:30", "190:20:30.15", "2020-01-01", "2020-1-1 10:00:00", "2001-12-14T21:59:43Z"),
    *("- a", "-", "--- a", "...", "? a", ": a", "a: b", "a #b", "a:", "#a", "&a", "*a", "!a", "|", ">", "'a'", '"a"'),
    *("%a", "@a", "`a", "[a]", "{a}", ",a", " a", "a ", "\ta", "a\tb"),
]


@pytest.mark.parametrize("text", LOOKALIKES)
def test_text_that_looks_like_something_else_is_quoted(text: str) -> None:
    """A string that some YAML reader takes for another value is written in quotes, as a key and as a value."""
    quoted = json.dumps(text)
    assert dump(document({text: text})) == f"{quoted}: {quoted}\n"


PLAIN = [
    *("a", "3.1.0", "1.0.0-rc", "200 OK", "/pets/{id}", "a:b", "a#b", "$ref", "x-y", "é", "nothing", "a, [b]", "Z"),
    *("(a)", "_a", "^a$", "+a", ";a", ")", "\\", "127.0.0.1", "v2020-01-01"),
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_stays_plain(text: str) -> None:
    """A string that every reader takes for text is written without quotes."""
    assert dump(document({text: text})) == f"{text}: {text}\n"


LONG = "word " * 30 + "end"

LAYOUTS: dict[str, tuple[Any, str]] = {
    "nested": (
        {"a": {"b": [1, {"c": 2, "d": [3]}, [4, [5]]]}},
        "a:\n  b:\n    - 1\n    - c: 2\n      d:\n        - 3\n    - - 4\n      - - 5\n",
    ),
    "empty": ({"a": {}, "b": [], "c": ""}, 'a: {}\nb: []\nc: ""\n'),
    "empty in an array": ([{}, [], None], "- {}\n- []\n- null\n"),
    "order": ({"b": 1, "a": 2}, "b: 1\na: 2\n"),
    "key 200": ({"200": True, "null": False}, '"200": true\n"null": false\n'),
    "numbers": ([1, -2.5, 1e30, 1e-7, 10**20], "- 1\n- -2.5\n- 1e+30\n- 1e-07\n- 100000000000000000000\n"),
    "lines": ({"a": "b\nc\n"}, "a: |\n  b\n  c\n"),
    "lines without a last break": ({"a": "b\n\nc"}, "a: |-\n  b\n\n  c\n"),
    "lines with more last breaks": ({"a": "b\nc\n\n"}, "a: |+\n  b\n  c\n\n"),
    "only breaks": (["\n"], "- |2+\n\n"),
    "lines that begin with a space": ({"a": " b\nc"}, "a: |2-\n   b\n  c\n"),
    "lines that begin with a tab": ({"a": "\tb\nc"}, "a: |2-\n  \tb\n  c\n"),
    "lines that begin with a break": ({"a": "\nb\n"}, "a: |2\n\n  b\n"),
    "lines in an array in an object": ({"a": [{"b": "c\nd"}]}, "a:\n  - b: |-\n      c\n      d\n"),
    "lines at the root": ("--- a\nb", "|-\n  --- a\n  b\n"),
    "a carriage return": ({"a": "b\r\nc"}, 'a: "b\\r\\nc"\n'),
    "a control character": (
        {"a": "\x00\x07\x7f\x9f\u2028\ufeff\ufffe"},
        'a: "\\u0000\\u0007\\u007f\\u009f\\u2028\\ufeff\\ufffe"\n',
    ),
    "beyond ASCII": ({"é": "日本 😀"}, "é: 日本 😀\n"),
    "long text": ({"a": LONG}, "a: >-\n  " + "word " * 22 + "word\n  " + "word " * 7 + "end\n"),
    "long text that begins with a space": ({"a": " " + LONG}, f'a: " {LONG}"\n'),
    "long text that ends with a space": ({"a": LONG + " "}, f'a: "{LONG} "\n'),
    "long text with a control character": ({"a": LONG + "\x07"}, f'a: "{LONG}\\u0007"\n'),
    "one long word": ({"a": "x" * 200}, f"a: {'x' * 200}\n"),
    "just wide enough": ({"a": "x" * 110 + " " + "y" * 6}, f"a: {'x' * 110} {'y' * 6}\n"),
    "just too wide": ({"a": "x" * 110 + " " + "y" * 7}, f"a: >-\n  {'x' * 110} {'y' * 7}\n"),
    "a long key": ({"k" * 1025: {"a": 1}, "b": 2}, f"? {'k' * 1025}\n:\n  a: 1\nb: 2\n"),
    "a long key in an array": ([{"k" * 1025: 1, "b": 2}], f"- ? {'k' * 1025}\n  : 1\n  b: 2\n"),
    "text at the root": ("a", "a\n"),
    "null at the root": (None, "null\n"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_yaml_is_laid_out_for_reading(name: str) -> None:
    """Objects and arrays are blocks, lines are literals, long text is folded at 120, other text is on one line."""
    data, text = LAYOUTS[name]
    assert dump(document(data)) == text
    assert loads(text, "some.yaml").data == data


def test_long_text_is_no_wider_than_120() -> None:
    """Folded text keeps to the width at every depth."""
    data: Any = LONG * 5
    for _ in range(20):
        data = {"a": [data]}
    lines = dump(document(data)).splitlines()
    assert max(map(len, lines)) <= 120
    assert max(map(len, lines)) > 110


def test_json_is_indented_and_keeps_what_is_not_ascii() -> None:
    """JSON is indented by two, in its own order, in characters as they are, with a line feed at the end."""
    text = dump(document({"b": ["é😀\u2028"], "a": {}}, "json"))
    assert text == '{\n  "b": [\n    "é😀\u2028"\n  ],\n  "a": {}\n}\n'


@pytest.mark.parametrize("half", ["\ud800", "a\udc00b"])
def test_half_a_surrogate_pair_is_an_escape_in_json_and_refused_in_yaml(half: str) -> None:
    """Text that is not Unicode survives JSON, and is reported at each node where YAML cannot hold it."""
    data = {"a": [1, half], half: "x", "b": "\u00e9"}
    text = dump(document(data, "json"))
    assert text.encode("utf-8")
    assert loads(text, "some.json").data == data
    with pytest.raises(PipelineError) as caught:
        dump(document(data))
    assert brief(caught.value.findings) == [("yaml-surrogate", "/a/1"), ("yaml-surrogate", f"/{half}")]


def test_half_a_surrogate_pair_at_the_root_is_refused_in_yaml() -> None:
    """A document that is one string is checked like any other."""
    with pytest.raises(PipelineError) as caught:
        dump(document("\ud800"))
    assert brief(caught.value.findings) == [("yaml-surrogate", "")]
    assert caught.value.findings[0].location == place("some.yaml", 1, 1)


@pytest.mark.parametrize("written", ["yaml", "json"])
def test_a_document_that_is_too_deep_to_write_is_a_finding(written: Format) -> None:
    """Depth beyond what can be walked is reported."""
    data: Any = 1
    for _ in range(50_000):
        data = [data]
    with pytest.raises(PipelineError) as caught:
        dump(document(data, written))
    assert brief(caught.value.findings) == [("document-depth", "")]
