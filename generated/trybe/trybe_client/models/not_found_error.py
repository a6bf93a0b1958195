from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class NotFoundError(Model):
    """There is nothing with the id in the path."""

    message: str
    """The failure in one sentence. Example: "The requested resource could not be found"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
