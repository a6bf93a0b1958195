from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="MembershipSmsPreview")


@_attrs_define
class MembershipSmsPreview:
    """A text message as it would be sent.

    Attributes:
        message (str): Text of the message; it may end in a line break. Example: Your Premium Membership membership is
            almost ready! Please provide payment details for your membership payments. Set up here:
            https://example.com/confirm
            .
        site_id (UUID): Id of the site that would send the message.
        organisation_id (UUID): Id of the organisation that the site belongs to.
    """

    message: str
    site_id: UUID
    organisation_id: UUID
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        site_id = str(self.site_id)

        organisation_id = str(self.organisation_id)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
                "site_id": site_id,
                "organisation_id": organisation_id,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        message = d.pop("message")

        site_id = UUID(d.pop("site_id"))

        organisation_id = UUID(d.pop("organisation_id"))

        _self = cls(
            message=message,
            site_id=site_id,
            organisation_id=organisation_id,
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
