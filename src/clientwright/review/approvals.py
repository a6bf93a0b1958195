"""`approvals.toml`: which breaking changes may land, why, who says so, and until when.

One table for each change, by the fingerprint that the report prints beside it:

    [[approval]]
    fingerprint = "0f3c5a9b1d2e"
    reason = "Trybe announced the new type on its status page."
    author = "Ada Lovelace"
    expires = 2027-01-31

All four keys must be there and there are no others. `expires` is the last day on which the approval holds, a TOML date
without quotes. An approval that has expired, or that no change of the review has the fingerprint of, is stale: it
approves of nothing, and is reported so that it is taken out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from attrs import evolve, frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location
from clientwright.review.reports import Approval, Reviewed

NAME: Final = "approvals.toml"
_KEYS: Final = ("fingerprint", "reason", "author", "expires")
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{12}")
_AT: Final = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)$")
_EXAMPLE: Final = f"{', '.join(_KEYS[:-1])} and {_KEYS[-1]}"


@frozen
class _Table:
    """One approval as written, with the line of its header and of its keys."""

    file: str
    values: Mapping[str, Any]
    line: int
    lines: Mapping[str, int]

    def finding(self, rule: str, message: str, key: str = "") -> Finding:
        return Finding(f"approval-{rule}", message, "", Location(self.file, self.lines.get(key, self.line)))


def read(path: Path, name: str | None = None) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    """Read a file of approvals.

    Args:
        path: The file; one that is not there holds no approvals.
        name: What to call it in findings; its path when not given.

    Returns:
        The approvals without a mistake, in the order of the file, and a finding for every mistake of the others.

    """
    name = name or path.as_posix()
    if not path.exists() and not path.is_symlink():
        return (), ()
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        message = f"The approvals cannot be read ({why}); correct or remove the file."
        return (), (Finding("approvals-unreadable", message, "", Location(name)),)
    return reads(text, name)


def reads(text: str, name: str) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    """Read approvals as `read` does, from text."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return (), (_syntax(str(error), text, name),)
    findings = list(_strangers(data, text, name))
    sound: dict[str, Approval] = {}
    for table in _tables(data, text, name):
        wrong = list(_mistakes(table))
        fingerprint = str(table.values.get("fingerprint")).lower()
        if not wrong and fingerprint in sound:
            line = sound[fingerprint].location.line
            message = f"{fingerprint} is approved of in line {line} already; keep one of the two."
            wrong = [table.finding("duplicate", message, "fingerprint")]
        if not wrong:
            sound[fingerprint] = _approval(table, fingerprint)
        findings += wrong
    return tuple(sound.values()), tuple(sorted(findings, key=lambda finding: finding.location))


def applied(
    reviewed: Iterable[Reviewed], approvals: Sequence[Approval], today: str
) -> tuple[tuple[Reviewed, ...], tuple[Approval, ...]]:
    """Give each change its approval.

    Args:
        reviewed: The changes.
        approvals: What was approved of, each fingerprint once.
        today: The date that they are held against, `2026-11-22`.

    Returns:
        The changes, in their order, and the approvals that have expired or concern none of them.

    """
    valid = {one.fingerprint.lower(): one for one in approvals if today <= one.expires}
    approved = tuple(evolve(one, approval=valid.get(one.change.fingerprint)) for one in reviewed)
    used = {one.change.fingerprint for one in approved}
    stale = (one for one in approvals if one.fingerprint.lower() not in valid.keys() & used)
    return approved, tuple(stale)


def _approval(table: _Table, fingerprint: str) -> Approval:
    reason, author = (" ".join(table.values[key].split()) for key in ("reason", "author"))
    return Approval(fingerprint, reason, author, table.values["expires"].isoformat(), Location(table.file, table.line))


def _syntax(told: str, text: str, name: str) -> Finding:
    """Take the place out of what the TOML reader says."""
    found = _AT.search(told)
    line, column = (int(found[1]), int(found[2])) if found and found[1] else (max(1, len(text.splitlines())), 1)
    message = f"This is not TOML ({_AT.sub('', told)}); correct it."
    return Finding("approvals-syntax", message, "", Location(name, line, column))


def _strangers(data: Mapping[str, JSON], text: str, name: str) -> Iterator[Finding]:
    """Report what stands in the file beside approvals."""
    for key, value in data.items():
        if key == "approval" and isinstance(value, list) and all(isinstance(one, dict) for one in value):
            continue
        line = next((number for number, chunk in _statements(text) if key in chunk), 1)
        message = f"Only tables [[approval]] are expected here, in two brackets, and not {key!r}; correct or remove it."
        yield Finding("approval-unknown", message, "", Location(name, line))


def _tables(data: Mapping[str, JSON], text: str, name: str) -> Iterator[_Table]:
    listed = data.get("approval")
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        return
    heads: list[int] = []
    keys: list[dict[str, int]] = []
    for number, chunk in _statements(text):
        if chunk == {"approval": [{}]}:
            heads.append(number)
            keys.append({})
        elif keys:
            keys[-1] = {**dict.fromkeys(chunk, number), **keys[-1]}
    if len(heads) < len(listed):  # tables written inline, in the one line of their key
        only = next((number for number, chunk in _statements(text) if "approval" in chunk), 1)
        heads, keys = [only] * len(listed), [{}] * len(listed)
    for values, head, lines in zip(listed, heads, keys, strict=True):
        yield _Table(name, values, head, lines)


def _statements(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Give the number of the first line of each statement of sound TOML, and what it says read alone."""
    pending, first = "", 1
    for number, line in enumerate(text.split("\n"), start=1):
        first = first if pending else number
        pending += f"{line}\n"
        try:
            chunk = tomllib.loads(pending)
        except tomllib.TOMLDecodeError:  # a text or a list goes on
            continue
        pending = ""
        if chunk:
            yield first, chunk


def _mistakes(table: _Table) -> Iterator[Finding]:
    for key in sorted(table.values.keys() - set(_KEYS)):
        yield table.finding("unknown", f"An approval has no {key!r}, only {_EXAMPLE}; correct or remove it.", key)
    for key in _KEYS:
        if key not in table.values:
            yield table.finding("incomplete", f"The approval has no {key!r}; add it: it needs {_EXAMPLE}.")
        elif wrong := _wrong(key, table.values[key]):
            yield table.finding(key, wrong, key)


def _wrong(key: str, value: JSON) -> str:
    """Say what is wrong with the value of a key; empty where nothing is."""
    if key == "expires":
        plain = type(value) is date  # a date with a time is one too
        return "" if plain else "This is no date; write the last day it holds, without quotes: 2027-01-31."
    if not isinstance(value, str) or not value.strip():
        return f"The {key} is no text or an empty one; write it in quotes."
    if key == "fingerprint" and not _FINGERPRINT.fullmatch(value.lower()):
        return f"{value!r} is no fingerprint; copy the 12 hexadecimal digits from the report."
    return ""
