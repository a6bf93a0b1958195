from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.membership_customer import MembershipCustomer


T = TypeVar("T", bound="RegisterMembershipMemberResult")


@_attrs_define
class RegisterMembershipMemberResult:
    """Wrapper around the membership record that was made.

    Attributes:
        membership_customer (MembershipCustomer): The membership record that was made.
    """

    membership_customer: MembershipCustomer
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        membership_customer = self.membership_customer.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "membershipCustomer": membership_customer,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.membership_customer import MembershipCustomer

        d = dict(src_dict)
        membership_customer = MembershipCustomer.from_dict(d.pop("membershipCustomer"))

        _self = cls(
            membership_customer=membership_customer,
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
