from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .membership import Membership
    from .pagination_links import PaginationLinks
    from .pagination_meta import PaginationMeta


@define(kw_only=True)
class MembershipPage(Model):
    """One page of memberships."""

    data: list[Membership]
    """The memberships of this page; empty when there are none."""

    meta: PaginationMeta
    """Position of this page among all pages."""

    links: PaginationLinks
    """Addresses of the first, next, previous and last page."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
