"""Reading YAML 1.2 and JSON as JSON data with places."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from clientwright.pipeline.documents import Marks, escape, join, resolve, split
from clientwright.pipeline.findings import Location, PipelineError
from clientwright.pipeline.loading import load, loads

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=12,
)


def refused(content: str | bytes, name: str) -> list[tuple[str, str, int, int]]:
    """Give rule, pointer, line and column of each finding of a refused content."""
    with pytest.raises(PipelineError) as caught:
        loads(content, name)
    return [(one.rule, one.pointer, one.location.line, one.location.column) for one in caught.value.findings]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"), ("NO", "NO"), ("on", "on"), ("yes", "yes"), ("true", True), ("False", False), ("tRue", "tRue"),
        ("1_000", "1_000"), ("012", 12), ("0o17", 15), ("0x1F", 31), ("-7", -7), ("+7", 7), ("12:30", "12:30"),
        ("2020-01-01", "2020-01-01"), ("2020-01-01T00:00:00Z", "2020-01-01T00:00:00Z"), ("=", "="), ("~", None),
        ("null", None), ("", None), ("Null", None), ("nUll", "nUll"), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0),
        ("1.5E-2", 0.015), ("1e", "1e"), ("'5'", "5"), ('"no"', "no"), ("!!str 5", "5"), ("!!int '5'", 5),
        ("!!float 5", 5.0), ("!!bool true", True), ("!!null ''", None), ("!!map {}", {}), ("!!seq []", []),
        ("0b1", "0b1"), ("1e1000000000x", "1e1000000000x"), ("9" * 30, int("9" * 30)),
    ],
    ids=str,
)  # fmt: skip
def test_scalars_mean_what_the_core_schema_says(written: str, meant: object) -> None:
    """A scalar is a null, a boolean, an integer or a float only where YAML 1.2's core schema says so."""
    value = loads(f"key: {written}\n", "spec.yaml").data["key"]
    assert (type(meant), meant) == (type(value), value)


@pytest.mark.parametrize("key", ["on", "200", "null", "1.0", "2020-01-01", "true", "~", "0x10"])
def test_keys_are_the_text_that_is_written(key: str) -> None:
    """A key is never anything but text."""
    assert {key: 1} == loads(f"{key}: 1\n", "spec.yaml").data


@pytest.mark.parametrize(
    ("content", "findings"),
    [
        ("a: 1\nb: 2\na: 3\n", [("duplicate-key", "/a", 3, 1)]),
        ("a:\n  b: 1\n  b: 2\n", [("duplicate-key", "/a/b", 3, 3)]),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", [("yaml-merge-key", "/c/<<", 3, 3)]),
        ("a: .nan\n", [("yaml-number", "/a", 1, 4)]),
        ("a: -.inf\n", [("yaml-number", "/a", 1, 4)]),
        ("a: 1e999\n", [("yaml-number", "/a", 1, 4)]),
        (f"a: {'9' * 5000}\n", [("yaml-number", "/a", 1, 4)]),
        ("a: !thing 1\n", [("yaml-tag", "/a", 1, 4)]),
        ("a: !!timestamp 2020-01-01\n", [("yaml-tag", "/a", 1, 4)]),
        ("a: !!int x\n", [("yaml-tag", "/a", 1, 4)]),
        ("a: !!set {b}\n", [("yaml-tag", "/a", 1, 4)]),
        ("a: !!omap [b: 1]\n", [("yaml-tag", "/a", 1, 4)]),
        ("? [1]\n: 2\n", [("yaml-key", "", 1, 3)]),
        ("a: &a [*a]\n", [("yaml-alias", "/a/0", 1, 4)]),
        ("a: *b\n", [("yaml-syntax", "", 1, 4)]),
        ("a: [\n", [("yaml-syntax", "", 2, 1)]),
        ("a: \tb: c\n", [("yaml-syntax", "", 1, 6)]),
        ("a: 1\n---\nb: 2\n", [("yaml-syntax", "", 2, 1)]),
        ("", [("yaml-empty", "", 1, 1)]),
        ("# nothing\n", [("yaml-empty", "", 1, 1)]),
        ("a: \x07\n", [("yaml-syntax", "", 1, 4)]),
        ("a: 1\nb: x\0\n", [("yaml-syntax", "", 2, 5)]),
        ("a:\n\tb: 1\n", [("yaml-syntax", "", 2, 1)]),
        ("[" * 300 + "]" * 300, [("yaml-depth", "", 1, 202)]),
        (b"a: 1\nb: \xff\n", [("file-encoding", "", 2, 4)]),
        ("a: 1\na: 2\nb: .nan\n", [("duplicate-key", "/a", 2, 1), ("yaml-number", "/b", 3, 4)]),
    ],
)
def test_yaml_that_is_not_json_data_is_refused_where_it_stands(
    content: str | bytes, findings: list[tuple[str, str, int, int]]
) -> None:
    """Each construct that JSON has no place for gives one finding, at its own line and column."""
    assert findings == refused(content, "spec.yaml")


@pytest.mark.parametrize(
    ("content", "findings"),
    [
        ('{"a": 1, "a": 2}', [("duplicate-key", "/a", 1, 10)]),
        ('{"a": [{"b/~": 1,\n "b/~": 2}]}', [("duplicate-key", "/a/0/b~1~0", 2, 2)]),
        ('{"a": NaN}', [("json-number", "/a", 1, 7)]),
        ('{"a": 1, "b": -Infinity}', [("json-number", "/b", 1, 15)]),
        ('{"a": ' + "9" * 5000 + "}", [("json-number", "/a", 1, 7)]),
        ('{"a": [1, 1e999]}', [("json-number", "/a/1", 1, 11)]),
        ('{"a": 1,}', [("json-syntax", "", 1, 9)]),
        ('{"a": [1,\n  ]}', [("json-syntax", "", 2, 3)]),
        ("[1,,2]", [("json-syntax", "", 1, 4)]),
        ('{"a": 1\n', [("json-syntax", "", 2, 1)]),
        ("", [("json-empty", "", 1, 1)]),
        (" \n", [("json-empty", "", 1, 1)]),
        ('{"a": 1} {}', [("json-syntax", "", 1, 10)]),
        ("[" * 100_000, [("json-depth", "", 1, 1)]),
        ("[" * 300 + "]" * 300, [("json-depth", "", 1, 1)]),
    ],
)
def test_json_that_is_wrong_is_refused_where_it_stands(content: str, findings: list[tuple[str, str, int, int]]) -> None:
    """Broken JSON, a repeated key and a number that is none give one finding, at the right line and column."""
    assert findings == refused(content, "spec.json")


def test_an_alias_is_a_copy() -> None:
    """Changing what an alias stands for never changes its anchor."""
    data = loads("a: &x {b: [1]}\nc: *x\n", "spec.yaml").data
    data["c"]["b"].append(2)
    assert data["a"]["b"] == [1]


def test_aliases_that_unfold_without_end_are_refused() -> None:
    """A small file cannot grow to fill the memory."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 9)]
    assert [rule for rule, *_ in refused("\n".join(lines), "spec.yaml")] == ["yaml-size"]


@given(JSON_VALUES)
def test_json_text_is_read_as_the_value_it_writes(value: object) -> None:
    """Any JSON value survives being written and read, and its marks have the shape of its data."""
    document = loads(json.dumps(value), "value.json")
    assert value == document.data
    assert_lockstep(document.data, document.marks)


@given(JSON_VALUES)
def test_json_is_yaml(value: object) -> None:
    """A JSON text without surrogate escapes reads the same as YAML."""
    text = json.dumps([value])
    assume("\\ud" not in text)
    assert [value] == loads(text, "value.yaml").data


def assert_lockstep(data: object, marks: Marks) -> None:
    """Fail unless each container has a mark for each child and each scalar has none."""
    if isinstance(data, dict):
        assert isinstance(marks.children, dict)
        assert list(data) == list(marks.children)
        for key, value in data.items():
            assert_lockstep(value, marks.children[key])
    elif isinstance(data, list):
        assert isinstance(marks.children, list)
        assert len(data) == len(marks.children)
        for value, mark in zip(data, marks.children, strict=True):
            assert_lockstep(value, mark)
    else:
        assert marks.children is None


@pytest.mark.parametrize(
    "text", ["a:\n  - b: 1\n    c: 2\n", '{"a": [\n  {"b": 1,\n   "c": 2}]}\n'], ids=["yaml", "json"]
)
def test_a_member_is_placed_at_its_key(text: str) -> None:
    """A member is located at its key, an item at its value, a pointer too long at the last node that exists."""
    document = loads(text, "spec.yaml" if text[0] == "a" else "spec.json")
    item, member, beyond = (document.locate(pointer) for pointer in ("/a/0", "/a/0/c", "/a/0/c/d/e"))
    assert (item.line, member.line, beyond.line) == (2, 3, 3)


def test_a_file_is_read_by_its_suffix_or_its_first_character(tmp_path: Path) -> None:
    """JSON is JSON by name or by its first character; everything else is YAML."""
    plain = tmp_path / "spec"
    plain.write_text('{"a": 1}')
    assert load(plain).format == "json"
    plain.write_text("a: 1")
    assert load(plain).format == "yaml"
    assert loads('{"a": 1}', "x.yml").format == "yaml"
    assert loads("[]", "x.json").format == "json"


def test_a_byte_order_mark_is_no_content() -> None:
    """A UTF-8 byte order mark is passed over in both formats."""
    assert loads(b"\xef\xbb\xbfa: 1\n", "x.yaml").data == {"a": 1}
    assert loads(b'\xef\xbb\xbf{"a": 1}', "x.json").data == {"a": 1}


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    """A file that cannot be read is reported by name, not by a traceback."""
    with pytest.raises(PipelineError, match=r"nowhere\.yaml:1:1: error: The file cannot be read"):
        load(tmp_path / "nowhere.yaml", "nowhere.yaml")


@given(st.lists(st.text()))
def test_pointers_are_read_as_they_are_written(tokens: list[str]) -> None:
    """Splitting a joined pointer gives its tokens back, whatever they hold."""
    assert tokens == split(join("", *tokens))
    assert all("/" not in escape(token) for token in tokens)


@pytest.mark.parametrize("pointer", ["/b", "/a/2", "/a/-1", "/a/x", "/a/0/b"])
def test_a_pointer_to_nothing_is_a_lookup_error(pointer: str) -> None:
    """A pointer that leads nowhere raises LookupError; negative and textual indexes lead nowhere."""
    with pytest.raises(LookupError):
        resolve({"a": [1, 2]}, pointer)


def test_findings_read_like_a_compiler() -> None:
    """A finding is one line: file:line:column, severity, sentence, pointer, rule."""
    document = loads("a: {b: 1}\n", "spec.yaml")
    finding = document.finding("some-rule", "Do this.", "/a/b")
    assert str(finding) == "spec.yaml:1:5: error: Do this. (at /a/b) [some-rule]"
    assert Location("spec.yaml", 1, 1) == document.finding("r", "m").location


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ('{\n// no\n"a": 1}', "a.json", "JSON has no comments"),
        ('{"a": [1 /* no */]}', "a.json", "JSON has no comments"),
        ('{"a": [1, ]}', "a.json", "the comma before the bracket"),
        ('{"a": 1,}', "a.json", "the comma before the bracket"),
        ("a:\n\tb: 1\n", "a.yaml", "a tab cannot indent; use spaces"),
        ("a: \0\n", "a.yaml", "U+0000 cannot stand in YAML"),
    ],
)
def test_common_slips_are_called_what_they_are(content: str, name: str, said: str) -> None:
    """What people often get wrong is said in their words, not in the parser's."""
    with pytest.raises(PipelineError, match=re.escape(said)) as caught:
        loads(content, name)
    assert 1 == len(str(caught.value).splitlines())
