from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class ChargeMembershipSummary(Model):
    """Summary of the membership of a charge."""

    id: UUID
    """Id of the membership."""

    membership_number: str
    """Membership number; it may begin with zeros. The examples have eight digits, not the ten that are promised for
    `Membership.membership_number`. Example: "00000014".
    """

    type_name: str
    """Name of the type of membership. Example: "Gold Membership"."""

    customer_id: UUID
    """Id of the customer."""

    customer_name: str
    """Name of the customer. Example: "Jane Jones"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
