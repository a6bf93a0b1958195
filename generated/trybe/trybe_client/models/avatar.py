from __future__ import annotations

from typing import Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class Avatar(Model):
    """The picture of a customer."""

    id: UUID
    """Id of the picture."""

    file_name: str
    """Name of the uploaded file. Example: "super-cool-photo.jpg"."""

    mime_type: str
    """Media type of the file. Example: "image/jpeg"."""

    original_url: str
    """Address of the picture in its original form. Example: "https://example.com/media/super-cool-photo.jpg"."""

    size: int
    """Size of the file. The document names no unit. Example: 84256."""

    url: str
    """Address of a thumbnail of the picture. Example: "https://example.com/media/super-cool-photo-thumbnail@2x.jpg"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
