from __future__ import annotations

import datetime
from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class LastCheckIn(Model):
    """A check-in of a customer."""

    checked_in_at: datetime.datetime
    """When the customer checked in."""

    method: str
    """How the customer checked in. The document shows only the value `Scanned`, and gives no list. Example: "Scanned".
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
