from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class PaginationMeta(Model):
    """Position of a page among all pages."""

    from_: int = field(metadata={"name": "from"})
    """Position of the first item of this page among all items, counted from 1. Example: 1."""

    to: int
    """Position of the last item of this page among all items. Example: 2."""

    total: int
    """Number of items on all pages. Example: 2."""

    current_page: int
    """Number of this page. Example: 1."""

    last_page: int
    """Number of the last page. Example: 2."""

    per_page: int
    """How many items a page holds. Example: 15."""

    path: str | Unset = UNSET
    """Address of the list without its query. Example: "http://example.com/api"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
