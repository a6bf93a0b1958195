from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="AdditionalInformationFieldAssignment")


@_attrs_define
class AdditionalInformationFieldAssignment:
    """The value of one field that the studio has defined itself.

    Attributes:
        additional_information_field_id (int): Id of the field. Example: 1234567890.
        value (str): The value, always sent as a string: the text itself, the id of the chosen list item, an integer
            (which may be negative), a date in ISO 8601, or `true` or `false`, according to the kind of field.
    """

    additional_information_field_id: int
    value: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        additional_information_field_id = self.additional_information_field_id

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "additionalInformationFieldId": additional_information_field_id,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        additional_information_field_id = d.pop("additionalInformationFieldId")

        value = d.pop("value")

        _self = cls(
            additional_information_field_id=additional_information_field_id,
            value=value,
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
