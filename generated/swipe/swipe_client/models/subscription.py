from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.package import Package


T = TypeVar("T", bound="Subscription")


@_attrs_define
class Subscription:
    """One customer's subscription to one package.

    Attributes:
        field_id (str): Id of the subscription, which paths call `subscription_id`. Example: 622b002e8a82a66bbc142892.
        package_id (str): Id of the package that is subscribed to. Example: 62285c23b97cf205d127fc42.
        email (str): E-mail address of the customer. Example: test@test.com.
        status (str): State of the subscription. The document shows only the value `created`, and gives no list.
            Example: created.
        updated_at (datetime.datetime): When the subscription last changed, to the microsecond. Example:
            2022-03-11T07:54:22.106000Z.
        created_at (datetime.datetime): When the subscription was created, to the microsecond. Example:
            2022-03-11T07:54:22.106000Z.
        phone_no (str | Unset): The customer's phone number, if one was given. Example: 0135323922.
        package (Package | Unset): The package that is subscribed to.
        payment_links (list[Any] | Unset): Payment links of the subscription. The documented list is empty, so the form
            of its items is unknown.
    """

    field_id: str
    package_id: str
    email: str
    status: str
    updated_at: datetime.datetime
    created_at: datetime.datetime
    phone_no: str | Unset = UNSET
    package: Package | Unset = UNSET
    payment_links: list[Any] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        field_id = self.field_id

        package_id = self.package_id

        email = self.email

        status = self.status

        updated_at = self.updated_at.isoformat()

        created_at = self.created_at.isoformat()

        phone_no = self.phone_no

        package: dict[str, Any] | Unset = UNSET
        if not isinstance(self.package, Unset):
            package = self.package.to_dict()

        payment_links: list[Any] | Unset = UNSET
        if not isinstance(self.payment_links, Unset):
            payment_links = self.payment_links

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "_id": field_id,
                "package_id": package_id,
                "email": email,
                "status": status,
                "updated_at": updated_at,
                "created_at": created_at,
            }
        )
        if phone_no is not UNSET:
            field_dict["phone_no"] = phone_no
        if package is not UNSET:
            field_dict["package"] = package
        if payment_links is not UNSET:
            field_dict["payment_links"] = payment_links

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.package import Package

        d = dict(src_dict)
        field_id = d.pop("_id")

        package_id = d.pop("package_id")

        email = d.pop("email")

        status = d.pop("status")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        phone_no = d.pop("phone_no", UNSET)

        _package = d.pop("package", UNSET)
        package: Package | Unset
        if isinstance(_package, Unset):
            package = UNSET
        else:
            package = Package.from_dict(_package)

        payment_links: list[Any] | Unset = d.pop("payment_links", UNSET)

        _self = cls(
            field_id=field_id,
            package_id=package_id,
            email=email,
            status=status,
            updated_at=updated_at,
            created_at=created_at,
            phone_no=phone_no,
            package=package,
            payment_links=payment_links,
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
