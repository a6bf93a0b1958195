"""What datamodel-code-generator makes: pydantic models, no calls."""

from __future__ import annotations

from pydantic_models import MembershipPage


def decode(content: bytes) -> MembershipPage:
    """Read a page with pydantic's own JSON parser, its fastest way."""
    return MembershipPage.model_validate_json(content)


def encode(page: MembershipPage) -> bytes:
    """Write a page, with absent fields left out as they came."""
    return page.model_dump_json(by_alias=True, exclude_unset=True).encode()
