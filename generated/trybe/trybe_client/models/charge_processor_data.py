from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class ChargeProcessorData(Model):
    """Details of a payment, for example of the card or of a custom payment type."""

    cardholder_name: str
    """Name on the card. Example: "Mrs J Jones"."""

    processor_type: str
    """Name of the payment type. Example: "Cash"."""

    processor_type_id: str | Unset = UNSET
    """Custom payment type that a payment was recorded with, by id; 24 hex digits. Example: "69c2bcf1b3abb3014800069b".
    """

    last_4: int | str | Unset = UNSET
    """Last four digits of the card. The examples have a number here, which loses leading zeros, but a string in
    `PaymentMethod`. Example: 4001.
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
