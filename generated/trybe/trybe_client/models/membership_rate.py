from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MembershipRate")


@_attrs_define
class MembershipRate:
    """A price at which a type of membership is offered.

    Attributes:
        id (UUID): Id of the rate.
        membership_type_id (UUID): Id of the type of membership that the rate is for.
        name (str): Name of the rate. Example: Standard rate.
        currency (str): Currency of `price` and `joining_fee`, three letters, in upper case here. Example: GBP.
        price (float | int): What is charged every billing period, in the smallest unit of `currency`: 5000 with `GBP`
            is 50 pounds. Example: 5000.
        joining_fee (float | int): What is charged once for joining, in the smallest unit of `currency`: 1000 with `GBP`
            is 10 pounds. Example: 1000.
        billing_frequency (str): Length of a billing period as an ISO 8601 duration. Example: P1M.
        processors (list[str]): Payment providers for this rate. The document lists no values.
        default_duration (None | str): How long a membership runs that a customer signs up for without help, as an ISO
            8601 duration. Example: P1Y.
        private (bool): Whether the rate is left out when customers sign themselves up. Example: True.
        created_at (datetime.datetime): When the rate was created.
        updated_at (datetime.datetime): When the rate last changed.
    """

    id: UUID
    membership_type_id: UUID
    name: str
    currency: str
    price: float | int
    joining_fee: float | int
    billing_frequency: str
    processors: list[str]
    default_duration: None | str
    private: bool
    created_at: datetime.datetime
    updated_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        membership_type_id = str(self.membership_type_id)

        name = self.name

        currency = self.currency

        price: float | int
        price = self.price

        joining_fee: float | int
        joining_fee = self.joining_fee

        billing_frequency = self.billing_frequency

        processors = self.processors

        default_duration: None | str
        default_duration = self.default_duration

        private = self.private

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "membership_type_id": membership_type_id,
                "name": name,
                "currency": currency,
                "price": price,
                "joining_fee": joining_fee,
                "billing_frequency": billing_frequency,
                "processors": processors,
                "default_duration": default_duration,
                "private": private,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        membership_type_id = UUID(d.pop("membership_type_id"))

        name = d.pop("name")

        currency = d.pop("currency")

        def _parse_price(data: object) -> float | int:
            if isinstance(data, int):
                return data
            if isinstance(data, int | float):
                return data
            raise TypeError("price is of no documented type")

        price = _parse_price(d.pop("price"))

        def _parse_joining_fee(data: object) -> float | int:
            if isinstance(data, int):
                return data
            if isinstance(data, int | float):
                return data
            raise TypeError("joining_fee is of no documented type")

        joining_fee = _parse_joining_fee(d.pop("joining_fee"))

        billing_frequency = d.pop("billing_frequency")

        processors = cast(list[str], d.pop("processors"))

        def _parse_default_duration(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("default_duration is of no documented type")

        default_duration = _parse_default_duration(d.pop("default_duration"))

        private = d.pop("private")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        _self = cls(
            id=id,
            membership_type_id=membership_type_id,
            name=name,
            currency=currency,
            price=price,
            joining_fee=joining_fee,
            billing_frequency=billing_frequency,
            processors=processors,
            default_duration=default_duration,
            private=private,
            created_at=created_at,
            updated_at=updated_at,
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
