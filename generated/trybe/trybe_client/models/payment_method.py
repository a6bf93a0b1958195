from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .payment_method_type import PaymentMethodType


@define(kw_only=True)
class PaymentMethod(Model):
    """A card or a direct debit that recurring charges are collected from."""

    id: str
    """Id of the payment method; an opaque string."""

    type_: PaymentMethodType = field(metadata={"name": "type"})
    """Kind of payment method. Examples: "card", "direct_debit"."""

    last_4: str
    """Last four digits of the card or account."""

    card_brand: str
    """Brand of the card. In the examples, direct debits have one too. Example: "amex"."""

    status: str | Unset = UNSET
    """State of the payment method, in some examples only. Example: "revoked"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
