from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .message_type import MessageType


@define(kw_only=True)
class MembershipSmsPreviewRequest(Model):
    """Which message to preview."""

    message_type: MessageType
    """Which message to preview."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
