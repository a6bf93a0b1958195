from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .field_error import FieldError


@define(kw_only=True)
class ErrorResponse(Model):
    """Envelope of every failure."""

    status_code: int | Unset = field(default=UNSET, metadata={"name": "statusCode"})
    """The HTTP status of the failure once more. Example: 400."""

    message: str | Unset = UNSET
    """What went wrong, for a person to read, in English or Indonesian. Examples: "Validation Error", "You are not
    authorized to edit this product!", "Email sudah terdaftar pada tier ini.", "Paket membership ini telah mencapai
    batas limit anggota yang ditentukan.".
    """

    messages: str | Unset = UNSET
    """The same as `message`, under the name that the running service was seen to use. Example: "Validation Error"."""

    data: list[FieldError] | None | Unset = UNSET
    """What was wrong with which field, when the body did not validate."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
