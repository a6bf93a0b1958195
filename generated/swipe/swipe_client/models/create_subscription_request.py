from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class CreateSubscriptionRequest(Model):
    """A customer to subscribe to a package."""

    package_id: str
    """Id of the package to subscribe to. Example: "6226bd0e0f384c3f3f084820"."""

    email: str
    """E-mail address of the customer. Example: "test@test.com"."""

    phone_no: str | Unset = UNSET
    """The customer's phone number. The documented ones are in national form, without a country code. Example:
    "0123456789".
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
