from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .validation_error_errors import ValidationErrorErrors


@define(kw_only=True)
class ValidationError(Model):
    """Why a body was refused, field by field."""

    errors: ValidationErrorErrors
    """What is wrong, by the name of the field."""

    message: str
    """The failure in one sentence. Example: "The request didn't pass validation"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
