"""Keep one comment on a pull request up to date: `python -m clientwright.review.sticky BODY_FILE`."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

import httpx
from attrs import frozen

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.report import one_line
from clientwright.review.outputs.markdown import MARKER
from clientwright.review.pull_requests import Comment, GitHub, PullRequest, parse_event

#: Who comments when a workflow uses the token that GitHub gives it.
AUTHOR: Final = "github-actions[bot]"
_API: Final = "https://api.github.com"
_HEADERS: Final = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
_LIMIT: Final = 65_536  # characters that GitHub takes
_TOKEN: Final = re.compile(r"[!-~]+")
_ABOUT: Final = """\
Give a pull request one comment with the text of a file: write it, replace what it said or, where the file is empty,
take it away. Needs GITHUB_TOKEN and GITHUB_EVENT_PATH, as a workflow on `pull_request` has them."""


@frozen
class Action:
    """What has to be done to the comments.

    Attributes:
        kind: Create a comment, update or delete one.
        number: The id of the comment; None for one that is created.
        body: Its new Markdown; empty for one that is deleted.

    """

    kind: Literal["create", "update", "delete"]
    number: int | None = None
    body: str = ""


def plan(
    comments: Sequence[Comment], body: str | None, author: str = AUTHOR, marker: str = MARKER
) -> tuple[Action, ...]:
    """Say what makes the comments as they should be: exactly one of ours with this body, or none.

    Only comments of the author that begin with the marker are ours. The oldest stays, so that its place and links to
    it stay too.

    Args:
        comments: The comments there are.
        body: The Markdown there should be; None where nothing is left to say.
        author: Our login.
        marker: What our comments begin with.

    """
    ours = sorted((one for one in comments if _is_ours(one, author, marker)), key=lambda one: one.number)
    if body is None:
        return tuple(Action("delete", one.number) for one in ours)
    marked = body if body.startswith(marker) else f"{marker}\n{body}"
    if not ours:
        return (Action("create", None, marked),)
    kept, *others = ours
    update = () if _same(kept.body, marked) else (Action("update", kept.number, marked),)
    return (*update, *(Action("delete", one.number) for one in others))


def _is_ours(comment: Comment, author: str, marker: str) -> bool:
    return comment.author == author and comment.body.lstrip().startswith(marker)


def _same(old: str, new: str) -> bool:
    return old.replace("\r\n", "\n").strip() == new.replace("\r\n", "\n").strip()


def apply(github: GitHub, actions: Sequence[Action]) -> None:
    """Do what has to be done.

    Raises:
        PipelineError: GitHub cannot be reached or refuses.

    """
    for action in actions:
        if action.number is None:
            github.create(action.body)
        elif action.kind == "update":
            github.update(action.number, action.body)
        else:
            github.delete(action.number)


def run(arguments: Sequence[str], environ: Mapping[str, str], transport: httpx.BaseTransport | None = None) -> str:
    """Run the command and give a line that says what was done.

    Args:
        arguments: Of the command line.
        environ: Has `GITHUB_TOKEN`, `GITHUB_EVENT_PATH` and perhaps `GITHUB_API_URL`.
        transport: What sends requests; the network when not given.

    Raises:
        PipelineError: The file, the event or the token is not usable, or GitHub refuses.

    """
    parser = argparse.ArgumentParser(prog="python -m clientwright.review.sticky", description=_ABOUT)
    parser.add_argument("body", metavar="BODY_FILE", type=Path, help="the comment's Markdown")
    parser.add_argument("--author", metavar="LOGIN", default=AUTHOR, help=f"whose comments are ours ({AUTHOR})")
    parsed = parser.parse_args(arguments)
    body = _body(parsed.body)
    request = _request(environ)
    if request.from_fork:
        return "The pull request is from a fork, whose token may only read: no comment was written."
    headers = {**_HEADERS, "Authorization": f"Bearer {_token(environ)}"}
    with httpx.Client(
        base_url=environ.get("GITHUB_API_URL") or _API, headers=headers, timeout=30, transport=transport
    ) as client:
        github = GitHub(client, request)
        actions = plan(github.comments(), body, parsed.author)
        apply(github, actions)
    done = ", ".join(f"{action.kind} {action.number or ''}".strip() for action in actions)
    return f"Pull request {request.number}: {done or 'nothing to do'}."


def _body(path: Path) -> str | None:
    body = _text(path).strip()
    if len(body) > _LIMIT:
        told = f"The comment has {len(body)} characters, GitHub takes {_LIMIT}; write it with a smaller budget."
        raise _problem("comment-too-long", told, str(path))
    return body or None


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise _problem("file-unreadable", f"The file cannot be read: {error.strerror}.", str(path)) from None
    except UnicodeDecodeError:
        raise _problem("file-unreadable", "The file is not UTF-8.", str(path)) from None


def _request(environ: Mapping[str, str]) -> PullRequest:
    path = environ.get("GITHUB_EVENT_PATH")
    if not path:
        raise _problem("event-missing", "GITHUB_EVENT_PATH is not set; run this in a workflow.", "GITHUB_EVENT_PATH")
    return parse_event(_text(Path(path)), path)


def _token(environ: Mapping[str, str]) -> str:
    token = environ.get("GITHUB_TOKEN", "").strip()
    if _TOKEN.fullmatch(token) is None:
        told = "GITHUB_TOKEN is empty or holds characters that no token has; give the job's token."
        raise _problem("token-unusable", told, "GITHUB_TOKEN")
    return token


def _problem(rule: str, message: str, where: str) -> PipelineError:
    return PipelineError([Finding(rule, message, "", Location(where))])


def main() -> int:
    """Run the command and give its exit status: 0 fine, 2 where something is wrong."""
    try:
        told = run(sys.argv[1:], os.environ)
    except PipelineError as error:
        sys.stderr.write("".join(f"clientwright: {one_line(finding)}\n" for finding in error.findings))
        return 2
    sys.stdout.write(f"{told}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
