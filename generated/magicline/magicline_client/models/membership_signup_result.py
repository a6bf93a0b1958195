from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class MembershipSignupResult(Model):
    """Result of a signup."""

    customer_id: int = field(metadata={"name": "customerId"})
    """Id of the customer that was created. Example: 1000."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
