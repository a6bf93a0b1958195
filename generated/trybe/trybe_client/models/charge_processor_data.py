from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ChargeProcessorData")


@_attrs_define
class ChargeProcessorData:
    """Details of a payment, for example of the card or of a custom payment type.

    Attributes:
        cardholder_name (str): Name on the card. Example: Mrs J Jones.
        processor_type (str): Name of the payment type. Example: Cash.
        processor_type_id (str | Unset): Custom payment type that a payment was recorded with, by id; 24 hex digits.
            Example: 69c2bcf1b3abb3014800069b.
        last_4 (int | str | Unset): Last four digits of the card. The examples have a number here, which loses leading
            zeros, but a string in `PaymentMethod`. Example: 4001.
    """

    cardholder_name: str
    processor_type: str
    processor_type_id: str | Unset = UNSET
    last_4: int | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        cardholder_name = self.cardholder_name

        processor_type = self.processor_type

        processor_type_id = self.processor_type_id

        last_4: int | str | Unset
        if isinstance(self.last_4, Unset):
            last_4 = UNSET
        else:
            last_4 = self.last_4

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "cardholder_name": cardholder_name,
                "processor_type": processor_type,
            }
        )
        if processor_type_id is not UNSET:
            field_dict["processor_type_id"] = processor_type_id
        if last_4 is not UNSET:
            field_dict["last_4"] = last_4

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        cardholder_name = d.pop("cardholder_name")

        processor_type = d.pop("processor_type")

        processor_type_id = d.pop("processor_type_id", UNSET)

        def _parse_last_4(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            if isinstance(data, int):
                return data
            if isinstance(data, str):
                return data
            raise TypeError("last_4 is of no documented type")

        last_4 = _parse_last_4(d.pop("last_4", UNSET))

        _self = cls(
            cardholder_name=cardholder_name,
            processor_type=processor_type,
            processor_type_id=processor_type_id,
            last_4=last_4,
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
