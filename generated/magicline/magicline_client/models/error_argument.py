from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class ErrorArgument(Model):
    """One argument of an error message. The document does not say what it holds."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {}, metadata={"open": True})
