from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from strategy_cases import IT, LAW, document_with, drawn, find

from clientwright.conformance.strategies import from_schema
from clientwright.conformance.strategies.drawing import strategy_of
from clientwright.conformance.strategies.formats import ANNOTATIONS, FORMATS, INTEGER_RANGES
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.formats import CHECKERS

#: A few values of each format whose corners matter, as conditions on what is drawn.
CORNERS: dict[str, tuple[str, Any]] = {
    "before-2000": ("date-time", lambda text: text < "2000"),
    "after-2050": ("date-time", lambda text: text > "2050"),
    "west": ("date-time", lambda text: text[-6] == "-"),
    "east": ("date-time", lambda text: text[-6] == "+" and text[-5:] != "00:00"),
    "noon": ("date-time", lambda text: text[11:13] == "12"),
    "old-day": ("date", lambda text: text < "1900"),
    "far-day": ("date", lambda text: text > "3000"),
    "leap-day": ("date", lambda text: text[5:] == "02-29"),
    "time-fraction": ("time", lambda text: "." in text),
    "non-ascii-address": ("idn-email", lambda text: not text.isascii()),
    "relative": ("uri-reference", lambda text: text.startswith("/")),
    "template": ("uri-template", lambda text: "{" in text),
    "whole-document": ("json-pointer", lambda text: text == ""),
    "high-uuid": ("uuid", lambda text: text > "f"),
    "padding": ("byte", lambda text: text.endswith("=")),
}


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_text_has_its_format(name: str) -> None:
    """Every text of a format has it, by an independent validator and by this project's own checkers."""
    fits = jsonschema_rs.Draft202012Validator({"type": "string", "format": name}, validate_formats=True).is_valid
    checker = CHECKERS.get(name, lambda _: True)

    @LAW
    @given(strategy_of(FORMATS[name]))
    def law(value: Any) -> None:
        assert fits(value)
        assert checker(value)

    law()


@pytest.mark.parametrize(("name", "wanted"), CORNERS.values(), ids=CORNERS)
def test_formats_reach_their_corners(name: str, wanted: Any) -> None:
    """A format is drawn in all its spellings and far from its middle."""
    assert wanted(find(document_with({"type": "string", "format": name}), wanted))


@pytest.mark.parametrize(
    ("name", "simplest"), [("date-time", "2000-01-01T00:00:00Z"), ("date", "2000-01-01"), ("time", "00:00:00Z")]
)
def test_formats_shrink_to_what_is_easily_read(name: str, simplest: str) -> None:
    """The simplest value of a format is one that people recognise."""
    assert simplest == find(document_with({"type": "string", "format": name}), lambda _: True)


def test_every_remark_is_drawn_as_any_value() -> None:
    """A format that no register has restricts neither texts nor integers."""
    for name in ANNOTATIONS:
        assert find(document_with({"type": "string", "format": name}), lambda text: not text.isascii())
        assert find(document_with({"type": "integer", "format": name}), lambda number: number < 0)


@pytest.mark.parametrize("name", INTEGER_RANGES)
def test_integers_reach_the_ends_of_their_format(name: str) -> None:
    """Integers are drawn from all of their format's range and never beyond; what doubles keep exact without one."""
    schema = {"type": "integer"} if name == "int53" else {"type": "integer", "format": name}
    low, high = INTEGER_RANGES[name]
    assert all(low <= value <= high for value in drawn(document_with(schema)))
    assert low == find(document_with({**schema, "maximum": low + 2}), lambda value: value == low)
    assert high == find(document_with({**schema, "minimum": high - 2}), lambda value: value == high)


def test_an_integer_format_makes_numbers_whole() -> None:
    """A number of an integer format is a whole one of its range."""
    values = drawn(document_with({"type": "number", "format": "int8"}))
    assert all(isinstance(value, int) and -128 <= value <= 127 for value in values)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "format": "date-tme"},
        {"type": "integer", "format": "date"},
        {"type": "number", "format": "uuid"},
        {"allOf": [{"type": "string"}, {"format": "nonsense"}]},
    ],
)
def test_an_unknown_format_is_an_error(schema: Any) -> None:
    """A format that is not known, or not for this type, fails closed at its place."""
    with pytest.raises(PipelineError) as caught:
        from_schema(document_with(schema), IT)
    (finding,) = caught.value.findings
    assert "strategy-unknown" == finding.rule
    assert finding.pointer.endswith("/format")
