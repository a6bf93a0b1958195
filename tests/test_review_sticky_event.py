"""Which pull request an event is about."""

from __future__ import annotations

import json
from typing import Any

import pytest
from review_sticky_server import REQUEST, event

from clientwright.pipeline.findings import PipelineError
from clientwright.review.pull_requests import parse_event


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
