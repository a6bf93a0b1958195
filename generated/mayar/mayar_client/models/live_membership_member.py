from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .live_customer import LiveCustomer
    from .live_membership_tier import LiveMembershipTier


@define(kw_only=True)
class LiveMembershipMember(Model):
    """One customer's membership of one tier, as the running service was seen to send it: without the wrapper, `userId`,
    `monthlyPaymentPeriod` and `updatedAt` of the document.
    """

    id: str | Unset = UNSET
    """Id of the membership record. Example: "c4d5e6f7-a8b9-4c0d-8e1f-2a3b4c5d6e7f"."""

    member_id: str | Unset = field(default=UNSET, metadata={"name": "memberId"})
    """Short code of the member, for people to read; invoices are made out to it. Example: "V67Q2PE2"."""

    customer_id: str | Unset = field(default=UNSET, metadata={"name": "customerId"})
    """Id of the customer who is the member. Example: "a1b2c3d4-e5f6-4789-a012-3456789abcde"."""

    membership_tier_id: str | Unset = field(default=UNSET, metadata={"name": "membershipTierId"})
    """Id of the tier, as sent. Example: "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d"."""

    payment_link_id: str | Unset = field(default=UNSET, metadata={"name": "paymentLinkId"})
    """Id of the membership product, sent as `productId`. Example: "7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f"."""

    status: str | Unset = UNSET
    """State of the membership. Example: "active"."""

    created_at: datetime.datetime | Unset = field(default=UNSET, metadata={"name": "createdAt"})
    """When the record was made. Example: "2026-06-20T09:10:57.994Z"."""

    next_payment: datetime.datetime | None | Unset = field(default=UNSET, metadata={"name": "nextPayment"})
    """When the next payment is due; null when none is. Example: "2026-07-20T09:10:57.994Z"."""

    expired_at: datetime.datetime | None | Unset = field(default=UNSET, metadata={"name": "expiredAt"})
    """When the membership ends, or ended; null when no end is set."""

    is_lifetime_period: bool | None | Unset = field(default=UNSET, metadata={"name": "isLifetimePeriod"})
    """Whether the membership is for life; null when that is not set."""

    customer: LiveCustomer | Unset = UNSET
    """The customer who is the member."""

    membership_tier: LiveMembershipTier | Unset = field(default=UNSET, metadata={"name": "membershipTier"})
    """The tier on which the customer is a member."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
