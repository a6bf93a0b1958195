from uuid import UUID

import pytest
from addressing_cases import LISTS, MAPS, header
from request_models import request

from clientwright.operations import Parameter
from clientwright.types import UNSET


@pytest.mark.parametrize(
    ("type_", "explode", "value", "expected"),
    [
        (str, None, "a, b\té", "a, b\té"),
        (int, None, 5, "5"),
        (bool, None, False, "false"),
        (str | None, None, None, None),
        (str, None, UNSET, None),
        (LISTS, None, ["a", "b"], "a,b"),
        (MAPS, None, {"R": "1", "G": "2"}, "R,1,G,2"),
        (MAPS, True, {"R": "1", "G": "2"}, "R=1,G=2"),
        (UUID, None, UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_headers(*, type_: object, explode: bool | None, value: object, expected: str | None) -> None:
    """Header values are written in the simple style, under a name in lower case."""
    assert expected == header(Parameter("k", type_, "header", "X-K", explode=explode), value, "x-k")


def test_json_headers() -> None:
    """A header whose content is JSON holds it in one line."""
    parameter = Parameter("k", MAPS, "header", "X-K", style="json")
    assert '{"a":"b,c"}' == header(parameter, {"a": "b,c"}, "x-k")


@pytest.mark.parametrize(
    ("type_", "style", "explode", "value", "expected"),
    [
        (str, "", None, "a=b/+", "k=a=b/+"),
        (str, "", None, 'a; b,"c"\\%é\n', "k=a%3B%20b%2C%22c%22%5C%25%C3%A9%0A"),
        (LISTS, "", None, ["a", "b"], "k=a; k=b"),
        (LISTS, "", False, ["a", "b,c"], "k=a,b%2Cc"),
        (LISTS, "", None, [], None),
        (MAPS, "", None, {"R": "1", "G": "2"}, "R=1; G=2"),
        (MAPS, "", False, {"R": "1", "G": "2"}, "k=R,1,G,2"),
        (MAPS, "json", None, {"R": "1"}, "k={%22R%22:%221%22}"),
        (str, "", None, UNSET, None),
    ],
)
def test_cookies(*, type_: object, style: str, explode: bool | None, value: object, expected: str | None) -> None:
    """Cookie values are written in the form style, and cannot hold another cookie."""
    assert expected == header(Parameter("k", type_, "cookie", style=style, explode=explode), value, "cookie")


def test_cookies_together() -> None:
    """All cookies stand in one header."""
    cookies = (Parameter("a", str, "cookie"), Parameter("b", str, "cookie"), Parameter("c", int, "cookie"))
    assert "a=1; c=2" == request(*cookies, arguments={"a": "1", "c": 2}).headers["cookie"]
