from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="CreateSubscriptionRequest")


@_attrs_define
class CreateSubscriptionRequest:
    """A customer to subscribe to a package.

    Attributes:
        package_id (str): Id of the package to subscribe to. Example: 6226bd0e0f384c3f3f084820.
        email (str): E-mail address of the customer. Example: test@test.com.
        phone_no (str | Unset): The customer's phone number. The documented ones are in national form, without a country
            code. Example: 0123456789.
    """

    package_id: str
    email: str
    phone_no: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        package_id = self.package_id

        email = self.email

        phone_no = self.phone_no

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "package_id": package_id,
                "email": email,
            }
        )
        if phone_no is not UNSET:
            field_dict["phone_no"] = phone_no

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        package_id = d.pop("package_id")

        email = d.pop("email")

        phone_no = d.pop("phone_no", UNSET)

        _self = cls(
            package_id=package_id,
            email=email,
            phone_no=phone_no,
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
