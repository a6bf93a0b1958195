from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership_charge import MembershipCharge


@define(kw_only=True)
class MembershipChargeEnvelope(Model):
    """Wraps one charge."""

    data: MembershipCharge
    """The charge."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
