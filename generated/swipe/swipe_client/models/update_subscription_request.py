from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class UpdateSubscriptionRequest(Model):
    """The fields of a subscription to change; leave out the others."""

    email: str | Unset = UNSET
    """New e-mail address of the customer. Example: "test@test.com"."""

    phone_no: str | Unset = UNSET
    """The customer's new phone number. Example: "0123456789"."""

    status: str | Unset = UNSET
    """New state of the subscription. The document shows only the value `cancel`, and gives no list. Example: "cancel".
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
