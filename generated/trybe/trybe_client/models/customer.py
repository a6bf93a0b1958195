from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.avatar import Avatar
    from ..models.customer_label import CustomerLabel
    from ..models.last_check_in import LastCheckIn


T = TypeVar("T", bound="Customer")


@_attrs_define
class Customer:
    """A customer of a Trybe site.

    Attributes:
        id (UUID): Id of the customer.
        first_name (None | str): Given name. Example: Jane.
        last_name (None | str): Family name. Example: Doe.
        full_name (None | str): Given and family name together. Example: Jane Doe.
        phone (None | str): Phone number with a plus sign and the country code. Example: +447900000000.
        has_password (bool): Whether the customer can sign in with a password. Example: True.
        dob (datetime.date | None): Date of birth.
        brand_id (UUID): Id of the brand the customer belongs to.
        site_id (UUID): Id of the site the customer belongs to. In the examples it differs from that of the membership.
        stripe_id (None | str): The customer's id at Stripe. Example: cus_1234567890.
        express_stripe_id (None | str): The customer's id in Trybe's older Stripe integration, for customers who are in
            it. Example: cus_1234567890.
        email (None | str): Email address, always in lower case. Example: janedoe@example.com.
        labels (list[CustomerLabel]): Labels of the customer.
        preferred_locale (str): Language that the customer prefers. Example: en.
        locked_at (datetime.datetime | None): When the customer was locked.
        created_at (datetime.datetime): When the customer was created.
        updated_at (datetime.datetime): When the customer last changed.
        deleted_at (datetime.datetime | None): When the customer's personal data was removed; null as long as it is
            there.
        last_active_at (datetime.datetime | None): When the customer was last active.
        email_verified_at (datetime.datetime | None): When the email address was verified.
        last_check_in (LastCheckIn | None): The customer's latest check-in.
        avatar_id (None | str): Id of the customer's picture. The examples show four groups of zeros, which is not a
            UUID, although `avatar.id` is one. Example: 000000-000000-000000-000000.
        avatar (Avatar | None): The customer's picture.
        external_ref (None | str): Id of this customer in another system.
    """

    id: UUID
    first_name: None | str
    last_name: None | str
    full_name: None | str
    phone: None | str
    has_password: bool
    dob: datetime.date | None
    brand_id: UUID
    site_id: UUID
    stripe_id: None | str
    express_stripe_id: None | str
    email: None | str
    labels: list[CustomerLabel]
    preferred_locale: str
    locked_at: datetime.datetime | None
    created_at: datetime.datetime
    updated_at: datetime.datetime
    deleted_at: datetime.datetime | None
    last_active_at: datetime.datetime | None
    email_verified_at: datetime.datetime | None
    last_check_in: LastCheckIn | None
    avatar_id: None | str
    avatar: Avatar | None
    external_ref: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.avatar import Avatar
        from ..models.last_check_in import LastCheckIn

        id = str(self.id)

        first_name: None | str
        first_name = self.first_name

        last_name: None | str
        last_name = self.last_name

        full_name: None | str
        full_name = self.full_name

        phone: None | str
        phone = self.phone

        has_password = self.has_password

        dob: None | str
        if isinstance(self.dob, datetime.date):
            dob = self.dob.isoformat()
        else:
            dob = self.dob

        brand_id = str(self.brand_id)

        site_id = str(self.site_id)

        stripe_id: None | str
        stripe_id = self.stripe_id

        express_stripe_id: None | str
        express_stripe_id = self.express_stripe_id

        email: None | str
        email = self.email

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        preferred_locale = self.preferred_locale

        locked_at: None | str
        if isinstance(self.locked_at, datetime.datetime):
            locked_at = self.locked_at.isoformat()
        else:
            locked_at = self.locked_at

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        deleted_at: None | str
        if isinstance(self.deleted_at, datetime.datetime):
            deleted_at = self.deleted_at.isoformat()
        else:
            deleted_at = self.deleted_at

        last_active_at: None | str
        if isinstance(self.last_active_at, datetime.datetime):
            last_active_at = self.last_active_at.isoformat()
        else:
            last_active_at = self.last_active_at

        email_verified_at: None | str
        if isinstance(self.email_verified_at, datetime.datetime):
            email_verified_at = self.email_verified_at.isoformat()
        else:
            email_verified_at = self.email_verified_at

        last_check_in: dict[str, Any] | None
        if isinstance(self.last_check_in, LastCheckIn):
            last_check_in = self.last_check_in.to_dict()
        else:
            last_check_in = self.last_check_in

        avatar_id: None | str
        avatar_id = self.avatar_id

        avatar: dict[str, Any] | None
        if isinstance(self.avatar, Avatar):
            avatar = self.avatar.to_dict()
        else:
            avatar = self.avatar

        external_ref: None | str
        external_ref = self.external_ref

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "first_name": first_name,
                "last_name": last_name,
                "full_name": full_name,
                "phone": phone,
                "has_password": has_password,
                "dob": dob,
                "brand_id": brand_id,
                "site_id": site_id,
                "stripe_id": stripe_id,
                "express_stripe_id": express_stripe_id,
                "email": email,
                "labels": labels,
                "preferred_locale": preferred_locale,
                "locked_at": locked_at,
                "created_at": created_at,
                "updated_at": updated_at,
                "deleted_at": deleted_at,
                "last_active_at": last_active_at,
                "email_verified_at": email_verified_at,
                "last_check_in": last_check_in,
                "avatar_id": avatar_id,
                "avatar": avatar,
                "external_ref": external_ref,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.avatar import Avatar
        from ..models.customer_label import CustomerLabel
        from ..models.last_check_in import LastCheckIn

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        def _parse_first_name(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("first_name is of no documented type")

        first_name = _parse_first_name(d.pop("first_name"))

        def _parse_last_name(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("last_name is of no documented type")

        last_name = _parse_last_name(d.pop("last_name"))

        def _parse_full_name(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("full_name is of no documented type")

        full_name = _parse_full_name(d.pop("full_name"))

        def _parse_phone(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("phone is of no documented type")

        phone = _parse_phone(d.pop("phone"))

        has_password = d.pop("has_password")

        def _parse_dob(data: object) -> datetime.date | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                dob_type_0 = datetime.date.fromisoformat(data)

                return dob_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("dob is of no documented type")

        dob = _parse_dob(d.pop("dob"))

        brand_id = UUID(d.pop("brand_id"))

        site_id = UUID(d.pop("site_id"))

        def _parse_stripe_id(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("stripe_id is of no documented type")

        stripe_id = _parse_stripe_id(d.pop("stripe_id"))

        def _parse_express_stripe_id(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("express_stripe_id is of no documented type")

        express_stripe_id = _parse_express_stripe_id(d.pop("express_stripe_id"))

        def _parse_email(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("email is of no documented type")

        email = _parse_email(d.pop("email"))

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in _labels:
            labels_item = CustomerLabel.from_dict(labels_item_data)

            labels.append(labels_item)

        preferred_locale = d.pop("preferred_locale")

        def _parse_locked_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                locked_at_type_0 = datetime.datetime.fromisoformat(data)

                return locked_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("locked_at is of no documented type")

        locked_at = _parse_locked_at(d.pop("locked_at"))

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

        def _parse_last_active_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                last_active_at_type_0 = datetime.datetime.fromisoformat(data)

                return last_active_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("last_active_at is of no documented type")

        last_active_at = _parse_last_active_at(d.pop("last_active_at"))

        def _parse_email_verified_at(data: object) -> datetime.datetime | None:
            if data is None:
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                email_verified_at_type_0 = datetime.datetime.fromisoformat(data)

                return email_verified_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("email_verified_at is of no documented type")

        email_verified_at = _parse_email_verified_at(d.pop("email_verified_at"))

        def _parse_last_check_in(data: object) -> LastCheckIn | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                last_check_in_type_0 = LastCheckIn.from_dict(data)

                return last_check_in_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("last_check_in is of no documented type")

        last_check_in = _parse_last_check_in(d.pop("last_check_in"))

        def _parse_avatar_id(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("avatar_id is of no documented type")

        avatar_id = _parse_avatar_id(d.pop("avatar_id"))

        def _parse_avatar(data: object) -> Avatar | None:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                avatar_type_0 = Avatar.from_dict(data)

                return avatar_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("avatar is of no documented type")

        avatar = _parse_avatar(d.pop("avatar"))

        def _parse_external_ref(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("external_ref is of no documented type")

        external_ref = _parse_external_ref(d.pop("external_ref"))

        _self = cls(
            id=id,
            first_name=first_name,
            last_name=last_name,
            full_name=full_name,
            phone=phone,
            has_password=has_password,
            dob=dob,
            brand_id=brand_id,
            site_id=site_id,
            stripe_id=stripe_id,
            express_stripe_id=express_stripe_id,
            email=email,
            labels=labels,
            preferred_locale=preferred_locale,
            locked_at=locked_at,
            created_at=created_at,
            updated_at=updated_at,
            deleted_at=deleted_at,
            last_active_at=last_active_at,
            email_verified_at=email_verified_at,
            last_check_in=last_check_in,
            avatar_id=avatar_id,
            avatar=avatar,
            external_ref=external_ref,
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
