"""The words of a review: labels, counts and sentences that every output shares."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from clientwright.pipeline.findings import Location, errors
from clientwright.review.reports import Figure, Proof, ProviderReview, Review, Reviewed
from clientwright.review.values import Absent, Change, Effect, Wire

#: What would move the cursor, turn the writing direction or not be seen at all.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
#: Rules of a changed text, by their last word, and others that are none but in words.
_TEXTS: Final = ("description", "docs", "example", "examples", "summary", "text", "title")
_NOUNS: Final = {
    "info-changed": "info text",
    "security-scheme-described": "security scheme description",
    "tag-described": "tag description",
}
_CONTEXT: Final = 30  # characters before the first that differs
_GRADES: Final = tuple(Wire)


def plural(count: int, noun: str) -> str:
    """Give a count with its noun: `1 change`, `2 changes`, `3 summaries`."""
    if count == 1:
        return f"1 {noun}"
    ends = {"ry": f"{noun[:-1]}ies", "es": noun, "cs": noun}
    return f"{count} {ends.get(noun[-2:], f'{noun}s')}"


def visible(text: str, keep: str = "") -> str:
    r"""Give text in which every character can be seen: `\u202e` for what turns the writing direction.

    Args:
        text: Any text, of a spec or of a tool.
        keep: Characters that stay as they are, such as a line break.

    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(one if one in keep or unicodedata.category(one) not in _UNSEEN else _code(one) for one in text)


def _code(character: str) -> str:
    number = ord(character)
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return short.get(character) or (f"\\u{number:04x}" if number <= 0xFFFF else f"\\U{number:08x}")  # noqa: PLR2004  # the width of \u


def shown(value: object, limit: int = 160) -> str:
    """Give a value of a spec as one line of JSON, and `(none)` for what is not there.

    Args:
        value: Any JSON, or `ABSENT`.
        limit: How many characters are shown; how many more there are is said.

    """
    if isinstance(value, Absent):
        return "(none)"
    text = visible(json.dumps(value, ensure_ascii=False, default=str))
    return _part(text, 0, limit)


def arrow(change: Change, limit: int = 160) -> str:
    """Say what the value was and is: `"integer" -> ["integer", "string"]`.

    Args:
        change: The change.
        limit: How many characters of each value are shown; of longer values, those from shortly before the first that
            differs, and how many more there are.

    """
    texts = [shown(value, sys.maxsize) for value in (change.before, change.after)]
    alike = next((index for index, pair in enumerate(zip(*texts, strict=False)) if pair[0] != pair[1]), 0)
    skipped = max(0, alike - _CONTEXT) if max(map(len, texts)) > limit else 0
    return " -> ".join(_part(text, skipped, limit) for text in texts)


def _part(text: str, skipped: int, limit: int) -> str:
    rest = len(text) - min(limit, len(text) - skipped)
    if not rest:
        return text
    end = "..." if skipped + limit < len(text) else ""
    return f"{'...' if skipped else ''}{text[skipped : skipped + limit]}{end} ({plural(rest, 'more character')})"


def line_of(location: Location) -> str:
    """Give a place as `file:line`."""
    return visible(f"{location.file}:{location.line}")


def lines_of(change: Change) -> str:
    """Say where a change stands on both sides."""
    sides = [None if place is None else line_of(place.location) for place in (change.old, change.new)]
    old, new = sides
    if old is None or new is None:
        return f"{new} (only in the head)" if new else f"{old} (only in the base)" if old else "no line of either side"
    return old if old == new else f"{old} -> {new}"


def grade(one: Reviewed) -> Wire:
    """Give the worse of both verdicts of a change."""
    python = {Effect.BREAKING: Wire.BREAKING, Effect.ADDITIVE: Wire.ADDITIVE, Effect.NONE: Wire.DOCS}[one.effect]
    return min(one.change.wire, python, key=_GRADES.index)


def verdicts(one: Reviewed) -> str:
    """Name both verdicts of a change."""
    return f"wire {one.change.wire.value}, Python {one.effect.value}"


def sentences(one: Reviewed, limit: int = 12) -> list[str]:
    """Say what a change means in Python, each sentence a line; above the limit, how many more there are.

    Args:
        one: The change.
        limit: How many sentences are given.

    """
    rest = len(one.python) - limit
    more = [f"{plural(rest, 'more sentence')} on the Python in the JSON and HTML reports"] if rest > 0 else []
    return [*one.python[:limit], *more]


def operation_of(change: Change) -> str:
    """Give the operation that a change is told at: the one that leads to it by the shortest way."""
    return visible(change.routes[0].operation) or "the spec as a whole"


def elsewhere(change: Change, limit: int = 3) -> str:
    """Name the other operations that a change concerns; empty where there are none."""
    others = [visible(name) for name in change.operations if name != change.routes[0].operation]
    named = ", ".join(others[:limit])
    return named if len(others) <= limit else f"{named} and {plural(len(others) - limit, 'more operation')}"


def spot(change: Change) -> str:
    """Give the place of a change within its operation: `answer 200 $.data.tax`."""
    route = change.routes[0]
    where = "the document" if route.where == "spec" else "the operation"
    return visible(str(route).removeprefix(route.operation).strip()) or where


def approved(one: Reviewed) -> str:
    """Say who approved of a change, why and until when; empty where nobody did."""
    if one.approval is None:
        return ""
    told = one.approval
    return visible(f"approved by {told.author} until {told.expires}: {told.reason}")


def figure(one: Figure) -> str:
    """Give a number and what it was, with a mark where it moved for the worse."""
    if one.after == one.before or one.before is None:
        return "-" if one.after is None else str(one.after)
    if one.after is None:
        return f"- (was {one.before})"
    bad = {"worse": one.after > one.before, "better": one.after < one.before, "neutral": False}[one.rising]
    return f"{one.after} (was {one.before}){'!' if bad else ''}"


def figures(provider: ProviderReview, *, moved: bool) -> str:
    """Give the numbers of a provider that moved, or those that did not, in a line."""
    told = (f"{visible(one.name)} {figure(one)}" for one in provider.figures if (one.before != one.after) is moved)
    return ", ".join(told)


def tally(changes: Iterable[Reviewed]) -> str:
    """Count changes by the worse of their verdicts: `2 breaking (1 approved), 3 docs`."""
    found = list(changes)
    counts = Counter(map(grade, found))
    agreed = sum(grade(one) is Wire.BREAKING and one.approval is not None for one in found)
    words = [f"{counts[each]} {each.value}" for each in _GRADES if counts[each]]
    if agreed:
        words[0] += f" ({agreed} approved)"
    return ", ".join(words) or "no change"


def rules_of(changes: Iterable[Reviewed]) -> str:
    """Count changes by rule, the most frequent first: `property-added 12, pattern-changed 3`."""
    counts = Counter(one.change.rule for one in changes)
    return ", ".join(
        f"{visible(rule)} {count}" for rule, count in sorted(counts.items(), key=lambda it: (-it[1], it[0]))
    )


def causes(changes: Iterable[Reviewed]) -> str:
    """Count changes by cause, the most frequent first: `api 2, shape 1`."""
    counts = Counter(one.cause for one in changes)
    return (
        ", ".join(f"{cause} {count}" for cause, count in sorted(counts.items(), key=lambda it: (-it[1], it[0]))) or "-"
    )


def proven(proofs: Sequence[Proof]) -> str:
    """Say how many samples of the base still type-check."""
    failed = sum(not one.passed for one in proofs)
    outcome = "it type-checks" if len(proofs) == 1 else "all type-check"
    if failed:
        outcome = "it fails" if len(proofs) == 1 else f"{failed} {'fails' if failed == 1 else 'fail'}"
    return f"Of {plural(len(proofs), 'sample')} of the base against the clients of the head, {outcome}."


def idle(review: Review) -> bool:
    """Say whether there is nothing to report: no change, no figure that moved, nothing wrong."""
    return not (review.problems or review.stale_approvals or _failed(review) or any(map(moved, review.providers)))


def wordy(review: Review) -> bool:
    """Say whether only words changed, so that one line says it all."""
    kept = all(one.state == "kept" and not one.surface and not one.tool_changes for one in review.providers)
    fine = kept and not (review.problems or review.stale_approvals or _failed(review))
    texts = all(grade(one) is Wire.DOCS and _noun(one.change.rule) for one in review.reviewed)
    return fine and texts and bool(review.reviewed)


def _failed(review: Review) -> int:
    return sum(not proof.passed for proof in review.proofs)


def moved(provider: ProviderReview) -> bool:
    """Say whether anything of a provider is different."""
    figures = any(one.before != one.after for one in provider.figures)
    diffs = provider.surface or provider.surface_diff or provider.spec_diff
    return bool(provider.changes or provider.tool_changes or diffs or figures or provider.state != "kept")


def headline(review: Review) -> str:
    """Give the verdict as one line."""
    if idle(review):
        return "Nothing changed."
    if wordy(review):
        return f"Only words changed: {_reworded(review)}."
    parts = [_changes(review), *_states(review), *_others(review)]
    tools = sorted({tool for provider in review.providers for tool in provider.tool_changes})
    if not review.reviewed and tools:
        parts.append(f"no public name is different with {_several(tools)}")
    return "; ".join(part for part in parts if part) + "."


def _changes(review: Review) -> str:
    names = [one.name for one in review.providers if one.changes]
    return f"{tally(review.reviewed)} in {_several(names)}" if names else "No change on the wire or in Python"


def _states(review: Review) -> list[str]:
    words = {"added": "new", "removed": "gone"}
    found = {state: [one.name for one in review.providers if one.state == state] for state in words}
    return [
        f"{_several(names)} {'is' if len(names) == 1 else 'are'} {words[key]}" for key, names in found.items() if names
    ]


def _others(review: Review) -> list[str]:
    failed, stale, wrong = _failed(review), len(review.stale_approvals), len(errors(review.problems))
    told = ((failed, "failed proof"), (stale, "stale approval"), (wrong, "problem"))
    return [plural(count, noun) for count, noun in told if count]


def _reworded(review: Review) -> str:
    parts = []
    for provider in review.providers:
        counts = Counter(_noun(one.change.rule) for one in provider.changes)
        if counts:
            told = ", ".join(plural(count, noun) for noun, count in sorted(counts.items()))
            parts.append(f"{told} in {visible(provider.name)}")
    return "; ".join(parts)


def _noun(rule: str) -> str:
    """Give the text that a rule says is different; empty where it is about more than a text."""
    stem = rule.removesuffix("-changed")
    text = stem != rule and stem.rpartition("-")[2] in _TEXTS
    return _NOUNS.get(rule) or (stem.replace("-", " ") if text else "")


def _several(names: list[str], limit: int = 5) -> str:
    seen = [visible(name) for name in names]
    return ", ".join(seen) if len(seen) <= limit else f"{', '.join(seen[:limit])} and {len(seen) - limit} more"


def next_step(review: Review) -> str:
    """Say what has to be done before the change may land."""
    if wrong := errors(review.problems):
        return f"Put {plural(len(wrong), 'problem')} right first: the verdict cannot be trusted until then."
    count = len(review.unapproved)
    if not count:
        return (
            "Ready: nothing breaks without an approval."
            if any(map(approved, review.reviewed))
            else "Ready: nothing breaks."
        )
    return f"{plural(count, 'breaking change')} {'needs' if count == 1 else 'need'} an approval, by fingerprint."
