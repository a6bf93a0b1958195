from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class ErrorMessage(Model):
    """Why a request failed."""

    message: str
    """The failure in one sentence. Example: "A description of the error"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
