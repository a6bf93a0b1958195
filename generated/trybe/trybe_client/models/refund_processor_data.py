from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="RefundProcessorData")


@_attrs_define
class RefundProcessorData:
    """Details of a refund at the payment provider.

    Attributes:
        processor (str): Payment provider. The document shows only the value `adyen`, and gives no list. Example: adyen.
        processor_id (str): Id of the refund at the provider; an opaque string. Example: re_64301e0b2df9d11814010ea6.
    """

    processor: str
    processor_id: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        processor = self.processor

        processor_id = self.processor_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "processor": processor,
                "processor_id": processor_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        processor = d.pop("processor")

        processor_id = d.pop("processor_id")

        _self = cls(
            processor=processor,
            processor_id=processor_id,
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
