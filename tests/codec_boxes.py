"""Models that tests of the fast ways share, and how these ways are left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, Literal

import codec_models as models
import pytest
from attrs import define, field

from clientwright.codec import straight_reading, straight_writing, twins
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


def leave_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every thorough way refuse to help."""

    def helpless(*_: Any) -> Any:
        raise AssertionError("the fast way asked for help")

    for module, name in ((straight_reading, "reader_of"), (twins, "reader_of"), (straight_writing, "writer_of")):
        monkeypatch.setattr(module, name, lambda *_: helpless)
