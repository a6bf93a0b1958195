from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.message_type import MessageType

T = TypeVar("T", bound="MembershipSms")


@_attrs_define
class MembershipSms:
    """A text message about a membership.

    Attributes:
        id (str): Id of the message; 24 hex digits. Example: 69c2bcf1b3abb3014800069c.
        organisation_id (UUID): Id of the organisation that the site belongs to.
        site_id (UUID): Id of the site that sends the message.
        customer_id (UUID): Id of the customer who receives the message.
        membership_id (UUID): Id of the membership that the message is about.
        from_ (str): Sender that the phone shows; a name instead of a number in the example. Example: Trybe.
        to (str): Phone number of the receiver, with a plus sign and the country code. Example: +447123456789.
        message (str): Text of the message.
        message_type (MessageType): What the message is for.
        message_delivered (bool): Whether the message was delivered. Example: True.
        created_at (datetime.datetime): When the message was created. Example: 2024-02-02T12:01:01.0Z.
        sent_at (datetime.datetime): When the message was sent. Example: 2024-02-02T12:01:01.0Z.
    """

    id: str
    organisation_id: UUID
    site_id: UUID
    customer_id: UUID
    membership_id: UUID
    from_: str
    to: str
    message: str
    message_type: MessageType
    message_delivered: bool
    created_at: datetime.datetime
    sent_at: datetime.datetime
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        organisation_id = str(self.organisation_id)

        site_id = str(self.site_id)

        customer_id = str(self.customer_id)

        membership_id = str(self.membership_id)

        from_ = self.from_

        to = self.to

        message = self.message

        message_type = self.message_type.value

        message_delivered = self.message_delivered

        created_at = self.created_at.isoformat()

        sent_at = self.sent_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "organisation_id": organisation_id,
                "site_id": site_id,
                "customer_id": customer_id,
                "membership_id": membership_id,
                "from": from_,
                "to": to,
                "message": message,
                "message_type": message_type,
                "message_delivered": message_delivered,
                "created_at": created_at,
                "sent_at": sent_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        organisation_id = UUID(d.pop("organisation_id"))

        site_id = UUID(d.pop("site_id"))

        customer_id = UUID(d.pop("customer_id"))

        membership_id = UUID(d.pop("membership_id"))

        from_ = d.pop("from")

        to = d.pop("to")

        message = d.pop("message")

        message_type = MessageType(d.pop("message_type"))

        message_delivered = d.pop("message_delivered")

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        sent_at = datetime.datetime.fromisoformat(d.pop("sent_at"))

        _self = cls(
            id=id,
            organisation_id=organisation_id,
            site_id=site_id,
            customer_id=customer_id,
            membership_id=membership_id,
            from_=from_,
            to=to,
            message=message,
            message_type=message_type,
            message_delivered=message_delivered,
            created_at=created_at,
            sent_at=sent_at,
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
