"""What every change above schemas means on the wire, in either direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientwright.review.diff.address_rules import ADDRESS_RULES
from clientwright.review.diff.answer_rules import ANSWER_RULES
from clientwright.review.diff.call_rules import CALL_RULES
from clientwright.review.diff.input_rules import INPUT_RULES
from clientwright.review.rules import Rule, table

OPERATION_RULES: Final[Mapping[str, Rule]] = table(
    *CALL_RULES.values(), *INPUT_RULES.values(), *ANSWER_RULES.values(), *ADDRESS_RULES.values()
)
