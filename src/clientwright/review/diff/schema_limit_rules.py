"""The rules of limits to a value: bounds, patterns, encodings."""

from __future__ import annotations

from typing import Final

from clientwright.review.diff.schema_bounds import FAMILIES, Family
from clientwright.review.rules import Rule
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS

#: Bounds without which there is a known one already, so that to set it is to tighten it.
_NEVER_UNSET: Final = frozenset({"minLength", "minProperties", "minContains"})


def _family_rules(family: Family) -> tuple[Rule, ...]:
    words, known = family.words, family.keyword in _NEVER_UNSET
    return (
        Rule(
            f"{family.name}-set",
            f"{words.capitalize()} set",
            _B if known else _R,
            _A,
            "A client may send values out of bounds; whether they were accepted before was not told.",
        ),
        Rule(f"{family.name}-tightened", f"{words.capitalize()} tightened", _B, _A,
             "A client may send values that are out of bounds now."),
        Rule(f"{family.name}-loosened", f"{words.capitalize()} loosened", _A, _B,
             "A client may read values that were out of bounds."),
        Rule(f"{family.name}-unset", f"{words.capitalize()} removed", _A, _B,
             "A client may read values that were out of bounds."),
    )  # fmt: skip


LIMIT_RULES: Final = (
    *(rule for family in FAMILIES for rule in _family_rules(family)),
    Rule("multiple-of-set", "Step set", _R, _A, "A client may send numbers that are no multiple of the step."),
    Rule("multiple-of-tightened", "Step coarser", _B, _A,
         "A client may send numbers that are no multiple of the new step."),
    Rule("multiple-of-loosened", "Step finer", _A, _B,
         "A client may read numbers that are no multiple of the old step."),
    Rule("multiple-of-changed", "Step changed", _B, _B, "Multiples of one step are not multiples of the other."),
    Rule("multiple-of-unset", "Step removed", _A, _B,
         "A client may read numbers that are no multiple of the old step."),
    Rule("unique-items-set", "Repeated items no longer allowed", _B, _A, "A client may send an item twice."),
    Rule("unique-items-unset", "Repeated items allowed", _A, _R,
         "A client may read an item twice, which it may have taken for impossible."),
    Rule("pattern-added", "Pattern added", _B, _A, "A client may send texts that do not match."),
    Rule("pattern-changed", "Pattern changed", _R, _R, "Which of the two patterns matches more is not known."),
    Rule("pattern-removed", "Pattern removed", _A, _R,
         "A client may read texts that do not match, which matters where it takes them apart."),
    Rule("content-media-type-changed", "Media type of the content changed", _B, _B, "The text means something else."),
    Rule("content-encoding-changed", "Encoding of the content changed", _B, _B,
         "The text is to be decoded in another way."),
)  # fmt: skip
