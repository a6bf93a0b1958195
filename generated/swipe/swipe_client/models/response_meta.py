from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class ResponseMeta(Model):
    """When an answer was made."""

    timestamp: str
    """Date, time and zone of the answer, separated by spaces. This is not an RFC 3339 date-time. Example: "2022-03-11
    07:54:22 UTC".
    """

    timezone: str
    """Time zone of `timestamp`. Example: "UTC"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
