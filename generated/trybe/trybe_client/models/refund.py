from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .refund_processor_data import RefundProcessorData
    from .refunded_by import RefundedBy


@define(kw_only=True)
class Refund(Model):
    """A refund of a charge or of a part of it."""

    id: UUID
    """Id of the refund."""

    status: str
    """State of the refund. The document shows only the value `succeeded`, and gives no list. Example: "succeeded"."""

    amount: int
    """Amount of the refund, in the smallest unit of `currency`: 995 with `gbp` is 9.95 pounds. Example: 995."""

    currency: str
    """Currency of `amount`, three letters, in lower case here. Example: "gbp"."""

    notes: str
    """Notes on the refund. Example: "Gesture of good will"."""

    failure_reason: str | Unset = UNSET
    """Why the refund failed. In the examples, refunds that succeeded have one too. Example: "invalid_details"."""

    refunded_by: RefundedBy | Unset = UNSET
    """Who made the refund; missing from one example."""

    processor_data: RefundProcessorData
    """The refund at the payment provider."""

    created_at: datetime.datetime
    """When the refund was created."""

    updated_at: datetime.datetime
    """When the refund last changed."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
