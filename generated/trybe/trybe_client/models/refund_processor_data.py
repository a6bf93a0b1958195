from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class RefundProcessorData(Model):
    """Details of a refund at the payment provider."""

    processor: str
    """Payment provider. The document shows only the value `adyen`, and gives no list. Example: "adyen"."""

    processor_id: str
    """Id of the refund at the provider; an opaque string. Example: "re_64301e0b2df9d11814010ea6"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
