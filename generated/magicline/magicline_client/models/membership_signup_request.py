from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership_signup_contract import MembershipSignupContract
    from .membership_signup_customer import MembershipSignupCustomer


@define(kw_only=True)
class MembershipSignupRequest(Model):
    """Everything that a signup needs, split into the contract and the customer."""

    contract: MembershipSignupContract
    """What is booked, from which day, and with which signatures."""

    customer: MembershipSignupCustomer
    """The person who books it."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
