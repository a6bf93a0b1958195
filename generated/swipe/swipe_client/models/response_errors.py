from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class ResponseErrors(Model):
    """Content of `errors` when it is not null. The document shows no such answer."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {}, metadata={"open": True})
