from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership import Membership


@define(kw_only=True)
class MembershipEnvelope(Model):
    """Wraps one membership."""

    data: Membership
    """The membership."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
