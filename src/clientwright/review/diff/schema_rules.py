"""The rules of schemas, by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientwright.review.diff.schema_choice_rules import CHOICE_RULES
from clientwright.review.diff.schema_limit_rules import LIMIT_RULES
from clientwright.review.diff.schema_object_rules import PROPERTY_RULES, STRUCTURE_RULES
from clientwright.review.diff.schema_value_rules import LISTED_RULES, SAID_RULES, TYPE_RULES
from clientwright.review.rules import Rule, table

SCHEMA_RULES: Final[Mapping[str, Rule]] = table(
    *TYPE_RULES, *LISTED_RULES, *LIMIT_RULES, *PROPERTY_RULES, *STRUCTURE_RULES, *CHOICE_RULES, *SAID_RULES
)
