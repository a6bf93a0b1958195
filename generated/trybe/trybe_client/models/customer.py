from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .avatar import Avatar
    from .customer_label import CustomerLabel
    from .last_check_in import LastCheckIn


@define(kw_only=True)
class Customer(Model):
    """A customer of a Trybe site."""

    id: UUID
    """Id of the customer."""

    first_name: str | None
    """Given name. Example: "Jane"."""

    last_name: str | None
    """Family name. Example: "Doe"."""

    full_name: str | None
    """Given and family name together. Example: "Jane Doe"."""

    phone: str | None
    """Phone number with a plus sign and the country code. Example: "+447900000000"."""

    has_password: bool
    """Whether the customer can sign in with a password."""

    dob: datetime.date | None
    """Date of birth."""

    brand_id: UUID
    """Id of the brand the customer belongs to."""

    site_id: UUID
    """Id of the site the customer belongs to. In the examples it differs from that of the membership."""

    stripe_id: str | None
    """The customer's id at Stripe. Example: "cus_1234567890"."""

    express_stripe_id: str | None
    """The customer's id in Trybe's older Stripe integration, for customers who are in it. Example: "cus_1234567890"."""

    email: str | None
    """Email address, always in lower case. Example: "janedoe@example.com"."""

    labels: list[CustomerLabel]
    """Labels of the customer."""

    preferred_locale: str
    """Language that the customer prefers. Example: "en"."""

    locked_at: datetime.datetime | None
    """When the customer was locked."""

    created_at: datetime.datetime
    """When the customer was created."""

    updated_at: datetime.datetime
    """When the customer last changed."""

    deleted_at: datetime.datetime | None
    """When the customer's personal data was removed; null as long as it is there."""

    last_active_at: datetime.datetime | None
    """When the customer was last active."""

    email_verified_at: datetime.datetime | None
    """When the email address was verified."""

    last_check_in: LastCheckIn | None
    """The customer's latest check-in."""

    avatar_id: str | None
    """Id of the customer's picture. The examples show four groups of zeros, which is not a UUID, although `avatar.id`
    is one. Example: "000000-000000-000000-000000".
    """

    avatar: Avatar | None
    """The customer's picture."""

    external_ref: str | None
    """Id of this customer in another system."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
