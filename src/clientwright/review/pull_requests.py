"""Pull requests on GitHub: what an event says of one, and its comments over the REST API."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import httpx
from attrs import field, frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.review.outputs.wording import visible

#: Waits some seconds.
Sleep: TypeAlias = Callable[[float], None]

_ATTEMPTS: Final = 4
_BUSY: Final = frozenset({429, 503})  # nothing was done, so that anything may be sent again
_BROKEN: Final = frozenset({500, 502, 504})  # something may have been done
_LONGEST: Final = 60.0  # seconds to wait between two attempts
_SAID: Final = 200  # characters of what GitHub says
_NAME: Final = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_REMEDIES: Final = {
    401: " Give a valid token in GITHUB_TOKEN.",
    403: " Give the job the permission `pull-requests: write`.",
    404: " The token may not see the repository, or there is no such pull request.",
}


@frozen
class Comment:
    """A comment on a pull request.

    Attributes:
        number: Its id.
        author: The login of who wrote it.
        body: Its Markdown.

    """

    number: int
    author: str
    body: str


@frozen
class PullRequest:
    """What an event says of the pull request that it concerns.

    Attributes:
        repository: Where comments go, `owner/name`.
        number: The pull request's number.
        base: The commit that it is compared with.
        head: The commit that is reviewed.
        from_fork: Whether it comes from another repository, so that the workflow's token may only read.

    """

    repository: str
    number: int
    base: str
    head: str
    from_fork: bool


def parse_event(text: str | bytes, file: str = "event.json") -> PullRequest:
    """Read the event that started a workflow.

    Args:
        text: The JSON of the file that `GITHUB_EVENT_PATH` names.
        file: What to call it in findings.

    Raises:
        PipelineError: It is not the event of a pull request.

    """
    try:
        event = json.loads(text)
    except ValueError as error:
        raise _problem("event-unreadable", f"The event is not JSON ({error}).", file) from None
    if not isinstance(event, dict) or not isinstance(event.get("pull_request"), dict):
        message = "The event is not about a pull request; run this on `pull_request`."
        raise _problem("event-unsuitable", message, file)
    source = _at(event, "pull_request/head/repo")
    repository = _text(event, "pull_request/base/repo/full_name", file)
    if _NAME.fullmatch(repository) is None:
        raise _problem("event-unsuitable", f"{repository!r} is not the name of a repository.", file)
    return PullRequest(
        repository,
        _number(event, "pull_request/number", file),
        _text(event, "pull_request/base/sha", file),
        _text(event, "pull_request/head/sha", file),
        not isinstance(source, dict) or source.get("full_name") != repository,
    )


def _at(value: JSON, path: str) -> JSON:
    for name in path.split("/"):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _text(event: JSON, path: str, file: str) -> str:
    found = _at(event, path)
    if not isinstance(found, str) or not found:
        raise _problem("event-unsuitable", f"The event says no {path.replace('/', '.')}.", file, f"/{path}")
    return found


def _number(event: JSON, path: str, file: str) -> int:
    found = _at(event, path)
    if not isinstance(found, int) or isinstance(found, bool):
        raise _problem("event-unsuitable", f"The event says no {path.replace('/', '.')}.", file, f"/{path}")
    return found


def _problem(rule: str, message: str, where: str, pointer: str = "") -> PipelineError:
    return PipelineError([Finding(rule, message, pointer, Location(where))])


@frozen
class GitHub:
    """The comments of one pull request, over GitHub's REST API.

    Attributes:
        client: Has the API's address and the token.
        request: The pull request.
        sleep: Waits some seconds between two attempts.

    """

    client: httpx.Client = field(repr=False)
    request: PullRequest
    sleep: Sleep = time.sleep

    def comments(self) -> tuple[Comment, ...]:
        """Read all comments, of all pages.

        Raises:
            PipelineError: GitHub cannot be reached, refuses or gives what is no comment.

        """
        return tuple(map(_comment, self._records()))

    def create(self, body: str) -> None:
        """Write a new comment.

        Raises:
            PipelineError: GitHub cannot be reached or refuses.

        """
        self._send("POST", self._path, body)

    def update(self, number: int, body: str) -> None:
        """Replace the text of a comment.

        Raises:
            PipelineError: GitHub cannot be reached or refuses.

        """
        self._send("PATCH", f"/repos/{self.request.repository}/issues/comments/{number}", body)

    def delete(self, number: int) -> None:
        """Take a comment away; one that is gone already is fine.

        Raises:
            PipelineError: GitHub cannot be reached or refuses.

        """
        self._send("DELETE", f"/repos/{self.request.repository}/issues/comments/{number}")

    @property
    def _path(self) -> str:
        return f"/repos/{self.request.repository}/issues/{self.request.number}/comments"

    @property
    def _host(self) -> str:
        return self.client.base_url.netloc.decode("ascii")

    def _records(self) -> Iterator[JSON]:
        url: str | None = f"{self._path}?per_page=100"
        while url is not None:
            response = self._send("GET", url)
            found = _read(response)
            if not isinstance(found, list):
                raise _problem("github-unreadable", "GitHub gave no list of comments.", self._path)
            yield from found
            url = response.links.get("next", {}).get("url")
            if url is not None and not url.startswith(f"{self.client.base_url.scheme}://{self._host}/"):
                raise _problem("github-unreadable", "GitHub's next page is on another host; not followed.", self._path)

    def _send(self, method: str, url: str, body: str | None = None) -> httpx.Response:
        given = None if body is None else {"body": body}
        for attempt in range(1, _ATTEMPTS + 1):
            last = attempt == _ATTEMPTS
            try:
                response = self.client.request(method, url, json=given)
            except httpx.TransportError as error:
                if last or (method == "POST" and not isinstance(error, httpx.ConnectError)):
                    kind = type(error).__name__
                    raise _problem("github-unreachable", f"GitHub cannot be reached ({kind}).", self._path) from None
                self.sleep(_pause(attempt, httpx.Headers()))
                continue
            pause = _pause(attempt, response.headers)
            if response.is_success or (method == "DELETE" and response.status_code == httpx.codes.NOT_FOUND):
                return response
            if last or pause > _LONGEST or not _again(method, response):
                raise _problem("github-refused", _refusal(response), self._path)
            self.sleep(pause)
        raise AssertionError  # the last attempt returns or raises


def _comment(record: JSON) -> Comment:
    number, author, body = _at(record, "id"), _at(record, "user/login"), _at(record, "body")
    if not isinstance(number, int):
        raise _problem("github-unreadable", "GitHub gave a comment without a number.", "comments")
    return Comment(number, author if isinstance(author, str) else "", body if isinstance(body, str) else "")


def _read(response: httpx.Response) -> JSON:
    try:
        return response.json()
    except ValueError:
        return None


def _again(method: str, response: httpx.Response) -> bool:
    status = response.status_code
    limited = response.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in response.headers
    if status in _BUSY or (status == httpx.codes.FORBIDDEN and limited):
        return True
    return status in _BROKEN and method != "POST"


def _pause(attempt: int, headers: httpx.Headers) -> float:
    asked = headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 2.0 ** (attempt - 1)


def _refusal(response: httpx.Response) -> str:
    status = response.status_code
    said = _at(_read(response), "message")
    told = f" and says '{visible(said[:_SAID])}'" if isinstance(said, str) else ""
    return f"GitHub answers {response.request.method} with {status}{told}.{_REMEDIES.get(status, '')}"
