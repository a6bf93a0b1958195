"""Write JSON data as YAML 1.2 or JSON text that reads back as the same data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.findings import Finding, PipelineError

_WIDTH = 120
_STEP = "  "
# YAML tells a key from text by looking ahead 1024 characters at most.
_KEY_LIMIT = 1000
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_UNPRINTABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_PLAIN_START = re.compile(r"[A-Za-z0-9/$()+;^_\\]|[^\W\s]")
_NOT_PLAIN = re.compile(r": | #|[: ]\Z|[\t\n]")
_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
# What YAML 1.1 or 1.2 readers take for a null, boolean, number or date.
_OTHER = re.compile(
    r"null|true|false|yes|no|on|off|[yn]"
    r"|[-+]?(?:0b[01_]+|0o[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_,]*(?::[0-9]+)+(?:\.[0-9_]*)?|\.inf)|\.nan"
    r"|[-+]?(?:\.[0-9_]+|[0-9][0-9_,]*(?:\.[0-9_]*)?)(?:e[-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t \t].*)?",
    re.IGNORECASE,
)


def dump(document: Document) -> str:
    """Write a document in its own format, with a line feed at the end.

    A lone surrogate is written as an escape in JSON, and cannot be written in YAML.

    Raises:
        PipelineError: A YAML document holds text that is not Unicode, or a document is nested too deeply.

    """
    try:
        return _json(document) if document.format == "json" else _yaml(document)
    except RecursionError:
        message = "The document is nested too deeply to be written; flatten it."
        raise PipelineError([document.finding("document-depth", message)]) from None


def _json(document: Document) -> str:
    text = json.dumps(document.data, ensure_ascii=False, indent=2)
    return _SURROGATE.sub(_escape, text) + "\n"


def _yaml(document: Document) -> str:
    lines: list[str] = []
    _block(document.data, "", "", lines)
    text = "\n".join(lines) + "\n"
    if _SURROGATE.search(text):
        raise PipelineError(_surrogates(document, document.data, ""))
    return text


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def _surrogates(document: Document, data: JSON, pointer: str) -> Iterator[Finding]:
    if isinstance(data, str) and _SURROGATE.search(data):
        message = "The text has half of a surrogate pair, which YAML cannot hold; correct it, or use a JSON file."
        yield document.finding("yaml-surrogate", message, pointer)
    members = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in members:
        if isinstance(key, str):
            yield from _surrogates(document, key, join(pointer, key))
        yield from _surrogates(document, value, join(pointer, key))


def _block(data: JSON, lead: str, indent: str, lines: list[str]) -> None:
    """Write a node after its key or dash, and what does not fit there below it at an indent."""
    if not isinstance(data, (dict, list)) or not data:
        lines += _scalar(data, lead, indent or _STEP)
        return
    start = indent
    if lead.endswith("-"):
        start = f"{lead} "
    elif lead:
        lines.append(lead)
    if isinstance(data, list):
        for item in data:
            _block(item, f"{start}-", indent + _STEP, lines)
            start = indent
        return
    for key, value in data.items():
        name = _line(key)
        if len(name) > _KEY_LIMIT:
            lines.append(f"{start}? {name}")
            start, name = indent, ""
        _block(value, f"{start}{name}:", indent + _STEP, lines)
        start = indent


def _scalar(data: JSON, lead: str, indent: str) -> list[str]:
    before = f"{lead} " if lead else ""
    if not isinstance(data, str):
        return [before + json.dumps(data)]
    readable = not _UNPRINTABLE.search(data)
    if readable and "\n" in data:
        return [before + _header(data), *(indent + line if line else "" for line in _literal_lines(data))]
    if len(before) + len(data) > _WIDTH and readable and data == data.strip(" \t") and _BREAK.search(data):
        return [f"{before}>-", *(indent + line for line in _folded(data, _WIDTH - len(indent)))]
    return [before + _line(data)]


def _header(text: str) -> str:
    """Give the header of a block literal: its indent where the text hides it, and what becomes of its last breaks."""
    hidden = "2" if text[0] in " \t\n" else ""
    kept = text.endswith("\n\n") or not text.strip("\n")
    return f"|{hidden}{'+' if kept else '' if text.endswith(chr(10)) else '-'}"


def _literal_lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _folded(text: str, width: int) -> list[str]:
    """Break text at single spaces, where a folded scalar puts them back."""
    lines: list[str] = []
    for word in _BREAK.split(text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _line(text: str) -> str:
    """Write text on one line, in quotes unless every YAML reader takes it for the same text without."""
    plain = _PLAIN_START.match(text) and not _NOT_PLAIN.search(text) and not _OTHER.fullmatch(text)
    if plain and not _UNPRINTABLE.search(text):
        return text
    return _UNPRINTABLE.sub(_escape_unless_surrogate, json.dumps(text, ensure_ascii=False))


def _escape_unless_surrogate(match: re.Match[str]) -> str:
    return match[0] if _SURROGATE.match(match[0]) else _escape(match)
