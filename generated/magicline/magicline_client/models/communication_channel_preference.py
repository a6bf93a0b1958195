from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.communication_channel import CommunicationChannel
from ..types import UNSET, Unset

T = TypeVar("T", bound="CommunicationChannelPreference")


@_attrs_define
class CommunicationChannelPreference:
    """One channel within a communication preference.

    Attributes:
        communication_channel (CommunicationChannel): The channel that is set here.
        customer_overridable (bool | Unset): Whether the customer may change this setting. Example: True.
        active (bool | Unset): Whether the channel is in use. Example: True.
    """

    communication_channel: CommunicationChannel
    customer_overridable: bool | Unset = UNSET
    active: bool | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        communication_channel = self.communication_channel.value

        customer_overridable = self.customer_overridable

        active = self.active

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "communicationChannel": communication_channel,
            }
        )
        if customer_overridable is not UNSET:
            field_dict["customerOverridable"] = customer_overridable
        if active is not UNSET:
            field_dict["active"] = active

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        communication_channel = CommunicationChannel(d.pop("communicationChannel"))

        customer_overridable = d.pop("customerOverridable", UNSET)

        active = d.pop("active", UNSET)

        _self = cls(
            communication_channel=communication_channel,
            customer_overridable=customer_overridable,
            active=active,
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
