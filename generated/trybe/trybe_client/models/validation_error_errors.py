from __future__ import annotations

from attrs import define, field
from clientwright.models import MapModel


@define(kw_only=True)
class ValidationErrorErrors(MapModel["list[str]"]):
    """What is wrong, by the name of the field."""

    additional_properties: dict[str, list[str]] = field(init=False, factory=lambda: {}, metadata={"open": True})
