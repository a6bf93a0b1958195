from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership_sms_preview import MembershipSmsPreview


@define(kw_only=True)
class MembershipSmsPreviewEnvelope(Model):
    """Wraps one preview."""

    data: MembershipSmsPreview
    """The preview."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
