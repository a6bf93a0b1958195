from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="PaginationMeta")


@_attrs_define
class PaginationMeta:
    """Position of a page among all pages.

    Attributes:
        from_ (int): Position of the first item of this page among all items, counted from 1. Example: 1.
        to (int): Position of the last item of this page among all items. Example: 2.
        total (int): Number of items on all pages. Example: 2.
        current_page (int): Number of this page. Example: 1.
        last_page (int): Number of the last page. Example: 2.
        per_page (int): How many items a page holds. Example: 15.
        path (str | Unset): Address of the list without its query. Example: http://example.com/api.
    """

    from_: int
    to: int
    total: int
    current_page: int
    last_page: int
    per_page: int
    path: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from_ = self.from_

        to = self.to

        total = self.total

        current_page = self.current_page

        last_page = self.last_page

        per_page = self.per_page

        path = self.path

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "from": from_,
                "to": to,
                "total": total,
                "current_page": current_page,
                "last_page": last_page,
                "per_page": per_page,
            }
        )
        if path is not UNSET:
            field_dict["path"] = path

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        from_ = d.pop("from")

        to = d.pop("to")

        total = d.pop("total")

        current_page = d.pop("current_page")

        last_page = d.pop("last_page")

        per_page = d.pop("per_page")

        path = d.pop("path", UNSET)

        _self = cls(
            from_=from_,
            to=to,
            total=total,
            current_page=current_page,
            last_page=last_page,
            per_page=per_page,
            path=path,
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
