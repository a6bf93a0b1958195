from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .membership_rate import MembershipRate
    from .visibility import Visibility


@define(kw_only=True)
class MembershipType(Model):
    """A kind of membership that is sold."""

    id: UUID
    """Id of the type."""

    name: str
    """Name of the type. Example: "Gold tier"."""

    description: str | None
    """Text that describes the type to customers. Example: "Enjoy exclusive benefits as part of being a member in our
    Gold tier".
    """

    terms: str | None
    """Terms of the membership."""

    brand_id: UUID
    """Id of the brand that the type belongs to."""

    offline_payments: bool
    """Whether payments are taken offline."""

    disable_confirmation_email: bool
    """Whether the confirmation email is suppressed."""

    private: bool
    """Whether the type is private. Use `visibility` instead. Deprecated."""

    visibility: Visibility | Unset = UNSET
    """Who can see the type. Overlaps with `private`. Examples: "public", "private", "link_only"."""

    minimum_start_date: datetime.datetime | None
    """The earliest time at which a membership of this type can begin."""

    min_members: int
    """Smallest number of members on a membership of this type. Example: 2."""

    max_members: int
    """Largest number of members on a membership of this type. Example: 4."""

    rates: list[MembershipRate]
    """The rates of the type. In the examples, the `rate` of the membership itself is never among them."""

    revenue_schedule: str | None
    """Schedule of the revenue, in the form of an iCalendar recurrence rule. Example: "FREQ=WEEKLY"."""

    created_at: datetime.datetime
    """When the type was created."""

    updated_at: datetime.datetime
    """When the type last changed."""

    deleted_at: datetime.datetime | None
    """When the type was deleted. In the examples, types in use have one too."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
