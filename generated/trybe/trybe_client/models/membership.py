from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .attention_reason import AttentionReason
    from .customer import Customer
    from .member import Member
    from .membership_rate import MembershipRate
    from .membership_source import MembershipSource
    from .membership_status import MembershipStatus
    from .membership_type import MembershipType
    from .next_charge import NextCharge
    from .payment_method import PaymentMethod


@define(kw_only=True)
class Membership(Model):
    """A membership that one or more customers share; one of them is its lead member."""

    id: UUID
    """Id of the membership."""

    attention_reason: AttentionReason | None
    """Why somebody has to act on this membership."""

    basket_id: str | None
    """Id of the basket in which the membership was bought, if there was one; 24 hex digits. Example:
    "69c2bcf0b3abb30148000684".
    """

    customer: Customer
    """The customer who holds the membership. In the examples, this customer is not among `members`."""

    end_date: datetime.datetime | None
    """When the membership ends; null if it has no end. A date with a time, despite the name."""

    external_ref: str | None
    """Id of this membership in another system."""

    members: list[Member]
    """The customers on the membership. The examples have up to four, and up to three leads among them."""

    membership_number: str
    """The lead member's number; use the numbers in `members` instead. It may begin with zeros. The document promises
    ten digits, but its charges show eight. Example: "1234567890". Deprecated.
    """

    next_billing_date: datetime.datetime | None
    """When the membership is billed next. A date with a time, despite the name."""

    next_charge: NextCharge | None
    """The charge that is due next. The document says that only an operation which it does not contain fills this in,
    yet its examples do: be ready for null.
    """

    payment_method: PaymentMethod | None
    """The method that recurring charges are collected from; null until one has been set up."""

    rate: MembershipRate
    """The rate at which this membership is billed."""

    site_id: UUID
    """Id of the site that runs the membership."""

    source: MembershipSource
    """Where the membership came from."""

    start_date: datetime.datetime
    """When the membership begins. A date with a time, despite the name."""

    status: MembershipStatus
    """State of the membership."""

    status_updated_at: datetime.datetime
    """When `status` last changed."""

    type_: MembershipType = field(metadata={"name": "type"})
    """The kind of membership that was bought, with its rates."""

    payment_details_url: str
    """Address of a page for entering payment details. The examples hold plain words instead of an address."""

    created_at: datetime.datetime
    """When the membership was created."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
