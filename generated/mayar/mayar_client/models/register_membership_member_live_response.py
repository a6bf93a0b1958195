from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.field_error import FieldError
    from ..models.live_membership_member import LiveMembershipMember


T = TypeVar("T", bound="RegisterMembershipMemberLiveResponse")


@_attrs_define
class RegisterMembershipMemberLiveResponse:
    """Envelope that the running service was seen to send with status 200. Look at `data`: a member means that it is
    registered, a list of field errors (with `failed` in `messages`) that nothing was.

        Attributes:
            status_code (int | Unset): The HTTP status once more. Example: 200.
            message (str | Unset): Short text for the outcome of a registration. Example: success.
            data (list[FieldError] | LiveMembershipMember | Unset): The new member, or what was wrong with the request.
            messages (str | Unset): The same as `message`, under the name that Mayar's other answers use; `failed` tells a
                failure. Example: failed.
    """

    status_code: int | Unset = UNSET
    message: str | Unset = UNSET
    data: list[FieldError] | LiveMembershipMember | Unset = UNSET
    messages: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.live_membership_member import LiveMembershipMember

        status_code = self.status_code

        message = self.message

        data: dict[str, Any] | list[dict[str, Any]] | Unset
        if isinstance(self.data, Unset):
            data = UNSET
        elif isinstance(self.data, LiveMembershipMember):
            data = self.data.to_dict()
        else:
            data = []
            for data_type_1_item_data in self.data:
                data_type_1_item = data_type_1_item_data.to_dict()
                data.append(data_type_1_item)

        messages = self.messages

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status_code is not UNSET:
            field_dict["statusCode"] = status_code
        if message is not UNSET:
            field_dict["message"] = message
        if data is not UNSET:
            field_dict["data"] = data
        if messages is not UNSET:
            field_dict["messages"] = messages

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.field_error import FieldError
        from ..models.live_membership_member import LiveMembershipMember

        d = dict(src_dict)
        status_code = d.pop("statusCode", UNSET)

        message = d.pop("message", UNSET)

        def _parse_data(data: object) -> list[FieldError] | LiveMembershipMember | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                data_type_0 = LiveMembershipMember.from_dict(data)

                return data_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            try:
                if not isinstance(data, list):
                    raise TypeError()
                data_type_1 = []
                _data_type_1 = data
                for data_type_1_item_data in _data_type_1:
                    data_type_1_item = FieldError.from_dict(data_type_1_item_data)

                    data_type_1.append(data_type_1_item)

                return data_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("data is of no documented type")

        data = _parse_data(d.pop("data", UNSET))

        messages = d.pop("messages", UNSET)

        _self = cls(
            status_code=status_code,
            message=message,
            data=data,
            messages=messages,
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
