from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.live_customer import LiveCustomer
    from ..models.live_membership_tier import LiveMembershipTier


T = TypeVar("T", bound="LiveMembershipMember")


@_attrs_define
class LiveMembershipMember:
    """One customer's membership of one tier, as the running service was seen to send it: without the wrapper, `userId`,
    `monthlyPaymentPeriod` and `updatedAt` of the document.

        Attributes:
            id (str | Unset): Id of the membership record. Example: c4d5e6f7-a8b9-4c0d-8e1f-2a3b4c5d6e7f.
            member_id (str | Unset): Short code of the member, for people to read; invoices are made out to it. Example:
                V67Q2PE2.
            customer_id (str | Unset): Id of the customer who is the member. Example: a1b2c3d4-e5f6-4789-a012-3456789abcde.
            membership_tier_id (str | Unset): Id of the tier, as sent. Example: 9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d.
            payment_link_id (str | Unset): Id of the membership product, sent as `productId`. Example:
                7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f.
            status (str | Unset): State of the membership. Example: active.
            created_at (datetime.datetime | Unset): When the record was made. Example: 2026-06-20T09:10:57.994Z.
            next_payment (datetime.datetime | None | Unset): When the next payment is due; null when none is. Example:
                2026-07-20T09:10:57.994Z.
            expired_at (datetime.datetime | None | Unset): When the membership ends, or ended; null when no end is set.
            is_lifetime_period (bool | None | Unset): Whether the membership is for life; null when that is not set.
            customer (LiveCustomer | Unset): The customer who is the member.
            membership_tier (LiveMembershipTier | Unset): The tier on which the customer is a member.
    """

    id: str | Unset = UNSET
    member_id: str | Unset = UNSET
    customer_id: str | Unset = UNSET
    membership_tier_id: str | Unset = UNSET
    payment_link_id: str | Unset = UNSET
    status: str | Unset = UNSET
    created_at: datetime.datetime | Unset = UNSET
    next_payment: datetime.datetime | None | Unset = UNSET
    expired_at: datetime.datetime | None | Unset = UNSET
    is_lifetime_period: bool | None | Unset = UNSET
    customer: LiveCustomer | Unset = UNSET
    membership_tier: LiveMembershipTier | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        member_id = self.member_id

        customer_id = self.customer_id

        membership_tier_id = self.membership_tier_id

        payment_link_id = self.payment_link_id

        status = self.status

        created_at: str | Unset = UNSET
        if not isinstance(self.created_at, Unset):
            created_at = self.created_at.isoformat()

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

        is_lifetime_period: bool | None | Unset
        if isinstance(self.is_lifetime_period, Unset):
            is_lifetime_period = UNSET
        else:
            is_lifetime_period = self.is_lifetime_period

        customer: dict[str, Any] | Unset = UNSET
        if not isinstance(self.customer, Unset):
            customer = self.customer.to_dict()

        membership_tier: dict[str, Any] | Unset = UNSET
        if not isinstance(self.membership_tier, Unset):
            membership_tier = self.membership_tier.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if member_id is not UNSET:
            field_dict["memberId"] = member_id
        if customer_id is not UNSET:
            field_dict["customerId"] = customer_id
        if membership_tier_id is not UNSET:
            field_dict["membershipTierId"] = membership_tier_id
        if payment_link_id is not UNSET:
            field_dict["paymentLinkId"] = payment_link_id
        if status is not UNSET:
            field_dict["status"] = status
        if created_at is not UNSET:
            field_dict["createdAt"] = created_at
        if next_payment is not UNSET:
            field_dict["nextPayment"] = next_payment
        if expired_at is not UNSET:
            field_dict["expiredAt"] = expired_at
        if is_lifetime_period is not UNSET:
            field_dict["isLifetimePeriod"] = is_lifetime_period
        if customer is not UNSET:
            field_dict["customer"] = customer
        if membership_tier is not UNSET:
            field_dict["membershipTier"] = membership_tier

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.live_customer import LiveCustomer
        from ..models.live_membership_tier import LiveMembershipTier

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        member_id = d.pop("memberId", UNSET)

        customer_id = d.pop("customerId", UNSET)

        membership_tier_id = d.pop("membershipTierId", UNSET)

        payment_link_id = d.pop("paymentLinkId", UNSET)

        status = d.pop("status", UNSET)

        _created_at = d.pop("createdAt", UNSET)
        created_at: datetime.datetime | Unset
        if isinstance(_created_at, Unset):
            created_at = UNSET
        else:
            created_at = datetime.datetime.fromisoformat(_created_at)

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

        def _parse_is_lifetime_period(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            if isinstance(data, bool):
                return data
            raise TypeError("isLifetimePeriod is of no documented type")

        is_lifetime_period = _parse_is_lifetime_period(d.pop("isLifetimePeriod", UNSET))

        _customer = d.pop("customer", UNSET)
        customer: LiveCustomer | Unset
        if isinstance(_customer, Unset):
            customer = UNSET
        else:
            customer = LiveCustomer.from_dict(_customer)

        _membership_tier = d.pop("membershipTier", UNSET)
        membership_tier: LiveMembershipTier | Unset
        if isinstance(_membership_tier, Unset):
            membership_tier = UNSET
        else:
            membership_tier = LiveMembershipTier.from_dict(_membership_tier)

        _self = cls(
            id=id,
            member_id=member_id,
            customer_id=customer_id,
            membership_tier_id=membership_tier_id,
            payment_link_id=payment_link_id,
            status=status,
            created_at=created_at,
            next_payment=next_payment,
            expired_at=expired_at,
            is_lifetime_period=is_lifetime_period,
            customer=customer,
            membership_tier=membership_tier,
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
