from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class PaginationLinks(Model):
    """Addresses of other pages."""

    first: str
    """Address of the first page. Example: "http://example.com?page=1"."""

    next_: str | None = field(metadata={"name": "next"})
    """Address of the page after this one. Example: "https://example.com?page=3"."""

    prev: str | None
    """Address of the page before this one. Example: "https://example.com?page=1"."""

    last: str
    """Address of the last page. Example: "https://example.com?page=4"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
