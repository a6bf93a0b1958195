"""Text of a document in generated code: docstrings, limits in words, marks."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from generation_helping import document, spec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clientwright.pipeline.generation import hints
from clientwright.pipeline.generation.describing import Schemas, limits
from clientwright.pipeline.generation.normalise import normalise
from clientwright.pipeline.generation.text import docstring, first_line, paragraphs, sentence, shown_value

PROSE = st.text(st.sampled_from("ab \n\t\"'\\{}#%N-*.\u2028\u202e\0\ud800"), max_size=400)


@settings(max_examples=500, deadline=None)
@example('"""', 0)
@example('a"', 0)
@example('a\\"', 0)
@example("\\", 4)
@given(PROSE, st.sampled_from([0, 4, 8]))
def test_a_docstring_is_one_text(text: str, indent: int) -> None:
    """Whatever the text, its docstring is one literal with the same words, and no line is longer than it must be."""
    code = docstring(text, indent)
    shown = text.replace("\0", "").replace("\u202e", "").replace("\ud800", "?").replace("\u2028", "\n")
    if not code:
        assert not shown.strip()
        return
    value = ast.literal_eval(code)
    assert "".join(shown.split()) == "".join(value.split())
    lines = code.split("\n")
    assert all(len(line) <= 120 or " " not in line.strip() for line in [" " * indent + lines[0], *lines[1:]])


@pytest.mark.parametrize("length", range(100, 125))
def test_a_docstring_stays_in_its_line(length: int) -> None:
    """Text that just fits, with its quotes, stays on one line, and longer text is wrapped at the width."""
    text = "a " * (length // 2) + "b" * (length % 2)
    code = docstring(text, 4)
    assert (len(text.strip()) <= 110) == ("\n" not in code)
    assert all(len(line) <= 120 for line in ("    " + code).split("\n"))


def test_lists_and_code_keep_their_lines() -> None:
    """Lines that mean something by themselves are not joined; others are."""
    text = "One\ntwo.\n\n- a\n- b\n\n1. c\n2. d\n\n    code\n    more\n"
    assert ["One two.", "", "- a", "- b", "", "1. c", "2. d", "", "    code", "    more"] == paragraphs(text, 80)
    assert ["- aaa bbb", "  ccc"] == paragraphs("- aaa bbb ccc", 9)
    assert ["> aaa bbb", "> ccc"] == paragraphs("> aaa bbb ccc", 9)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", "a."), ("a. ", "a."), ("a?", "a?"), ("`a`", "`a`"), ("", ""), ("a (b)", "a (b)")],
)
def test_a_text_ends_like_a_sentence(text: str, expected: str) -> None:
    """A full stop is added where there is no mark."""
    assert expected == sentence(text)


def test_the_first_sentence_stands_for_all() -> None:
    """A short text is the first sentence, wherever its line ends."""
    assert "Do this." == first_line("Do\nthis. Or that.\n\nMore.")
    assert "Do this." == first_line("Do this\n\nMore.")


def test_a_long_example_is_left_out() -> None:
    """A value is shown as JSON, unless nobody would read it."""
    assert ('"é"', "") == (shown_value("é"), shown_value("x" * 200))


LIMITS: dict[str, tuple[dict[str, Any], str]] = {
    "least": ({"minimum": 0}, "At least 0."),
    "both": ({"minimum": 1, "maximum": 5.5}, "At least 1. At most 5.5."),
    "beyond": ({"exclusiveMinimum": 0, "exclusiveMaximum": 9}, "More than 0. Less than 9."),
    "old-beyond": ({"minimum": 0, "exclusiveMinimum": True, "maximum": 9}, "More than 0. At most 9."),
    "multiple": ({"multipleOf": 5}, "A multiple of 5."),
    "length": ({"minLength": 1, "maxLength": 16}, "1 to 16 characters."),
    "exactly": ({"minLength": 1, "maxLength": 1}, "Exactly 1 character."),
    "not-empty": ({"minLength": 1}, "At least 1 character."),
    "short": ({"minLength": 0, "maxLength": 2}, "At most 2 characters."),
    "pattern": ({"pattern": "^a$"}, "Pattern: `^a$`."),
    "format": ({"type": "string", "format": "email"}, "Format: email."),
    "nullable-format": ({"type": ["string", "null"], "format": "uri"}, "Format: uri."),
    "silent": ({"type": "string", "format": "uuid"}, ""),
    "items": ({"type": "array", "minItems": 2, "uniqueItems": True}, "At least 2 items. No item occurs twice."),
    "each": ({"type": "array", "items": {"maxLength": 2}}, "Each item: at most 2 characters."),
    "each-pattern": ({"type": "array", "items": {"pattern": "a"}}, "Each item has the pattern: `a`."),
    "nonsense": ({"minimum": "1", "maxLength": True, "pattern": 5, "minItems": -1, "multipleOf": None}, ""),
}


@pytest.mark.parametrize("case", LIMITS)
def test_limits_are_said_in_words(case: str) -> None:
    """Each limit of a schema is a sentence; what is no limit is none."""
    node, expected = LIMITS[case]
    assert expected == " ".join(limits(node))


TEXTS: dict[str, tuple[dict[str, Any], str]] = {
    "plain": ({"type": "string", "description": "A word"}, "A word."),
    "title": ({"type": "string", "title": "A title"}, "A title."),
    "example": ({"type": "integer", "example": 5}, "Example: 5."),
    "either": ({"type": "boolean", "description": "Whether.", "example": True}, "Whether."),
    "examples": ({"type": "string", "examples": ["a", "b", "a"]}, 'Examples: "a", "b".'),
    "marks": (
        {"type": "string", "deprecated": True, "readOnly": True, "writeOnly": True},
        "Deprecated. Read-only. Write-only.",
    ),
    "null": ({"type": ["string", "null"], "maxLength": 5, "examples": ["a"]}, 'At most 5 characters. Example: "a".'),
    "reference": ({"$ref": "#/components/schemas/Word"}, 'A word of yours. Pattern: `^w`. Example: "w".'),
    "beside": (
        {"$ref": "#/components/schemas/Word", "description": "Mine", "deprecated": True},
        'Mine. Pattern: `^w`. Example: "w". Deprecated.',
    ),
    "long": ({"type": "integer", "description": "One.\n\nTwo.", "minimum": 1}, "One.\n\nTwo.\n\nAt least 1."),
}
WORD = {"type": "string", "pattern": "^w", "description": "A word of yours.", "example": "w"}


def described(**properties: Any) -> tuple[Schemas, dict[str, Any]]:
    """Normalise an object with properties; give its schema and all of them."""
    schemas = {"Word": WORD, "Z": {"type": "object", "properties": properties}}
    components = normalise(document(spec(schemas=schemas))).data["components"]["schemas"]
    return Schemas(components), components["Z"]["properties"]


@pytest.mark.parametrize("case", TEXTS)
def test_a_field_is_described_by_all_that_is_said_of_it(case: str) -> None:
    """Meaning, limits, examples and marks are told, also those behind a reference and beside null."""
    node, expected = TEXTS[case]
    schemas, found = described(p=node)
    assert expected == schemas.text(found["p"])


def test_a_default_is_told() -> None:
    """Who reads a field learns what stands there when nothing is given."""
    schemas, found = described(p={"type": "integer"})
    assert "Default: 5." == schemas.text(found["p"], default=5)


SECRETS: dict[str, tuple[dict[str, Any], bool]] = {
    "password": ({"type": "string", "format": "password"}, True),
    "write-only": ({"type": "string", "writeOnly": True}, True),
    "sensitive": ({"type": "object", "x-clientwright-sensitive": True, "properties": {"a": {}}}, True),
    "items": ({"type": "array", "items": {"type": "string", "format": "password"}}, True),
    "null": ({"type": ["string", "null"], "format": "password"}, True),
    "union": ({"oneOf": [{"type": "string", "format": "password"}, {"type": "integer"}]}, True),
    "beside": ({"$ref": "#/components/schemas/Word", "writeOnly": True}, True),
    "plain": ({"$ref": "#/components/schemas/Word"}, False),
    "not": ({"type": "string", "writeOnly": False}, False),
}


@pytest.mark.parametrize("case", SECRETS)
def test_a_secret_is_one_wherever_it_says_so(case: str) -> None:
    """A password, a write-only and a sensitive value is hidden, in lists, unions and behind references too."""
    node, expected = SECRETS[case]
    schemas, found = described(p=node)
    assert expected is schemas.is_secret(found["p"])


HINTS: dict[str, tuple[dict[str, Any], Any]] = {
    "none": ({}, None),
    "text": ({"x-clientwright-pagination": "page"}, None),
    "style": ({"x-clientwright-pagination": {"style": "odd", "items": "/a"}}, None),
    "pointer": ({"x-clientwright-pagination": {"style": "link", "items": "a"}}, None),
    "number": ({"x-clientwright-pagination": {"style": "page", "page-parameter": 5}}, None),
    "no-parameter": ({"x-clientwright-pagination": {"style": "offset", "items": "/a"}}, None),
    "link": (
        {"x-clientwright-pagination": {"style": "link", "items": "", "next": "/n"}},
        hints.Pages("link", "", "", next="/n"),
    ),
    "cursor": (
        {
            "x-clientwright-pagination": {
                "style": "cursor",
                "cursor-parameter": "c",
                "size-parameter": "s",
                "items": "/a",
                "next": "/n",
                "more": "/m",
            }
        },
        hints.Pages("cursor", "c", "/a", size="s", next="/n", more="/m"),
    ),
}


@pytest.mark.parametrize("case", HINTS)
def test_a_hint_on_pages_is_read_or_left(case: str) -> None:
    """A hint that the checks would refuse is none."""
    operation, expected = HINTS[case]
    assert expected == hints.pages(operation)


@pytest.mark.parametrize(
    ("operation", "method", "expected"),
    [
        ({}, "get", ("read", "safe")),
        ({}, "head", ("read", "safe")),
        ({}, "post", ("create", "unsent")),
        ({}, "put", ("update", "safe")),
        ({}, "patch", ("update", "unsent")),
        ({}, "delete", ("delete", "safe")),
        ({"x-clientwright-effect": "read"}, "post", ("read", "safe")),
        ({"x-clientwright-effect": "money"}, "post", ("money", "unsent")),
        ({"x-clientwright-effect": "message"}, "get", ("message", "unsent")),
        ({"x-clientwright-effect": "money", "x-clientwright-idempotency": {"header": "K"}}, "put", ("money", "keyed")),
        ({"x-clientwright-effect": "nonsense"}, "post", ("create", "unsent")),
        ({"x-clientwright-idempotency": {"header": "K"}}, "post", ("create", "keyed")),
        ({"x-clientwright-idempotency": {"header": "K\n"}}, "post", ("create", "unsent")),
        ({"x-clientwright-idempotency": "K"}, "patch", ("update", "unsent")),
    ],
)
def test_the_method_and_the_document_say_when_to_repeat(
    operation: dict[str, Any], method: str, expected: tuple[str, str]
) -> None:
    """What is safe by its method or only reads may be repeated, with a key what declares one, else nothing."""
    assert expected == (hints.effect(operation, method), hints.retry(operation, method))


@pytest.mark.parametrize(
    ("own", "top", "expected"),
    [
        (None, [{"a": []}], (("a",),)),
        ([], [{"a": []}], ()),
        ([{}, {"a": []}], None, ((), ("a",))),
        ([{"a": [], "b": []}], None, (("a", "b"),)),
        ([{"a": [], "tls": []}], None, (("a",),)),
        ([{"tls": []}], None, ()),
        ([{"lost": []}, {"a": []}, {"a": []}], None, (("a",),)),
        ("odd", None, ()),
        ([5], None, ()),
    ],
)
def test_the_alternatives_of_credentials(own: Any, top: Any, expected: tuple[Any, ...]) -> None:
    """Each alternative names the schemes that a client has an argument for; one with an unknown scheme is none."""
    operation = {} if own is None else {"security": own}
    known = {"a": True, "b": True, "tls": False}
    assert expected == hints.security(operation, {} if top is None else {"security": top}, known)
