from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class NextCharge(Model):
    """Summary of the charge of a membership that is due next."""

    id: UUID
    """Id of the charge."""

    amount: int
    """Amount of the charge, in the smallest unit of `currency`: 3995 with `GBP` is 39.95 pounds. Example: 3995."""

    currency: str
    """Currency of `amount`, three letters, in upper case here. Example: "GBP"."""

    status: str
    """State of the charge. The examples show four values; the document gives no list. Examples: "succeeded", "failed",
    "errored", "pending".
    """

    billing_period_from: datetime.date
    """First day of the billing period."""

    billing_period_to: datetime.date
    """Last day of the billing period."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
