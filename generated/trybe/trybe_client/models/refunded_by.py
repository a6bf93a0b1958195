from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class RefundedBy(Model):
    """The user who made a refund."""

    id: UUID
    """Id of the user."""

    full_name: str
    """Name of the user. Example: "Jane Jenkins"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
