from __future__ import annotations

import datetime
from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class MembershipCustomer(Model):
    """One customer's membership of one tier. These fields are known from an example only, which is why none of them is
    required.
    """

    id: str | Unset = UNSET
    """Id of the membership record. Example: "c4d5e6f7-a8b9-4c0d-8e1f-2a3b4c5d6e7f"."""

    member_id: str | Unset = field(default=UNSET, metadata={"name": "memberId"})
    """Short code of the member; the documented one has eight characters. Example: "MBR8X2QK"."""

    user_id: str | Unset = field(default=UNSET, metadata={"name": "userId"})
    """Id of a user. The document does not say who that is. Example: "348e083d-315a-4e5c-96b1-5a2a98c48413"."""

    customer_id: str | Unset = field(default=UNSET, metadata={"name": "customerId"})
    """Id of the customer who is the member. Example: "a1b2c3d4-e5f6-4789-a012-3456789abcde"."""

    membership_tier_id: str | Unset = field(default=UNSET, metadata={"name": "membershipTierId"})
    """Id of the tier, as sent. Example: "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d"."""

    payment_link_id: str | Unset = field(default=UNSET, metadata={"name": "paymentLinkId"})
    """Id of the membership product, sent as `productId`. Example: "7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f"."""

    monthly_payment_period: int | None | Unset = field(default=UNSET, metadata={"name": "monthlyPaymentPeriod"})
    """Length of one billing period in months, as sent in `membershipMonthlyPeriod`. Example: 1."""

    status: str | Unset = UNSET
    """State of the membership. The document shows one value and lists none. Example: "active"."""

    next_payment: datetime.datetime | None | Unset = field(default=UNSET, metadata={"name": "nextPayment"})
    """When the next payment is due; in the example, one billing period after the registration. Example:
    "2026-07-20T09:10:57.994Z".
    """

    expired_at: datetime.datetime | None | Unset = field(default=UNSET, metadata={"name": "expiredAt"})
    """When the membership ends, or ended; null in the example of a new membership."""

    created_at: datetime.datetime | Unset = field(default=UNSET, metadata={"name": "createdAt"})
    """When the record was made. Example: "2026-06-20T09:10:57.994Z"."""

    updated_at: datetime.datetime | Unset = field(default=UNSET, metadata={"name": "updatedAt"})
    """When the record last changed. Example: "2026-06-20T09:10:57.994Z"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
