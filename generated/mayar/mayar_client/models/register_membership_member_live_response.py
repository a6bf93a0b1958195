from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .field_error import FieldError
    from .live_membership_member import LiveMembershipMember


@define(kw_only=True)
class RegisterMembershipMemberLiveResponse(Model):
    """Envelope that the running service was seen to send with status 200. Look at `data`: a member means that it is
    registered, a list of field errors (with `failed` in `messages`) that nothing was.
    """

    status_code: int | Unset = field(default=UNSET, metadata={"name": "statusCode"})
    """The HTTP status once more. Example: 200."""

    message: str | Unset = UNSET
    """Short text for the outcome of a registration. Example: "success"."""

    data: LiveMembershipMember | list[FieldError] | Unset = UNSET
    """The new member, or what was wrong with the request."""

    messages: str | Unset = UNSET
    """The same as `message`, under the name that Mayar's other answers use; `failed` tells a failure. Example:
    "failed".
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
