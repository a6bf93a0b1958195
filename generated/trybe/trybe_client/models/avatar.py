from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="Avatar")


@_attrs_define
class Avatar:
    """The picture of a customer.

    Attributes:
        id (UUID): Id of the picture.
        file_name (str): Name of the uploaded file. Example: super-cool-photo.jpg.
        mime_type (str): Media type of the file. Example: image/jpeg.
        original_url (str): Address of the picture in its original form. Example: https://example.com/media/super-cool-
            photo.jpg.
        size (int): Size of the file. The document names no unit. Example: 84256.
        url (str): Address of a thumbnail of the picture. Example: https://example.com/media/super-cool-photo-
            thumbnail@2x.jpg.
    """

    id: UUID
    file_name: str
    mime_type: str
    original_url: str
    size: int
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        file_name = self.file_name

        mime_type = self.mime_type

        original_url = self.original_url

        size = self.size

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "file_name": file_name,
                "mime_type": mime_type,
                "original_url": original_url,
                "size": size,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = UUID(d.pop("id"))

        file_name = d.pop("file_name")

        mime_type = d.pop("mime_type")

        original_url = d.pop("original_url")

        size = d.pop("size")

        url = d.pop("url")

        _self = cls(
            id=id,
            file_name=file_name,
            mime_type=mime_type,
            original_url=original_url,
            size=size,
            url=url,
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
