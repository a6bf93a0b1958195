"""JSON (RFC 8259) with the place of every node and without repeated keys."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from contextlib import suppress
from json.decoder import scanstring  # type: ignore[attr-defined]  # missing from the stubs
from typing import Any

from clientwright.pipeline.documents import JSON, Marks
from clientwright.pipeline.findings import Finding, Location

_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = re.compile(r"[-+.\w]+")
_MAX_DEPTH = 200
_WORDS = {"null": None, "true": True, "false": False}


def read_json(text: str, name: str) -> tuple[JSON, Marks, list[Finding]]:
    """Parse JSON text into data and marks; problems come back as findings and leave the data unusable."""
    nothing = Marks(Location(name))
    try:
        json.loads(text, parse_constant=_not_a_number, parse_int=_not_a_number)
    except json.JSONDecodeError as error:
        return None, nothing, [_syntax(text, name, error)]
    except RecursionError:
        return None, nothing, [_too_deep(name)]
    scanner = _Scanner(text, name)
    try:
        data, marks, _ = scanner.value(_skip(text, 0), "")
    except RecursionError:
        return None, nothing, [_too_deep(name)]
    return data, marks, scanner.findings


def _too_deep(name: str) -> Finding:
    return Finding(
        "json-depth", f"The JSON is nested more than {_MAX_DEPTH} levels deep; flatten it.", "", Location(name)
    )


def _not_a_number(_: str) -> None:
    """Leave numbers to the scanner, which knows where they stand."""


def _syntax(text: str, name: str, error: json.JSONDecodeError) -> Finding:
    if not text.strip():
        return Finding("json-empty", "The file is empty; write a document.", "", Location(name))
    said, at = error.msg, error.pos
    # Newer Pythons stop at a trailing comma, older ones at the bracket behind it.
    behind = _skip(text, at + 1) if text[at : at + 1] == "," else at
    if text.startswith(("//", "/*", "#"), at):
        said = "JSON has no comments, so remove it"
    elif text[behind : behind + 1] in {"}", "]"} and text[:behind].rstrip().endswith(","):
        said, at = "the comma before the bracket has nothing after it, so remove it", behind
    place = Location(name, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
    return Finding("json-syntax", f"The JSON cannot be read here: {said}.", "", place)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


class _Scanner:
    """A second pass over text that is known to be JSON, for what json.loads does not tell: places and repeats."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name
        self.findings: list[Finding] = []
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, at: int) -> Location:
        line = bisect_right(self.starts, at)
        return Location(self.name, line, at - self.starts[line - 1] + 1)

    def value(self, at: int, pointer: str) -> tuple[JSON, Marks, int]:
        if pointer.count("/") > _MAX_DEPTH:
            raise RecursionError
        first = self.text[at]
        if first == "{":
            return self.members(at, pointer)
        if first == "[":
            return self.items(at, pointer)
        if first == '"':
            text, end = scanstring(self.text, at + 1)
            return text, Marks(self.place(at)), end
        match = _SCALAR.match(self.text, at)
        end = match.end() if match else at + 1
        return self.scalar(self.text[at:end], at, pointer), Marks(self.place(at)), end

    def scalar(self, word: str, at: int, pointer: str) -> JSON:
        if word in _WORDS:
            return _WORDS[word]
        value: int | float = math.nan
        with suppress(ValueError):  # an integer of thousands of digits
            value = json.loads(word)
        if not math.isfinite(value):
            if word.lstrip("-") in {"NaN", "Infinity"}:
                message = f"{word} is not JSON; write a finite number, or null."
            else:
                message = f"The number {word[:20]} is too large to be read; write one that fits, or a string."
            self.findings.append(Finding("json-number", message, pointer, self.place(at)))
            return 0
        return value

    def members(self, at: int, pointer: str) -> tuple[JSON, Marks, int]:
        data: dict[str, Any] = {}
        children: dict[str, Marks] = {}
        start, at = at, _skip(self.text, at + 1)
        while self.text[at] != "}":
            key_at = at = _skip(self.text, at + 1) if self.text[at] == "," else at
            key, at = scanstring(self.text, at + 1)
            child = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            if key in data:
                message = (
                    f"The key {key!r} is repeated (first on line {children[key].location.line}); keep one of them."
                )
                self.findings.append(Finding("duplicate-key", message, child, self.place(key_at)))
            at = _skip(self.text, _skip(self.text, at) + 1)
            data[key], below, at = self.value(at, child)
            children[key] = Marks(self.place(key_at), below.children)
            at = _skip(self.text, at)
        return data, Marks(self.place(start), children), at + 1

    def items(self, at: int, pointer: str) -> tuple[JSON, Marks, int]:
        data: list[Any] = []
        children: list[Marks] = []
        start, at = at, _skip(self.text, at + 1)
        while self.text[at] != "]":
            at = _skip(self.text, at + 1) if self.text[at] == "," else at
            value, marks, at = self.value(at, f"{pointer}/{len(data)}")
            data.append(value)
            children.append(marks)
            at = _skip(self.text, at)
        return data, Marks(self.place(start), children), at + 1
