from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class CustomerInfo(Model):
    """Contact details of the customer who is enrolled."""

    name: str
    """Name of the customer, in full. Example: "Budi Santoso"."""

    email: str
    """E-mail address of the customer. The same address cannot be registered twice on one tier. Example:
    "budi.santoso@example.com".
    """

    mobile: str
    """Mobile number of the customer. The documented one is in national form, with a leading zero and no country code.
    Example: "081234567890".
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
