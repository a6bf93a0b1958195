from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.typed_argument_type import TypedArgumentType
from ..types import UNSET, Unset

T = TypeVar("T", bound="TypedErrorArgument")


@_attrs_define
class TypedErrorArgument:
    """One argument of an error message, and its type.

    Attributes:
        value (Any | Unset): The argument, in a form that depends on its type; the document gives no schema.
        type_ (TypedArgumentType | Unset): How to read the argument.
    """

    value: Any | Unset = UNSET
    type_: TypedArgumentType | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        value = self.value

        type_: str | Unset = UNSET
        if not isinstance(self.type_, Unset):
            type_ = self.type_.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if value is not UNSET:
            field_dict["value"] = value
        if type_ is not UNSET:
            field_dict["type"] = type_

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        value = d.pop("value", UNSET)

        _type_ = d.pop("type", UNSET)
        type_: TypedArgumentType | Unset
        if isinstance(_type_, Unset):
            type_ = UNSET
        else:
            type_ = TypedArgumentType(_type_)

        _self = cls(
            value=value,
            type_=type_,
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
