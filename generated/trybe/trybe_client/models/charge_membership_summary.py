from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="ChargeMembershipSummary")


@_attrs_define
class ChargeMembershipSummary:
    """Summary of the membership of a charge.

    Attributes:
        id (UUID): Id of the membership.
        membership_number (str): Membership number; it may begin with zeros. The examples have eight digits, not the ten
            that are promised for `Membership.membership_number`. Example: 00000014.
        type_name (str): Name of the type of membership. Example: Gold Membership.
        customer_id (UUID): Id of the customer.
        customer_name (str): Name of the customer. Example: Jane Jones.
    """

    id: UUID
    membership_number: str
    type_name: str
    customer_id: UUID
    customer_name: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        membership_number = self.membership_number

        type_name = self.type_name

        customer_id = str(self.customer_id)

        customer_name = self.customer_name

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "membership_number": membership_number,
                "type_name": type_name,
                "customer_id": customer_id,
                "customer_name": customer_name,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        membership_number = d.pop("membership_number")

        type_name = d.pop("type_name")

        customer_id = UUID(d.pop("customer_id"))

        customer_name = d.pop("customer_name")

        _self = cls(
            id=id,
            membership_number=membership_number,
            type_name=type_name,
            customer_id=customer_id,
            customer_name=customer_name,
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
