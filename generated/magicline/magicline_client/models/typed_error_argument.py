from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .typed_argument_type import TypedArgumentType


@define(kw_only=True)
class TypedErrorArgument(Model):
    """One argument of an error message, and its type."""

    value: Any | Unset = UNSET
    """The argument, in a form that depends on its type; the document gives no schema."""

    type_: TypedArgumentType | Unset = field(default=UNSET, metadata={"name": "type"})
    """How to read the argument."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
