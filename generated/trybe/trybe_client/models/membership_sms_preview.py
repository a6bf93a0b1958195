from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class MembershipSmsPreview(Model):
    """A text message as it would be sent."""

    message: str
    """Text of the message; it may end in a line break."""

    site_id: UUID
    """Id of the site that would send the message."""

    organisation_id: UUID
    """Id of the organisation that the site belongs to."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
