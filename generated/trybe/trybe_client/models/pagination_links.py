from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PaginationLinks")


@_attrs_define
class PaginationLinks:
    """Addresses of other pages.

    Attributes:
        first (str): Address of the first page. Example: http://example.com?page=1.
        next_ (None | str): Address of the page after this one. Example: https://example.com?page=3.
        prev (None | str): Address of the page before this one. Example: https://example.com?page=1.
        last (str): Address of the last page. Example: https://example.com?page=4.
    """

    first: str
    next_: None | str
    prev: None | str
    last: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        first = self.first

        next_: None | str
        next_ = self.next_

        prev: None | str
        prev = self.prev

        last = self.last

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "first": first,
                "next": next_,
                "prev": prev,
                "last": last,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        first = d.pop("first")

        def _parse_next_(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("next is of no documented type")

        next_ = _parse_next_(d.pop("next"))

        def _parse_prev(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("prev is of no documented type")

        prev = _parse_prev(d.pop("prev"))

        last = d.pop("last")

        _self = cls(
            first=first,
            next_=next_,
            prev=prev,
            last=last,
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
