from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class LiveMembershipTier(Model):
    """The tier on a membership that the running service sent; its fields were not recorded."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {}, metadata={"open": True})
