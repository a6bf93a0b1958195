from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ChargePaymentRequest")


@_attrs_define
class ChargePaymentRequest:
    """A payment that was taken outside Trybe.

    Attributes:
        amount (int | None | Unset): Amount that was paid, presumably a whole number in the smallest unit of the
            charge's currency; may be null. The document prints neither type nor unit.
        processor_type_id (str | Unset): Custom payment type to record the payment with, by id; 24 hex digits in the
            answer. The document does not say whether it may be left out. Example: 69c2bcf1b3abb3014800069b.
    """

    amount: int | None | Unset = UNSET
    processor_type_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        amount: int | None | Unset
        if isinstance(self.amount, Unset):
            amount = UNSET
        else:
            amount = self.amount

        processor_type_id = self.processor_type_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if amount is not UNSET:
            field_dict["amount"] = amount
        if processor_type_id is not UNSET:
            field_dict["processor_type_id"] = processor_type_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_amount(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            if isinstance(data, int):
                return data
            raise TypeError("amount is of no documented type")

        amount = _parse_amount(d.pop("amount", UNSET))

        processor_type_id = d.pop("processor_type_id", UNSET)

        _self = cls(
            amount=amount,
            processor_type_id=processor_type_id,
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
