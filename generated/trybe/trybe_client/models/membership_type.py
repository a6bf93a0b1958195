from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.visibility import Visibility
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.membership_rate import MembershipRate


T = TypeVar("T", bound="MembershipType")


@_attrs_define
class MembershipType:
    """A kind of membership that is sold.

    Attributes:
        id (UUID): Id of the type.
        name (str): Name of the type. Example: Gold tier.
        description (None | str): Text that describes the type to customers. Example: Enjoy exclusive benefits as part
            of being a member in our Gold tier.
        terms (None | str): Terms of the membership.
        brand_id (UUID): Id of the brand that the type belongs to.
        offline_payments (bool): Whether payments are taken offline.
        disable_confirmation_email (bool): Whether the confirmation email is suppressed.
        private (bool): Whether the type is private. Use `visibility` instead.
        minimum_start_date (datetime.datetime | None): The earliest time at which a membership of this type can begin.
        min_members (int): Smallest number of members on a membership of this type. Example: 2.
        max_members (int): Largest number of members on a membership of this type. Example: 4.
        rates (list[MembershipRate]): The rates of the type. In the examples, the `rate` of the membership itself is
            never among them.
        revenue_schedule (None | str): Schedule of the revenue, in the form of an iCalendar recurrence rule. Example:
            FREQ=WEEKLY.
        created_at (datetime.datetime): When the type was created.
        updated_at (datetime.datetime): When the type last changed.
        deleted_at (datetime.datetime | None): When the type was deleted. In the examples, types in use have one too.
        visibility (Visibility | Unset): Who can see the type. Overlaps with `private`. Example: public.
    """

    id: UUID
    name: str
    description: None | str
    terms: None | str
    brand_id: UUID
    offline_payments: bool
    disable_confirmation_email: bool
    private: bool
    minimum_start_date: datetime.datetime | None
    min_members: int
    max_members: int
    rates: list[MembershipRate]
    revenue_schedule: None | str
    created_at: datetime.datetime
    updated_at: datetime.datetime
    deleted_at: datetime.datetime | None
    visibility: Visibility | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        name = self.name

        description: None | str
        description = self.description

        terms: None | str
        terms = self.terms

        brand_id = str(self.brand_id)

        offline_payments = self.offline_payments

        disable_confirmation_email = self.disable_confirmation_email

        private = self.private

        minimum_start_date: None | str
        if isinstance(self.minimum_start_date, datetime.datetime):
            minimum_start_date = self.minimum_start_date.isoformat()
        else:
            minimum_start_date = self.minimum_start_date

        min_members = self.min_members

        max_members = self.max_members

        rates = []
        for rates_item_data in self.rates:
            rates_item = rates_item_data.to_dict()
            rates.append(rates_item)

        revenue_schedule: None | str
        revenue_schedule = self.revenue_schedule

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        deleted_at: None | str
        if isinstance(self.deleted_at, datetime.datetime):
            deleted_at = self.deleted_at.isoformat()
        else:
            deleted_at = self.deleted_at

        visibility: str | Unset = UNSET
        if not isinstance(self.visibility, Unset):
            visibility = self.visibility.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "name": name,
                "description": description,
                "terms": terms,
                "brand_id": brand_id,
                "offline_payments": offline_payments,
                "disable_confirmation_email": disable_confirmation_email,
                "private": private,
                "minimum_start_date": minimum_start_date,
                "min_members": min_members,
                "max_members": max_members,
                "rates": rates,
                "revenue_schedule": revenue_schedule,
                "created_at": created_at,
                "updated_at": updated_at,
                "deleted_at": deleted_at,
            }
        )
        if visibility is not UNSET:
            field_dict["visibility"] = visibility

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.membership_rate import MembershipRate

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        name = d.pop("name")

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("description is of no documented type")

        description = _parse_description(d.pop("description"))

        def _parse_terms(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("terms is of no documented type")

        terms = _parse_terms(d.pop("terms"))

        brand_id = UUID(d.pop("brand_id"))

        offline_payments = d.pop("offline_payments")

        disable_confirmation_email = d.pop("disable_confirmation_email")

        private = d.pop("private")

        def _parse_minimum_start_date(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                minimum_start_date_type_0 = datetime.datetime.fromisoformat(data)

                return minimum_start_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("minimum_start_date is of no documented type")

        minimum_start_date = _parse_minimum_start_date(d.pop("minimum_start_date"))

        min_members = d.pop("min_members")

        max_members = d.pop("max_members")

        rates = []
        _rates = d.pop("rates")
        for rates_item_data in _rates:
            rates_item = MembershipRate.from_dict(rates_item_data)

            rates.append(rates_item)

        def _parse_revenue_schedule(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("revenue_schedule is of no documented type")

        revenue_schedule = _parse_revenue_schedule(d.pop("revenue_schedule"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        def _parse_deleted_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                deleted_at_type_0 = datetime.datetime.fromisoformat(data)

                return deleted_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("deleted_at is of no documented type")

        deleted_at = _parse_deleted_at(d.pop("deleted_at"))

        _visibility = d.pop("visibility", UNSET)
        visibility: Visibility | Unset
        if isinstance(_visibility, Unset):
            visibility = UNSET
        else:
            visibility = Visibility(_visibility)

        _self = cls(
            id=id,
            name=name,
            description=description,
            terms=terms,
            brand_id=brand_id,
            offline_payments=offline_payments,
            disable_confirmation_email=disable_confirmation_email,
            private=private,
            minimum_start_date=minimum_start_date,
            min_members=min_members,
            max_members=max_members,
            rates=rates,
            revenue_schedule=revenue_schedule,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            visibility=visibility,
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
