"""GitHub, as far as the comment on a pull request needs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import httpx
from attrs import define, field

from clientwright.review.outputs.markdown import MARKER
from clientwright.review.pull_requests import GitHub, PullRequest
from clientwright.review.sticky import AUTHOR

TOKEN: Final = "ghs_secret-token"
BODY: Final = f"{MARKER}\n## Spec review: 1 breaking"
REQUEST: Final = PullRequest("owner/name", 7, "b" * 40, "c" * 40, from_fork=False)


def event(**more: Any) -> dict[str, Any]:
    """Give what GitHub says of a pull request."""
    here = {"full_name": "owner/name"}
    request: dict[str, Any] = {
        "number": 7,
        "base": {"sha": "b" * 40, "repo": here},
        "head": {"sha": "c" * 40, "repo": here},
    }
    return {"action": "synchronize", "pull_request": {**request, **more}}


def written(number: int, login: str, body: str) -> dict[str, Any]:
    """Give a comment as GitHub has it."""
    return {"id": number, "user": {"login": login}, "body": body}


def fault(status: int, headers: dict[str, str] | None = None, **body: Any) -> Callable[[httpx.Request], httpx.Response]:
    """Give an answer instead of what was asked for."""
    return lambda _: httpx.Response(status, json=body, headers=headers)


def broken(error: type[httpx.TransportError]) -> Callable[[httpx.Request], httpx.Response]:
    """Give no answer."""

    def fail(request: httpx.Request) -> httpx.Response:
        raise error("broken", request=request)

    return fail


@define
class Server:
    """GitHub's comments, two a page."""

    comments: list[dict[str, Any]] = field(factory=list)
    calls: list[str] = field(factory=list)
    faults: list[Callable[[httpx.Request], httpx.Response]] = field(factory=list)
    next_page: str = "https://api.example.com/v3/repos/owner/name/issues/7/comments?per_page=100&page={}"

    def __call__(self, request: httpx.Request) -> httpx.Response:
        """Answer a request."""
        assert f"Bearer {TOKEN}" == request.headers["Authorization"]
        self.calls.append(f"{request.method} {request.url.path.removeprefix('/v3/repos/owner/name/issues/')}")
        if self.faults:
            return self.faults.pop(0)(request)
        if request.method == "GET":
            return self._page(int(request.url.params.get("page", 1)))
        number = int(request.url.path.rsplit("/", 1)[1]) if "/issues/comments/" in request.url.path else 99
        self.comments = [one for one in self.comments if one["id"] != number]
        if request.method == "DELETE":
            return httpx.Response(204)
        self.comments.append(written(number, AUTHOR, json.loads(request.content)["body"]))
        return httpx.Response(201 if request.method == "POST" else 200, json=self.comments[-1])

    def _page(self, page: int) -> httpx.Response:
        more = {"link": f'<{self.next_page.format(page + 1)}>; rel="next"'} if len(self.comments) > 2 * page else {}
        return httpx.Response(200, json=self.comments[2 * page - 2 : 2 * page], headers=more)


def github(server: Server, pauses: list[float]) -> GitHub:
    """Give the comments of a server."""
    client = httpx.Client(
        base_url="https://api.example.com/v3",
        headers={"Authorization": f"Bearer {TOKEN}"},
        transport=httpx.MockTransport(server),
    )
    return GitHub(client, REQUEST, pauses.append)
