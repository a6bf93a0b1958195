from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.register_membership_member_result import RegisterMembershipMemberResult


T = TypeVar("T", bound="RegisterMembershipMemberResponse")


@_attrs_define
class RegisterMembershipMemberResponse:
    """Envelope of a successful registration.

    Attributes:
        status_code (int): The HTTP status once more, 201 for a registration. Example: 201.
        message (str): Short text about the outcome. Mayar's endpoints that read call it `messages`. Example: success.
        data (RegisterMembershipMemberResult): What was registered.
    """

    status_code: int
    message: str
    data: RegisterMembershipMemberResult
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status_code = self.status_code

        message = self.message

        data = self.data.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "statusCode": status_code,
                "message": message,
                "data": data,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.register_membership_member_result import RegisterMembershipMemberResult

        d = dict(src_dict)
        status_code = d.pop("statusCode")

        message = d.pop("message")

        data = RegisterMembershipMemberResult.from_dict(d.pop("data"))

        _self = cls(
            status_code=status_code,
            message=message,
            data=data,
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
