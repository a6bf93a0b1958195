"""All kinds of change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from clientwright.review.diff.operation_rules import OPERATION_RULES
from clientwright.review.diff.schema_rules import SCHEMA_RULES
from clientwright.review.rules import Rule, table
from clientwright.review.values import Wire

PYTHON_ONLY: Final = Rule(
    "python-only",
    "only the Python changed",
    Wire.DOCS,
    Wire.DOCS,
    "A public name of the generated client differs although nothing on the wire does: the work of an overlay of shape, "
    "of a template or of the generator.",
)
PROVIDER_ADDED: Final = Rule(
    "provider-added",
    "a provider is new",
    Wire.ADDITIVE,
    Wire.ADDITIVE,
    "There is one client more; nothing else changes.",
)
PROVIDER_REMOVED: Final = Rule(
    "provider-removed", "a provider is gone", Wire.BREAKING, Wire.BREAKING, "Its client is not published any more."
)
RULES: Final[Mapping[str, Rule]] = table(
    *OPERATION_RULES.values(), *SCHEMA_RULES.values(), PYTHON_ONLY, PROVIDER_ADDED, PROVIDER_REMOVED
)
