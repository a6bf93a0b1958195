from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="NextCharge")


@_attrs_define
class NextCharge:
    """Summary of the charge of a membership that is due next.

    Attributes:
        id (UUID): Id of the charge.
        amount (int): Amount of the charge, in the smallest unit of `currency`: 3995 with `GBP` is 39.95 pounds.
            Example: 3995.
        currency (str): Currency of `amount`, three letters, in upper case here. Example: GBP.
        status (str): State of the charge. The examples show four values; the document gives no list. Example:
            succeeded.
        billing_period_from (datetime.date): First day of the billing period.
        billing_period_to (datetime.date): Last day of the billing period.
    """

    id: UUID
    amount: int
    currency: str
    status: str
    billing_period_from: datetime.date
    billing_period_to: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        amount = self.amount

        currency = self.currency

        status = self.status

        billing_period_from = self.billing_period_from.isoformat()

        billing_period_to = self.billing_period_to.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "amount": amount,
                "currency": currency,
                "status": status,
                "billing_period_from": billing_period_from,
                "billing_period_to": billing_period_to,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        amount = d.pop("amount")

        currency = d.pop("currency")

        status = d.pop("status")

        billing_period_from = datetime.date.fromisoformat(d.pop("billing_period_from"))

        billing_period_to = datetime.date.fromisoformat(d.pop("billing_period_to"))

        _self = cls(
            id=id,
            amount=amount,
            currency=currency,
            status=status,
            billing_period_from=billing_period_from,
            billing_period_to=billing_period_to,
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
