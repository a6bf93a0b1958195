"""Says of one statement of a spec who says so: the ledger first, then examples and overlays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from attrs import frozen

from clientwright.conformance.coverage.showing import Showing, Shown, value_aspect
from clientwright.conformance.coverage.values import PRESENT, Fact, Grade
from clientwright.conformance.ledgers.comparing import differences
from clientwright.conformance.ledgers.values import PRESENCE, Entry, Ledger
from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.findings import Location

_VOICES: Final[Mapping[str, Grade]] = {"stated": "documented", "observed": "observed", "inferred": "assumed"}
_LINES: Final = re.compile(r"(?:^|(?<=, ))line (\d+)(?:, line \d+)*")
#: The keyword by which a schema states what a fact is called after otherwise.
_KEYWORDS: Final = {
    "nullable": "type",
    **{name: f"x-clientwright-{name}" for name in ("effect", "idempotency", "pagination", "failure")},
}
_LONGEST: Final = 120


@frozen
class Claim:
    """One statement to be graded.

    Attributes:
        name: What is stated, as in `Fact`.
        value: The statement.
        pointer: JSON pointer to the node that states it.
        entry: What the ledger says of that node; None where it says nothing.
        spot: The place that examples show, as in `Showing`.
        aspect: What an example would have to show there; empty where none could.
        attribute: What the ledger calls it; its name when empty.
        decided: JSON pointer to the schema that decides, where a reference leads to it.

    """

    name: str
    value: JSON
    pointer: str
    entry: Entry | None = None
    spot: str = ""
    aspect: str = ""
    attribute: str = ""
    decided: str = ""

    @property
    def stated(self) -> str:
        """What the ledger calls it."""
        return self.attribute or self.name


class Grading:
    """Grades the statements of one spec."""

    def __init__(
        self, document: Document, overlays: tuple[Document, ...], ledger: Ledger | None, showing: Showing
    ) -> None:
        """Find where spec and ledger differ: there the ledger proves nothing.

        Args:
            document: The effective spec.
            overlays: Its overlays.
            ledger: The ledger, if there is one.
            showing: What the examples show.

        """
        self._document = document
        self._overlays = {overlay.name: tuple(_actions(overlay)) for overlay in overlays}
        self._ledger = ledger
        self._showing = showing
        self._host = urlsplit(ledger.source.url).netloc if ledger else ""
        found = differences(document, ledger) if ledger else ()
        self._differing = {(each.pointer, each.attribute): each.stated for each in found}

    def fact(self, claim: Claim) -> Fact:
        """Grade one statement."""
        shown = self._showing.find(claim.spot, claim.aspect) if claim.aspect else None
        place = self._place(claim)
        grade, proof = self._by_ledger(claim) or self._otherwise(place, shown)
        example = (str_of(self._document.locate(shown.pointer)) if shown else "") if claim.aspect else None
        return Fact(claim.name, _written(claim.value), grade, proof, place, example)

    def _by_ledger(self, claim: Claim) -> tuple[Grade, str] | None:
        entry, ledger = claim.entry, self._ledger
        if entry is None or ledger is None or (grade := entry.grade(claim.stated)) == "silent":
            return None
        if (other := self._contradicting(claim, entry)) is not None:
            return "unstated", f"the ledger says otherwise: {other} ({str_of(ledger.file.locate(entry.pointer))})"
        if grade == "assumed":
            return "assumed", ledger.reasons.get(entry.assumed[claim.stated], entry.assumed[claim.stated])
        proof = entry.proof(claim.stated)
        printed = _LINES.search(proof) or any(part.startswith(self._host) for part in proof.split(", "))
        return ("documented" if printed else "observed"), _LINES.sub(_lines, proof)

    def _contradicting(self, claim: Claim, entry: Entry) -> str | None:
        """Give what the ledger says instead of the spec, where they differ."""
        if claim.name == "enum":
            allowed = entry.get("enum") or ()
            return None if claim.value in allowed else f"the values {_written(allowed)}"
        if claim.stated in PRESENCE:
            return None
        pointers = (claim.pointer, claim.decided or claim.pointer)
        found = (self._differing.get((pointer, claim.stated)) for pointer in pointers)
        return next((stated for stated in found if stated is not None), None)

    def _otherwise(self, place: Location, shown: Shown | None) -> tuple[Grade, str]:
        """Grade what no ledger speaks of: by a printed example, by an overlay's evidence, or by an observed example."""
        where = f"shown in {str_of(self._document.locate(shown.pointer))}" if shown else ""
        if shown and shown.grade == "documented":
            return "documented", where
        evidence = self._evidence(place)
        if evidence.get("grade") in _VOICES:
            return _VOICES[evidence["grade"]], _written(evidence.get("source", ""))
        return ("observed", where) if shown else ("unstated", "")

    def _evidence(self, place: Location) -> Mapping[str, Any]:
        """Give the evidence of the overlay action that wrote what stands at a place."""
        actions = self._overlays.get(place.file, ())
        before = [evidence for line, evidence in actions if line <= place.line]
        return before[-1] if before else {}

    def _place(self, claim: Claim) -> Location:
        keyword = _KEYWORDS.get(claim.name, claim.name)
        for pointer in (claim.pointer, claim.decided):
            if pointer and claim.name != PRESENT and self._has(pointer, keyword):
                return self._document.locate(join(pointer, keyword))
        return self._document.locate(claim.pointer)

    def _has(self, pointer: str, keyword: str) -> bool:
        try:
            node = resolve(self._document.data, pointer)
        except LookupError:  # what an array without `items` holds stands nowhere
            return False
        return isinstance(node, dict) and keyword in node


def enum_claim(claim: Claim) -> Claim:
    """Complete the claim that a value is one of an enum."""
    return Claim("enum", claim.value, claim.pointer, claim.entry, claim.spot, value_aspect(claim.value), "enum",
                 claim.decided)  # fmt: skip


def str_of(place: Location) -> str:
    """Write a place as `file:line`."""
    return f"{place.file}:{place.line}"


def _actions(overlay: Document) -> Iterator[tuple[int, Mapping[str, Any]]]:
    for index, action in enumerate(overlay.data.get("actions", ())):
        evidence = action.get("x-evidence")
        at = overlay.locate(join("/actions", index))
        yield at.line, evidence if isinstance(evidence, dict) else {}


def _lines(match: re.Match[str]) -> str:
    numbers = re.findall(r"\d+", match[0])
    return f"line {numbers[0]}" if len(numbers) == 1 else f"lines {', '.join(numbers)}"


def _written(value: JSON) -> str:
    """Write a value as a person reads it, in one line."""
    if isinstance(value, list | tuple):
        return ", ".join(_written(each) for each in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = value if isinstance(value, str) else json.dumps(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
