from __future__ import annotations

import datetime
from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class MembershipRate(Model):
    """A price at which a type of membership is offered."""

    id: UUID
    """Id of the rate."""

    membership_type_id: UUID
    """Id of the type of membership that the rate is for."""

    name: str
    """Name of the rate. Example: "Standard rate"."""

    currency: str
    """Currency of `price` and `joining_fee`, three letters, in upper case here. Example: "GBP"."""

    price: int | float
    """What is charged every billing period, in the smallest unit of `currency`: 5000 with `GBP` is 50 pounds. Example:
    5000.
    """

    joining_fee: int | float
    """What is charged once for joining, in the smallest unit of `currency`: 1000 with `GBP` is 10 pounds. Example:
    1000.
    """

    billing_frequency: str
    """Length of a billing period as an ISO 8601 duration. Example: "P1M"."""

    processors: list[str]
    """Payment providers for this rate. The document lists no values."""

    default_duration: str | None
    """How long a membership runs that a customer signs up for without help, as an ISO 8601 duration. Example: "P1Y"."""

    private: bool
    """Whether the rate is left out when customers sign themselves up."""

    created_at: datetime.datetime
    """When the rate was created."""

    updated_at: datetime.datetime
    """When the rate last changed."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
