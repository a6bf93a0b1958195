from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="FieldError")


@_attrs_define
class FieldError:
    """One field of the request that did not validate.

    Attributes:
        type_ (str | Unset): Name of the rule that the field broke. Example: required.
        message (str | Unset): What is wrong, for a person to read. Example: The 'name' field is required..
        field (str | Unset): Path of the field in the request. Example: name.
        expected (Any | Unset): What the rule wants, where the rule says so. Example: MEMBERSHIP, SAAS, CREDIT.
        actual (Any | Unset): What was sent, where the rule says so. Example: -200.
    """

    type_: str | Unset = UNSET
    message: str | Unset = UNSET
    field: str | Unset = UNSET
    expected: Any | Unset = UNSET
    actual: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        message = self.message

        field = self.field

        expected = self.expected

        actual = self.actual

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if type_ is not UNSET:
            field_dict["type"] = type_
        if message is not UNSET:
            field_dict["message"] = message
        if field is not UNSET:
            field_dict["field"] = field
        if expected is not UNSET:
            field_dict["expected"] = expected
        if actual is not UNSET:
            field_dict["actual"] = actual

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        type_ = d.pop("type", UNSET)

        message = d.pop("message", UNSET)

        field = d.pop("field", UNSET)

        expected = d.pop("expected", UNSET)

        actual = d.pop("actual", UNSET)

        _self = cls(
            type_=type_,
            message=message,
            field=field,
            expected=expected,
            actual=actual,
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
