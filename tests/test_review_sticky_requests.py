"""Reading and writing comments, with what can go wrong on the way."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from review_sticky_server import BODY, TOKEN, Server, broken, fault, github, written

from clientwright.pipeline.findings import PipelineError
from clientwright.review.pull_requests import Comment


def test_all_pages_are_read() -> None:
    """Comments are read from every page; what has no author or text is read as empty."""
    server = Server([written(number, "a", "b") for number in range(1, 6)])
    server.comments[4] |= {"user": None, "body": None}
    found = github(server, []).comments()
    assert [1, 2, 3, 4, 5] == [one.number for one in found]
    assert Comment(5, "", "") == found[4]
    assert 3 == len(server.calls)


@pytest.mark.parametrize("host", ["https://api.example.com.evil", "http://api.example.com", "https://evil.example"])
def test_the_token_goes_to_no_other_host(host: str) -> None:
    """A next page on another host, or in the clear, is not asked for."""
    server = Server([written(number, "a", "b") for number in range(1, 6)], next_page=f"{host}/{{}}")
    with pytest.raises(PipelineError, match="on another host"):
        github(server, []).comments()
    assert 1 == len(server.calls)


@pytest.mark.parametrize(
    ("failing", "pauses"),
    [
        ([fault(503)], [1.0]),
        ([fault(500), fault(502), fault(504)], [1.0, 2.0, 4.0]),
        ([fault(429, {"retry-after": "7"})], [7.0]),
        ([fault(403, {"retry-after": "60"})], [60.0]),
        ([fault(403, {"x-ratelimit-remaining": "0"})], [1.0]),
        ([broken(httpx.ConnectError), broken(httpx.ReadTimeout)], [1.0, 2.0]),
    ],
)
def test_what_may_pass_is_tried_again(failing: list[Any], pauses: list[float]) -> None:
    """Reading is tried again after faults that may pass, after the time that GitHub asks for."""
    waited: list[float] = []
    assert () == github(Server(faults=failing), waited).comments()
    assert pauses == waited


@pytest.mark.parametrize(
    ("failing", "told"),
    [
        ([fault(401, message="Bad\u202e credentials")], r"401 and says 'Bad\\u202e credentials'. Give a valid token"),
        ([fault(403, message="Resource not accessible")], r"403 .*`pull-requests: write`"),
        ([fault(404)], r"404\. The token may not see"),
        ([fault(403, {"retry-after": "61"})], r"403"),
        ([fault(503)] * 4, r"503"),
        ([broken(httpx.ConnectError)] * 4, r"cannot be reached \(ConnectError\)"),
        ([lambda _: httpx.Response(200, text="<html>")], "no list of comments"),
        ([lambda _: httpx.Response(200, json=[{"id": None}])], "comment without a number"),
        ([lambda _: httpx.Response(200, json=[1])], "comment without a number"),
    ],
)
def test_what_does_not_pass_is_told(failing: list[Any], told: str) -> None:
    """A fault that stays is told with its status, what GitHub says and what to do, and never with the token."""
    server = Server(faults=list(failing))
    with pytest.raises(PipelineError, match=told) as caught:
        github(server, []).comments()
    assert TOKEN not in str(caught.value)
    assert len(failing) == len(server.calls)


@pytest.mark.parametrize(
    ("failing", "calls"),
    [(fault(502), 1), (broken(httpx.ReadTimeout), 1), (fault(503), 2), (broken(httpx.ConnectError), 2)],
)
def test_a_comment_is_not_written_twice(failing: Any, calls: int) -> None:
    """Writing is tried again only where nothing can have been written."""
    server = Server(faults=[failing])
    try:
        github(server, []).create(BODY)
    except PipelineError:
        assert 1 == calls
    assert calls == len(server.calls)


def test_a_comment_that_is_gone_is_taken_away() -> None:
    """Deleting a comment that is gone already is fine; updating it is not."""
    github(Server(faults=[fault(404)]), []).delete(4)
    with pytest.raises(PipelineError, match="404"):
        github(Server(faults=[fault(404)]), []).update(4, BODY)


def test_the_token_is_in_no_text() -> None:
    """What holds the token does not show it."""
    assert TOKEN not in repr(github(Server(), []))
