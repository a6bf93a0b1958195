from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .communication_channel_preference import CommunicationChannelPreference
    from .message_category import MessageCategory


@define(kw_only=True)
class CommunicationPreference(Model):
    """The channels on which messages of one category may reach the customer."""

    message_category: MessageCategory | Unset = field(default=UNSET, metadata={"name": "messageCategory"})
    """What the messages are about."""

    channels: list[CommunicationChannelPreference] | Unset = UNSET
    """The channels for messages of this category, each on or off."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
