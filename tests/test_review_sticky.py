"""One comment on a pull request, kept up to date."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import httpx
import pytest
from attrs import define, evolve, field
from hypothesis import given
from hypothesis import strategies as st

from clientwright.pipeline.findings import PipelineError
from clientwright.review.outputs.markdown import MARKER
from clientwright.review.pull_requests import Comment, GitHub, PullRequest, parse_event
from clientwright.review.sticky import AUTHOR, Action, main, plan, run

TOKEN: Final = "ghs_secret-token"
BODY: Final = f"{MARKER}\n## Spec review: 1 breaking"
BODIES = st.sampled_from([BODY, f"{MARKER}\r\nold", f"\n {MARKER} indented", f"> {MARKER}\nquoted", "thanks", ""])
COMMENTS = st.lists(
    st.tuples(st.integers(1, 50), st.sampled_from([AUTHOR, "someone"]), BODIES),
    max_size=8,
    unique_by=lambda one: one[0],
).map(lambda found: [Comment(*one) for one in found])
REQUEST: Final = PullRequest("owner/name", 7, "b" * 40, "c" * 40, from_fork=False)


def is_ours(comment: Comment) -> bool:
    """Say whether a comment may be touched."""
    return comment.author == AUTHOR and comment.body.strip().startswith(MARKER)


def after(comments: list[Comment], actions: tuple[Action, ...]) -> list[Comment]:
    """Give the comments there are when all is done."""
    kept = {one.number: one for one in comments}
    for action in actions:
        if action.kind == "create":
            kept[999] = Comment(999, AUTHOR, action.body)
        elif action.kind == "update":
            assert action.number is not None
            kept[action.number] = evolve(kept[action.number], body=action.body)
        else:
            assert action.number is not None
            del kept[action.number]
    return list(kept.values())


@given(COMMENTS, st.sampled_from([None, BODY, "## no marker"]))
def test_there_is_one_comment_or_none(comments: list[Comment], body: str | None) -> None:
    """Whatever comments there are, one of ours is left with the new text, or none where nothing is left to say."""
    left = after(comments, plan(comments, body))
    expected = [] if body is None else [body if body == BODY else f"{MARKER}\n{body}"]
    assert expected == [one.body.strip() for one in left if is_ours(one)]
    assert not plan(left, body)


@given(COMMENTS, st.sampled_from([None, BODY]))
def test_others_are_not_touched(comments: list[Comment], body: str | None) -> None:
    """Comments of others, and ours that only quote the marker, stay as they are."""
    left = after(comments, plan(comments, body))
    assert [one for one in comments if not is_ours(one)] == [one for one in left if not is_ours(one)]


def test_the_oldest_comment_stays() -> None:
    """Of several comments of ours, the oldest is updated and the others are deleted."""
    comments = [Comment(9, AUTHOR, f"{MARKER} b"), Comment(4, AUTHOR, f"{MARKER} a"), Comment(6, AUTHOR, BODY)]
    assert (Action("update", 4, BODY), Action("delete", 6), Action("delete", 9)) == plan(comments, BODY)


def test_the_same_text_is_not_written_again() -> None:
    """A comment that differs in line breaks alone is left as it is."""
    assert () == plan([Comment(4, AUTHOR, BODY.replace("\n", "\r\n") + "\r\n")], BODY)


def test_ours_is_told_by_author_and_marker() -> None:
    """Another author or another marker makes another comment ours."""
    comments = [Comment(4, "me", "<!-- mine -->\nold")]
    assert (Action("create", None, BODY),) == plan(comments, BODY)
    assert (Action("delete", 4),) == plan(comments, None, "me", "<!-- mine -->")


def event(**more: Any) -> dict[str, Any]:
    """Give what GitHub says of a pull request."""
    here = {"full_name": "owner/name"}
    request: dict[str, Any] = {
        "number": 7,
        "base": {"sha": "b" * 40, "repo": here},
        "head": {"sha": "c" * 40, "repo": here},
    }
    return {"action": "synchronize", "pull_request": {**request, **more}}


def test_an_event_says_what_is_reviewed() -> None:
    """The event gives repository, number and both commits."""
    assert REQUEST == parse_event(json.dumps(event()))


@pytest.mark.parametrize("repository", [None, {"full_name": "other/name"}, {}])
def test_a_fork_is_another_repository(repository: Any) -> None:
    """A pull request is from a fork where its head is in another repository, or one that is gone."""
    found = parse_event(json.dumps(event(head={"sha": "c" * 40, "repo": repository})))
    assert found.from_fork


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("{", "event-unreadable", "The event is not JSON"),
        (b"\xff", "event-unreadable", "The event is not JSON"),
        ("[]", "event-unsuitable", "not about a pull request"),
        ('{"pull_request": 1}', "event-unsuitable", "not about a pull request"),
        (json.dumps(event(number=None)), "event-unsuitable", "The event says no pull_request.number."),
        (json.dumps(event(number=True)), "event-unsuitable", "The event says no pull_request.number."),
        (json.dumps(event(base=[])), "event-unsuitable", "The event says no pull_request.base.repo.full_name."),
        (json.dumps(event(head={"sha": ""})), "event-unsuitable", "The event says no pull_request.head.sha."),
        (
            json.dumps(event(base={"sha": "b", "repo": {"full_name": "a/b/c"}})),
            "event-unsuitable",
            "'a/b/c' is not the name of a repository.",
        ),
    ],
)
def test_an_unsuitable_event_is_refused(text: str | bytes, rule: str, told: str) -> None:
    """An event that does not say what is needed gives a finding that names what is missing."""
    with pytest.raises(PipelineError) as caught:
        parse_event(text, "some/event.json")
    (finding,) = caught.value.findings
    assert rule == finding.rule
    assert told in finding.message
    assert "some/event.json" == finding.location.file


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


def github(server: Server, pauses: list[float]) -> GitHub:
    """Give the comments of a server."""
    client = httpx.Client(
        base_url="https://api.example.com/v3",
        headers={"Authorization": f"Bearer {TOKEN}"},
        transport=httpx.MockTransport(server),
    )
    return GitHub(client, REQUEST, pauses.append)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """Give the environment of a workflow."""
    path = tmp_path / "event.json"
    path.write_text(json.dumps(event()), "utf-8")
    return {
        "GITHUB_TOKEN": f"{TOKEN}\n",
        "GITHUB_EVENT_PATH": str(path),
        "GITHUB_API_URL": "https://api.example.com/v3",
    }


def body_file(folder: Path, text: str) -> str:
    """Give a file with a comment's text."""
    path = folder / "body.md"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_comment_is_written_updated_and_taken_away(tmp_path: Path, environ: dict[str, str]) -> None:
    """The command writes a comment, leaves it, replaces its text and takes it away where the file is empty."""
    server = Server([written(1, "someone", "hello"), written(2, AUTHOR, "other workflow"), written(3, "x", BODY)])
    transport = httpx.MockTransport(server)
    told = [
        run([body_file(tmp_path, text)], environ, transport)
        for text in (f"{BODY}\n", BODY, f"{MARKER}\nnew", "\n", "\n")
    ]
    assert [
        "Pull request 7: create.",
        "Pull request 7: nothing to do.",
        "Pull request 7: update 99.",
        "Pull request 7: delete 99.",
        "Pull request 7: nothing to do.",
    ] == told
    assert ["POST 7/comments", "PATCH comments/99", "DELETE comments/99"] == [
        one for one in server.calls if not one.startswith("GET")
    ]
    assert [1, 2, 3] == [one["id"] for one in server.comments]


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


def test_a_fork_is_not_commented_on(tmp_path: Path, environ: dict[str, str]) -> None:
    """On a pull request from a fork nothing is asked of GitHub, and that is said; no token is needed."""
    fork = event(head={"sha": "c", "repo": None})
    Path(environ["GITHUB_EVENT_PATH"]).write_text(json.dumps(fork), "utf-8")
    server = Server()
    told = run([body_file(tmp_path, BODY)], environ | {"GITHUB_TOKEN": ""}, httpx.MockTransport(server))
    assert "from a fork" in told
    assert not server.calls


def test_another_author_is_ours(tmp_path: Path, environ: dict[str, str]) -> None:
    """With a token of one's own, comments of that login are ours."""
    server = Server([written(4, "robot", BODY)])
    arguments = [body_file(tmp_path, ""), "--author", "robot"]
    assert "Pull request 7: delete 4." == run(arguments, environ, httpx.MockTransport(server))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"GITHUB_TOKEN": ""}, "GITHUB_TOKEN is empty"),
        ({"GITHUB_TOKEN": "a\nb"}, "GITHUB_TOKEN is empty or holds characters"),
        ({"GITHUB_EVENT_PATH": ""}, "GITHUB_EVENT_PATH is not set"),
        ({"GITHUB_EVENT_PATH": "missing.json"}, "missing.json:1:1: error: The file cannot be read: No such file"),
    ],
)
def test_a_workflow_set_up_wrongly_is_told(
    tmp_path: Path, environ: dict[str, str], change: dict[str, str], told: str
) -> None:
    """What the workflow does not give is told by name."""
    with pytest.raises(PipelineError, match=re.escape(told)):
        run([body_file(tmp_path, BODY)], environ | change, httpx.MockTransport(Server()))


def test_a_body_that_cannot_be_sent_is_told(tmp_path: Path, environ: dict[str, str]) -> None:
    """A body that is too long, missing or no text is told before GitHub is asked."""
    server = Server()
    longest = MARKER + "x" * (65_536 - len(MARKER))
    assert "create" in run([body_file(tmp_path, longest)], environ, httpx.MockTransport(server))
    server.calls.clear()
    (tmp_path / "latin.md").write_bytes(b"\xff")
    for path, told in (
        (body_file(tmp_path, f"{longest}x"), "has 65537 characters"),
        (str(tmp_path / "none.md"), "cannot be read"),
        (str(tmp_path / "latin.md"), "is not UTF-8"),
    ):
        with pytest.raises(PipelineError, match=told):
            run([path], environ, httpx.MockTransport(server))
    assert not server.calls


def test_mistakes_give_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The command says in a line what is wrong, and its exit status is 2."""
    monkeypatch.setattr("sys.argv", ["sticky", body_file(tmp_path, BODY)])
    monkeypatch.delenv("GITHUB_EVENT_PATH", raising=False)
    assert 2 == main()
    told = capsys.readouterr()
    assert not told.out
    assert (
        "clientwright: GITHUB_EVENT_PATH:1:1: error: GITHUB_EVENT_PATH is not set; run this in a workflow." in told.err
    )


def test_what_was_done_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, environ: dict[str, str]
) -> None:
    """The command says in a line what was done, and its exit status is 0."""
    Path(environ["GITHUB_EVENT_PATH"]).write_text(json.dumps(event(head={"sha": "c", "repo": None})), "utf-8")
    monkeypatch.setattr("sys.argv", ["sticky", body_file(tmp_path, BODY)])
    monkeypatch.setenv("GITHUB_EVENT_PATH", environ["GITHUB_EVENT_PATH"])
    assert 0 == main()
    assert "no comment was written" in capsys.readouterr().out


def test_the_token_is_in_no_text() -> None:
    """What holds the token does not show it."""
    assert TOKEN not in repr(github(Server(), []))
