"""The rules of composition and conditions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from clientwright.review.diff.schema_conditions import CONDITIONS
from clientwright.review.rules import Rule
from clientwright.review.values import Wire

_B, _R, _A, _D = Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS


def _choice_rules(kind: str, keyword: str) -> tuple[Rule, ...]:
    return (
        Rule(f"{kind}-added", f"{keyword} added", _B, _A,
             "A client may send values that fulfil none of the alternatives."),
        Rule(f"{kind}-removed", f"{keyword} removed", _A, _B,
             "A client may read values that fulfil none of the alternatives."),
        Rule(f"{kind}-option-added", f"Alternative added to {keyword}", _A, _B,
             "A client may read an alternative that it does not know."),
        Rule(f"{kind}-option-removed", f"Alternative removed from {keyword}", _B, _A,
             "A client may send the alternative, which is refused now."),
        Rule(f"wrapped-in-{kind}", f"Became one of several alternatives in {keyword}", _R, _B,
             "A client may read the other alternatives; what it sends may be taken for one of them."),
        Rule(f"unwrapped-from-{kind}", f"Only one alternative left of {keyword}", _B, _A,
             "A client may send one of the others, which are refused now."),
    )  # fmt: skip


def _condition_rules() -> Iterator[Rule]:
    for keyword, name in CONDITIONS.items():
        yield Rule(f"{name}-added", f"`{keyword}` added", _B, _A, "A client may send values that do not fulfil it.")
        yield Rule(f"{name}-removed", f"`{keyword}` removed", _A, _B, "A client may read values that do not fulfil it.")
        yield Rule(f"{name}-changed", f"`{keyword}` changed", _R, _R, "Which of the two admits more is not known.")


CHOICE_RULES: Final = (
    *_choice_rules("one-of", "oneOf"),
    *_choice_rules("any-of", "anyOf"),
    Rule("one-of-became-any-of", "Several alternatives at once allowed", _A, _R,
         "A client may read a value that fulfils more than one alternative."),
    Rule("any-of-became-one-of", "Several alternatives at once no longer allowed", _R, _A,
         "A client may send a value that fulfils more than one alternative."),
    Rule("discriminator-added", "Discriminator added", _R, _A,
         "A client may send values without the property that tells the alternatives apart."),
    Rule("discriminator-removed", "Discriminator removed", _A, _R,
         "A client that goes by the property can no longer rely on it."),
    Rule("discriminator-property-changed", "Discriminator goes by another property", _B, _B,
         "A client tells the alternatives apart by a property that no longer does."),
    Rule("discriminator-mapping-added", "Discriminator value added", _A, _R,
         "A client may read a value that it does not know."),
    Rule("discriminator-mapping-removed", "Discriminator value removed", _B, _A,
         "A client may send the value, which is no longer known."),
    Rule("discriminator-mapping-changed", "Discriminator value means another schema", _B, _B,
         "A client takes the value for the old schema."),
    *_condition_rules(),
)  # fmt: skip
