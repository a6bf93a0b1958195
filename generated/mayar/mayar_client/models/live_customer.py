from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class LiveCustomer(Model):
    """The customer on a membership that the running service sent."""

    id: str | Unset = UNSET
    """Id of the customer. Example: "a1b2c3d4-e5f6-4789-a012-3456789abcde"."""

    name: str | Unset = UNSET
    """Name of the customer. Example: "Budi Santoso"."""

    email: str | Unset = UNSET
    """E-mail address of the customer. Example: "budi.santoso@example.com"."""

    mobile: str | Unset = UNSET
    """Mobile number of the customer. Example: "081234567890"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
