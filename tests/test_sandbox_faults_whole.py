"""Laws of the faults that change an answer as a whole: bombs, statuses, portals, and items that move."""

import gzip
import json

import httpx
import pytest
from attrs import evolve
from sandbox_faults_helping import BODY, PAGE, PAGE_BODY, THING, fronted

from clientwright.sandbox.faults import Answer, Hints, Request, families, faults
from clientwright.sandbox.faults.statuses import refusal
from clientwright.sandbox.faults.values import Scene


def edited(code: str, answer: Answer = THING, huge: int = 0) -> Answer | None:
    """Play the edit of a fault."""
    edit = faults()[code].edit
    assert edit is not None
    return edit(Scene(Request("GET", "/things"), refusal, 0, 0, "http://elsewhere.invalid", huge), answer)


@pytest.mark.parametrize("size", [0, 1, 65536, 200_000])
def test_a_bomb_is_small_on_its_way(size: int) -> None:
    """A bomb unpacks to the body with more blanks behind it than a huge body has, and takes a hundredth of that."""
    told = edited("gzip-bomb", huge=size)
    assert told is not None
    unpacked = gzip.decompress(told.body)
    assert BODY == unpacked.rstrip()
    assert unpacked.startswith(BODY)
    assert size < len(unpacked) <= size + 65536 + len(BODY)
    assert len(told.body) < 1000 + size // 100


@pytest.mark.parametrize(
    ("code", "status", "body"),
    [
        ("reset-content", 205, b""),
        ("reset-content-with-body", 205, BODY),
        ("undocumented-success", 299, BODY),
        ("redirect-304", 304, b""),
        ("redirect-300", 300, b""),
    ],
)
def test_a_status_that_nobody_documented(code: str, status: int, body: bytes) -> None:
    """The status is that of the fault, and the body the upstream's or none."""
    told = edited(code)
    assert told is not None
    assert (status, body, None) == (told.status, told.body, told.header("location"))


def test_a_portal_keeps_the_request() -> None:
    """The page of a portal is the same to the byte as the one in place of an answer, and nothing has happened."""
    with fronted() as (front, upstream), httpx.Client() as client:
        pages = [client.post(front.url, headers={"X-Clientwright-Fault": code}) for code in ("portal", "html")]
        assert 1 == len(upstream.journal)
    assert 1 == len({(one.status_code, one.content, tuple(one.headers.raw)) for one in pages})
    assert {None} == {faults()[code].knowable for code in ("portal", "html")}


def test_an_item_stands_on_a_page_twice() -> None:
    """The first item comes again at the end of the page; a page without items or hints stays as it is."""
    told = edited("page-moved", PAGE)
    assert told is not None
    assert {**json.loads(PAGE_BODY), "data": [{"id": "a"}, {"id": "a"}]} == json.loads(told.body)
    assert edited("page-moved", THING) is None
    assert edited("page-moved", PAGE.with_body(b'{"data":[]}')) is None


def test_an_answer_without_a_closed_set_keeps_its_values() -> None:
    """Where the hints of an answer name no enum, no other text stands in for one."""
    assert edited("unknown-enum", evolve(THING, hints=Hints(required=("/amount",)))) is None
    assert edited("unknown-enum", evolve(THING, hints=Hints())) is not None


def test_families_hold_every_fault_once() -> None:
    """Every fault but `ok` is in one family, in the order of the catalogue."""
    found = [one for family in families().values() for one in family]
    assert [*faults().values()][1:] == found
    assert "ok" == next(iter(faults()))
