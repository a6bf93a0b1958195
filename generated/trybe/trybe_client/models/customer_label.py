from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class CustomerLabel(Model):
    """A label on a customer."""

    id: UUID
    """Id of the label."""

    value: str
    """Text of the label. Example: "VIP"."""

    colour: str
    """Colour of the label as six hex digits, without a leading `#`. Example: "ff6634"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
