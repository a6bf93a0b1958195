from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class ChargePaymentRequest(Model):
    """A payment that was taken outside Trybe."""

    amount: int | None | Unset = UNSET
    """Amount that was paid, presumably a whole number in the smallest unit of the charge's currency; may be null. The
    document prints neither type nor unit.
    """

    processor_type_id: str | Unset = UNSET
    """Custom payment type to record the payment with, by id; 24 hex digits in the answer. The document does not say
    whether it may be left out. Example: "69c2bcf1b3abb3014800069b".
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
