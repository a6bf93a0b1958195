"""The command that keeps one comment on a pull request up to date."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest
from review_sticky_server import BODY, TOKEN, Server, event, written

from clientwright.pipeline.findings import PipelineError
from clientwright.review.outputs.markdown import MARKER
from clientwright.review.sticky import AUTHOR, main, run


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
