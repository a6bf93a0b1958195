from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .message_type import MessageType


@define(kw_only=True)
class MembershipSms(Model):
    """A text message about a membership."""

    id: str
    """Id of the message; 24 hex digits. Example: "69c2bcf1b3abb3014800069c"."""

    organisation_id: UUID
    """Id of the organisation that the site belongs to."""

    site_id: UUID
    """Id of the site that sends the message."""

    customer_id: UUID
    """Id of the customer who receives the message."""

    membership_id: UUID
    """Id of the membership that the message is about."""

    from_: str = field(metadata={"name": "from"})
    """Sender that the phone shows; a name instead of a number in the example. Example: "Trybe"."""

    to: str
    """Phone number of the receiver, with a plus sign and the country code. Example: "+447123456789"."""

    message: str
    """Text of the message."""

    message_type: MessageType
    """What the message is for."""

    message_delivered: bool
    """Whether the message was delivered."""

    created_at: datetime.datetime
    """When the message was created. Example: "2024-02-02T12:01:01.0Z"."""

    sent_at: datetime.datetime
    """When the message was sent. Example: "2024-02-02T12:01:01.0Z"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
