from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.payment_method_type import PaymentMethodType
from ..types import UNSET, Unset

T = TypeVar("T", bound="PaymentMethod")


@_attrs_define
class PaymentMethod:
    """A card or a direct debit that recurring charges are collected from.

    Attributes:
        id (str): Id of the payment method; an opaque string.
        type_ (PaymentMethodType): Kind of payment method. Example: card.
        last_4 (str): Last four digits of the card or account.
        card_brand (str): Brand of the card. In the examples, direct debits have one too. Example: amex.
        status (str | Unset): State of the payment method, in some examples only. Example: revoked.
    """

    id: str
    type_: PaymentMethodType
    last_4: str
    card_brand: str
    status: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        type_ = self.type_.value

        last_4 = self.last_4

        card_brand = self.card_brand

        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "type": type_,
                "last_4": last_4,
                "card_brand": card_brand,
            }
        )
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        type_ = PaymentMethodType(d.pop("type"))

        last_4 = d.pop("last_4")

        card_brand = d.pop("card_brand")

        status = d.pop("status", UNSET)

        _self = cls(
            id=id,
            type_=type_,
            last_4=last_4,
            card_brand=card_brand,
            status=status,
        )

        _self.additional_properties = d
        return _self

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
