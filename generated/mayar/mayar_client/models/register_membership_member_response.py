from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .register_membership_member_result import RegisterMembershipMemberResult


@define(kw_only=True)
class RegisterMembershipMemberResponse(Model):
    """Envelope of a successful registration."""

    status_code: int = field(metadata={"name": "statusCode"})
    """The HTTP status once more, 201 for a registration. Example: 201."""

    message: str
    """Short text about the outcome. Mayar's endpoints that read call it `messages`. Example: "success"."""

    data: RegisterMembershipMemberResult
    """What was registered."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
