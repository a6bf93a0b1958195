from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .error_argument import ErrorArgument
    from .typed_error_argument import TypedErrorArgument


@define(kw_only=True)
class ErrorResponse(Model):
    """What went wrong. Every failure has this form."""

    error_message: str = field(metadata={"name": "errorMessage"})
    """What went wrong, for people to read, in the default language of the context."""

    error_code: str | Unset = field(default=UNSET, metadata={"name": "errorCode"})
    """Key of the message in the provider's translation files."""

    trace_id: str | Unset = field(default=UNSET, metadata={"name": "traceId"})
    """Id of the request in the provider's tracing system (Datadog); quote it to support."""

    args: list[ErrorArgument] | Unset = UNSET
    """Values that were filled into the placeholders of the message. Deprecated."""

    typed_args: list[TypedErrorArgument] | Unset = field(default=UNSET, metadata={"name": "typedArgs"})
    """The values of `args` once more, each with its type. Deprecated."""

    reference: str | Unset = UNSET
    """What failed validation, as a dotted path. Example: "parent.child"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
