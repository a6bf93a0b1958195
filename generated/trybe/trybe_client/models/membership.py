from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.attention_reason import AttentionReason
from ..models.membership_source import MembershipSource
from ..models.membership_status import MembershipStatus

if TYPE_CHECKING:
    from ..models.customer import Customer
    from ..models.member import Member
    from ..models.membership_rate import MembershipRate
    from ..models.membership_type import MembershipType
    from ..models.next_charge import NextCharge
    from ..models.payment_method import PaymentMethod


T = TypeVar("T", bound="Membership")


@_attrs_define
class Membership:
    """A membership that one or more customers share; one of them is its lead member.

    Attributes:
        id (UUID): Id of the membership.
        attention_reason (AttentionReason | None): Why somebody has to act on this membership.
        basket_id (None | str): Id of the basket in which the membership was bought, if there was one; 24 hex digits.
            Example: 69c2bcf0b3abb30148000684.
        customer (Customer): The customer who holds the membership. In the examples, this customer is not among
            `members`.
        end_date (datetime.datetime | None): When the membership ends; null if it has no end. A date with a time,
            despite the name.
        external_ref (None | str): Id of this membership in another system.
        members (list[Member]): The customers on the membership. The examples have up to four, and up to three leads
            among them.
        membership_number (str): The lead member's number; use the numbers in `members` instead. It may begin with
            zeros. The document promises ten digits, but its charges show eight. Example: 1234567890.
        next_billing_date (datetime.datetime | None): When the membership is billed next. A date with a time, despite
            the name.
        next_charge (NextCharge | None): The charge that is due next. The document says that only an operation which it
            does not contain fills this in, yet its examples do: be ready for null.
        payment_method (None | PaymentMethod): The method that recurring charges are collected from; null until one has
            been set up.
        rate (MembershipRate): The rate at which this membership is billed.
        site_id (UUID): Id of the site that runs the membership.
        source (MembershipSource): Where the membership came from.
        start_date (datetime.datetime): When the membership begins. A date with a time, despite the name.
        status (MembershipStatus): State of the membership.
        status_updated_at (datetime.datetime): When `status` last changed.
        type_ (MembershipType): The kind of membership that was bought, with its rates.
        payment_details_url (str): Address of a page for entering payment details. The examples hold plain words instead
            of an address.
        created_at (datetime.datetime): When the membership was created.
    """

    id: UUID
    attention_reason: AttentionReason | None
    basket_id: None | str
    customer: Customer
    end_date: datetime.datetime | None
    external_ref: None | str
    members: list[Member]
    membership_number: str
    next_billing_date: datetime.datetime | None
    next_charge: NextCharge | None
    payment_method: None | PaymentMethod
    rate: MembershipRate
    site_id: UUID
    source: MembershipSource
    start_date: datetime.datetime
    status: MembershipStatus
    status_updated_at: datetime.datetime
    type_: MembershipType
    payment_details_url: str
    created_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.next_charge import NextCharge
        from ..models.payment_method import PaymentMethod

        id = str(self.id)

        attention_reason: None | str
        if isinstance(self.attention_reason, AttentionReason):
            attention_reason = self.attention_reason.value
        else:
            attention_reason = self.attention_reason

        basket_id: None | str
        basket_id = self.basket_id

        customer = self.customer.to_dict()

        end_date: None | str
        if isinstance(self.end_date, datetime.datetime):
            end_date = self.end_date.isoformat()
        else:
            end_date = self.end_date

        external_ref: None | str
        external_ref = self.external_ref

        members = []
        for members_item_data in self.members:
            members_item = members_item_data.to_dict()
            members.append(members_item)

        membership_number = self.membership_number

        next_billing_date: None | str
        if isinstance(self.next_billing_date, datetime.datetime):
            next_billing_date = self.next_billing_date.isoformat()
        else:
            next_billing_date = self.next_billing_date

        next_charge: dict[str, Any] | None
        if isinstance(self.next_charge, NextCharge):
            next_charge = self.next_charge.to_dict()
        else:
            next_charge = self.next_charge

        payment_method: dict[str, Any] | None
        if isinstance(self.payment_method, PaymentMethod):
            payment_method = self.payment_method.to_dict()
        else:
            payment_method = self.payment_method

        rate = self.rate.to_dict()

        site_id = str(self.site_id)

        source = self.source.value

        start_date = self.start_date.isoformat()

        status = self.status.value

        status_updated_at = self.status_updated_at.isoformat()

        type_ = self.type_.to_dict()

        payment_details_url = self.payment_details_url

        created_at = self.created_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "attention_reason": attention_reason,
                "basket_id": basket_id,
                "customer": customer,
                "end_date": end_date,
                "external_ref": external_ref,
                "members": members,
                "membership_number": membership_number,
                "next_billing_date": next_billing_date,
                "next_charge": next_charge,
                "payment_method": payment_method,
                "rate": rate,
                "site_id": site_id,
                "source": source,
                "start_date": start_date,
                "status": status,
                "status_updated_at": status_updated_at,
                "type": type_,
                "payment_details_url": payment_details_url,
                "created_at": created_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer import Customer
        from ..models.member import Member
        from ..models.membership_rate import MembershipRate
        from ..models.membership_type import MembershipType
        from ..models.next_charge import NextCharge
        from ..models.payment_method import PaymentMethod

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_attention_reason(data: object) -> AttentionReason | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                attention_reason_type_0 = AttentionReason(data)

                return attention_reason_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("attention_reason is of no documented type")

        attention_reason = _parse_attention_reason(d.pop("attention_reason"))

        def _parse_basket_id(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("basket_id is of no documented type")

        basket_id = _parse_basket_id(d.pop("basket_id"))

        customer = Customer.from_dict(d.pop("customer"))

        def _parse_end_date(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                end_date_type_0 = datetime.datetime.fromisoformat(data)

                return end_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("end_date is of no documented type")

        end_date = _parse_end_date(d.pop("end_date"))

        def _parse_external_ref(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("external_ref is of no documented type")

        external_ref = _parse_external_ref(d.pop("external_ref"))

        members = []
        _members = d.pop("members")
        for members_item_data in _members:
            members_item = Member.from_dict(members_item_data)

            members.append(members_item)

        membership_number = d.pop("membership_number")

        def _parse_next_billing_date(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                next_billing_date_type_0 = datetime.datetime.fromisoformat(data)

                return next_billing_date_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("next_billing_date is of no documented type")

        next_billing_date = _parse_next_billing_date(d.pop("next_billing_date"))

        def _parse_next_charge(data: object) -> NextCharge | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                next_charge_type_0 = NextCharge.from_dict(data)

                return next_charge_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("next_charge is of no documented type")

        next_charge = _parse_next_charge(d.pop("next_charge"))

        def _parse_payment_method(data: object) -> None | PaymentMethod:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                payment_method_type_0 = PaymentMethod.from_dict(data)

                return payment_method_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("payment_method is of no documented type")

        payment_method = _parse_payment_method(d.pop("payment_method"))

        rate = MembershipRate.from_dict(d.pop("rate"))

        site_id = UUID(d.pop("site_id"))

        source = MembershipSource(d.pop("source"))

        start_date = datetime.datetime.fromisoformat(d.pop("start_date"))

        status = MembershipStatus(d.pop("status"))

        status_updated_at = datetime.datetime.fromisoformat(d.pop("status_updated_at"))

        type_ = MembershipType.from_dict(d.pop("type"))

        payment_details_url = d.pop("payment_details_url")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        _self = cls(
            id=id,
            attention_reason=attention_reason,
            basket_id=basket_id,
            customer=customer,
            end_date=end_date,
            external_ref=external_ref,
            members=members,
            membership_number=membership_number,
            next_billing_date=next_billing_date,
            next_charge=next_charge,
            payment_method=payment_method,
            rate=rate,
            site_id=site_id,
            source=source,
            start_date=start_date,
            status=status,
            status_updated_at=status_updated_at,
            type_=type_,
            payment_details_url=payment_details_url,
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
