"""Models that tests of the fast ways share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Literal

import codec_models as models
from attrs import define, field

from clientwright.models import Model
from clientwright.types import UNSET, Unset

MOMENT = datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)


@define(kw_only=True)
class Box(Model):
    """A model within one whose property can be of several kinds."""

    size: int
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


DAY, DAYS = date(2020, 1, 2), ["2020-01-02"]


@define(kw_only=True)
class Several(Model):
    """Fields that are of several kinds, to be written."""

    text: str | int | None
    colour: models.Colour | Unset | None = UNSET
    colour_or_text: models.Colour | str | Unset = UNSET
    box: Box | Unset | None = UNSET
    days: dict[str, date | None] | Unset | None = UNSET
    boxes: list[Box | None] | Unset = UNSET
    number: float | Unset | None = UNSET
    moment: datetime | Unset | None = UNSET
    constant: Literal["a"] | Unset = UNSET
    either: str | int | Unset | None = UNSET
    additional_properties: dict[str, Any] = field(init=False, factory=dict)
