from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class AdditionalInformationFieldAssignment(Model):
    """The value of one field that the studio has defined itself."""

    additional_information_field_id: int = field(metadata={"name": "additionalInformationFieldId"})
    """Id of the field. Example: 1234567890."""

    value: str
    """The value, always sent as a string: the text itself, the id of the chosen list item, an integer (which may be
    negative), a date in ISO 8601, or `true` or `false`, according to the kind of field.
    """

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
