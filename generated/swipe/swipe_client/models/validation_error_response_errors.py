from __future__ import annotations

from attrs import define, field
from clientwright.models import MapModel


@define(kw_only=True)
class ValidationErrorResponseErrors(MapModel["list[str]"]):
    """The faults that were found, by the name of the request field."""

    additional_properties: dict[str, list[str]] = field(init=False, factory=lambda: {}, metadata={"open": True})
