from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership_customer import MembershipCustomer


@define(kw_only=True)
class RegisterMembershipMemberResult(Model):
    """Wrapper around the membership record that was made."""

    membership_customer: MembershipCustomer = field(metadata={"name": "membershipCustomer"})
    """The membership record that was made."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
