from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership_sms import MembershipSms


@define(kw_only=True)
class MembershipSmsEnvelope(Model):
    """Wraps one text message."""

    data: MembershipSms
    """The message."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
