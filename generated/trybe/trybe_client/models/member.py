from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class Member(Model):
    """One customer on a membership."""

    customer_id: UUID
    """Id of the customer."""

    is_lead: bool
    """Whether this customer is a lead member."""

    membership_number: str
    """This customer's own number on the membership. Example: "1234567890"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
