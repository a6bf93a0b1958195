from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .customer_info import CustomerInfo


@define(kw_only=True)
class RegisterMembershipMemberRequest(Model):
    """A customer to enrol in a tier of a membership product."""

    product_id: str = field(metadata={"name": "productId"})
    """Id of the membership product, which Mayar also calls a payment link: the answer gives it back as `paymentLinkId`.
    It has to be a product of the merchant whose key is used. Example: "7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f".
    """

    membership_tier_id: str = field(metadata={"name": "membershipTierId"})
    """Id of the tier of that product on which the customer becomes a member. Example:
    "9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d".
    """

    customer_info: CustomerInfo = field(metadata={"name": "customerInfo"})
    """The customer who becomes a member, and how to reach them."""

    membership_monthly_period: int = field(metadata={"name": "membershipMonthlyPeriod"})
    """Length of one billing period, in months. The answer calls it `monthlyPaymentPeriod`. Which lengths a tier accepts
    is not documented. Example: 1.
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
