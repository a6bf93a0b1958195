from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Package")


@_attrs_define
class Package:
    """What customers of a business can subscribe to, with its price and how often it is charged.

    Attributes:
        field_id (str): Id of the package. Example: 62285c23b97cf205d127fc42.
        name (str): Name of the package. Example: Test Package.
        description (str): Text that describes the package. Example: Test Package Description.
        amount (int): Amount of one charge, in the minor unit of `currency`: 2500 with `MYR` is 25.00 ringgit. The unit
            is inferred: version 1.0 of the API shows the same package with 25. Example: 2500.
        frequency (str): How often the amount is charged. The document shows only the value `yearly`, and gives no list.
            Example: yearly.
        currency (str): Code of the currency of `amount`. Example: MYR.
        date_charge_start (datetime.date): Date from which the package is charged. Example: 2002-07-12.
        business_id (int): Id of the business that offers the package; an integer, unlike the other ids. Example: 1.
        status (str): State of the package. The document shows only the value `cancel`, and gives no list. Example:
            cancel.
        updated_at (datetime.datetime): When the package last changed, to the microsecond. Example:
            2022-03-09T07:49:55.042000Z.
        created_at (datetime.datetime): When the package was created, to the microsecond. Example:
            2022-03-09T07:49:55.042000Z.
    """

    field_id: str
    name: str
    description: str
    amount: int
    frequency: str
    currency: str
    date_charge_start: datetime.date
    business_id: int
    status: str
    updated_at: datetime.datetime
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        field_id = self.field_id

        name = self.name

        description = self.description

        amount = self.amount

        frequency = self.frequency

        currency = self.currency

        date_charge_start = self.date_charge_start.isoformat()

        business_id = self.business_id

        status = self.status

        updated_at = self.updated_at.isoformat()

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "_id": field_id,
                "name": name,
                "description": description,
                "amount": amount,
                "frequency": frequency,
                "currency": currency,
                "date_charge_start": date_charge_start,
                "business_id": business_id,
                "status": status,
                "updated_at": updated_at,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        field_id = d.pop("_id")

        name = d.pop("name")

        description = d.pop("description")

        amount = d.pop("amount")

        frequency = d.pop("frequency")

        currency = d.pop("currency")

        date_charge_start = datetime.date.fromisoformat(d.pop("date_charge_start"))

        business_id = d.pop("business_id")

        status = d.pop("status")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        _self = cls(
            field_id=field_id,
            name=name,
            description=description,
            amount=amount,
            frequency=frequency,
            currency=currency,
            date_charge_start=date_charge_start,
            business_id=business_id,
            status=status,
            updated_at=updated_at,
            created_at=created_at,
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
