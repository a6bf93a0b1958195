from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .validation_error_response_errors import ValidationErrorResponseErrors


@define(kw_only=True)
class ValidationErrorResponse(Model):
    """Envelope of a refusal. It has none of the fields of a success except `errors`, which holds an object here."""

    message: str
    """What went wrong, in one sentence for people to read. Example: "The given data was invalid."."""

    errors: ValidationErrorResponseErrors
    """The faults that were found, by the name of the request field. Example: {"email": ["The email field is
    required."]}.
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
