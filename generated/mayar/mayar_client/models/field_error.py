from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class FieldError(Model):
    """One field of the request that did not validate."""

    type_: str | Unset = field(default=UNSET, metadata={"name": "type"})
    """Name of the rule that the field broke. Examples: "required", "numberPositive", "stringEnum"."""

    message: str | Unset = UNSET
    """What is wrong, for a person to read. Example: "The 'name' field is required."."""

    field_: str | Unset = field(default=UNSET, metadata={"name": "field"})
    """Path of the field in the request. Examples: "name", "items[1].rate"."""

    expected: Any | Unset = UNSET
    """What the rule wants, where the rule says so. Example: "MEMBERSHIP, SAAS, CREDIT"."""

    actual: Any | Unset = UNSET
    """What was sent, where the rule says so. Example: -200."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
