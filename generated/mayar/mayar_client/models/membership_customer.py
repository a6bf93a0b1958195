from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="MembershipCustomer")


@_attrs_define
class MembershipCustomer:
    """One customer's membership of one tier. These fields are known from an example only, which is why none of them is
    required.

        Attributes:
            id (str | Unset): Id of the membership record. Example: c4d5e6f7-a8b9-4c0d-8e1f-2a3b4c5d6e7f.
            member_id (str | Unset): Short code of the member; the documented one has eight characters. Example: MBR8X2QK.
            user_id (str | Unset): Id of a user. The document does not say who that is. Example:
                348e083d-315a-4e5c-96b1-5a2a98c48413.
            customer_id (str | Unset): Id of the customer who is the member. Example: a1b2c3d4-e5f6-4789-a012-3456789abcde.
            membership_tier_id (str | Unset): Id of the tier, as sent. Example: 9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d.
            payment_link_id (str | Unset): Id of the membership product, sent as `productId`. Example:
                7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f.
            monthly_payment_period (int | None | Unset): Length of one billing period in months, as sent in
                `membershipMonthlyPeriod`. Example: 1.
            status (str | Unset): State of the membership. The document shows one value and lists none. Example: active.
            next_payment (datetime.datetime | None | Unset): When the next payment is due; in the example, one billing
                period after the registration. Example: 2026-07-20T09:10:57.994Z.
            expired_at (datetime.datetime | None | Unset): When the membership ends, or ended; null in the example of a new
                membership.
            created_at (datetime.datetime | Unset): When the record was made. Example: 2026-06-20T09:10:57.994Z.
            updated_at (datetime.datetime | Unset): When the record last changed. Example: 2026-06-20T09:10:57.994Z.
    """

    id: str | Unset = UNSET
    member_id: str | Unset = UNSET
    user_id: str | Unset = UNSET
    customer_id: str | Unset = UNSET
    membership_tier_id: str | Unset = UNSET
    payment_link_id: str | Unset = UNSET
    monthly_payment_period: int | None | Unset = UNSET
    status: str | Unset = UNSET
    next_payment: datetime.datetime | None | Unset = UNSET
    expired_at: datetime.datetime | None | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    updated_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        member_id = self.member_id

        user_id = self.user_id

        customer_id = self.customer_id

        membership_tier_id = self.membership_tier_id

        payment_link_id = self.payment_link_id

        monthly_payment_period: int | None | Unset
        if isinstance(self.monthly_payment_period, Unset):
            monthly_payment_period = UNSET
        else:
            monthly_payment_period = self.monthly_payment_period

        status = self.status

        next_payment: None | str | Unset
        if isinstance(self.next_payment, Unset):
            next_payment = UNSET
        elif isinstance(self.next_payment, datetime.datetime):
            next_payment = self.next_payment.isoformat()
        else:
            next_payment = self.next_payment

        expired_at: None | str | Unset
        if isinstance(self.expired_at, Unset):
            expired_at = UNSET
        elif isinstance(self.expired_at, datetime.datetime):
            expired_at = self.expired_at.isoformat()
        else:
            expired_at = self.expired_at

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()

        updated_at: str | Unset = UNSET
        if not isinstance(self.updated_at, Unset):
            updated_at = self.updated_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if member_id is not UNSET:
            field_dict["memberId"] = member_id
        if user_id is not UNSET:
            field_dict["userId"] = user_id
        if customer_id is not UNSET:
            field_dict["customerId"] = customer_id
        if membership_tier_id is not UNSET:
            field_dict["membershipTierId"] = membership_tier_id
        if payment_link_id is not UNSET:
            field_dict["paymentLinkId"] = payment_link_id
        if monthly_payment_period is not UNSET:
            field_dict["monthlyPaymentPeriod"] = monthly_payment_period
        if status is not UNSET:
            field_dict["status"] = status
        if next_payment is not UNSET:
            field_dict["nextPayment"] = next_payment
        if expired_at is not UNSET:
            field_dict["expiredAt"] = expired_at
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if updated_at is not UNSET:
            field_dict["updatedAt"] = updated_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        member_id = d.pop("memberId", UNSET)

        user_id = d.pop("userId", UNSET)

        customer_id = d.pop("customerId", UNSET)

        membership_tier_id = d.pop("membershipTierId", UNSET)

        payment_link_id = d.pop("paymentLinkId", UNSET)

        def _parse_monthly_payment_period(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            if isinstance(data, int):
                return data
            raise TypeError("monthlyPaymentPeriod is of no documented type")

        monthly_payment_period = _parse_monthly_payment_period(d.pop("monthlyPaymentPeriod", UNSET))

        status = d.pop("status", UNSET)

        def _parse_next_payment(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_payment_type_0 = datetime.datetime.fromisoformat(data)

                return next_payment_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("nextPayment is of no documented type")

        next_payment = _parse_next_payment(d.pop("nextPayment", UNSET))

        def _parse_expired_at(data: object) -> datetime.datetime | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expired_at_type_0 = datetime.datetime.fromisoformat(data)

                return expired_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("expiredAt is of no documented type")

        expired_at = _parse_expired_at(d.pop("expiredAt", UNSET))

        _created_at = d.pop("createdAt", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = datetime.datetime.fromisoformat(_created_at)

        _updated_at = d.pop("updatedAt", UNSET)
        updated_at: datetime.datetime | Unset
        if isinstance(_updated_at, Unset):
            updated_at = UNSET
        else:
            updated_at = datetime.datetime.fromisoformat(_updated_at)

        _self = cls(
            id=id,
            member_id=member_id,
            user_id=user_id,
            customer_id=customer_id,
            membership_tier_id=membership_tier_id,
            payment_link_id=payment_link_id,
            monthly_payment_period=monthly_payment_period,
            status=status,
            next_payment=next_payment,
            expired_at=expired_at,
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
