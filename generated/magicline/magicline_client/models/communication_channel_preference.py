from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .communication_channel import CommunicationChannel


@define(kw_only=True)
class CommunicationChannelPreference(Model):
    """One channel within a communication preference."""

    communication_channel: CommunicationChannel = field(metadata={"name": "communicationChannel"})
    """The channel that is set here."""

    customer_overridable: bool | Unset = field(default=UNSET, metadata={"name": "customerOverridable"})
    """Whether the customer may change this setting."""

    active: bool | Unset = UNSET
    """Whether the channel is in use."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
