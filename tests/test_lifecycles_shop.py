from __future__ import annotations

from typing import Any

import lifecycles_bugs as bugs
import pytest
from lifecycles_bugs import planted
from lifecycles_shop import shop

from clientwright.conformance.checking import Effort, Task, hold
from clientwright.conformance.laws import lifecycles
from clientwright.conformance.lifecycles import Clock, problems
from clientwright.conformance.profiles import PROFILES
from clientwright.conformance.subjects import Subject
from clientwright.sandbox import answering, engine, performing, state
from clientwright.sandbox.engine import open_engines

__all__ = ["shop"]

(LAW,) = lifecycles.LAWS
_PERFORMER, _STATE = performing.Performer, state.State


def _late(_: Any) -> Any:
    return lambda *_: 10**9


def _more(old: Any) -> Any:
    """Allow one more record than a limit does."""
    return lambda *given: old(*given) - 1


#: Some words of what is told, and the mistake.
MISTAKES: dict[str, tuple[str, bugs.Mistake]] = {
    "a wait is too long": ("asks to wait", (performing, "ceil", _late)),
    "one too many fits": ("as it is full, was", (_STATE, "claims", _more)),
    "nothing is deleted": ("as there is no such record, was", (_STATE, "delete", lambda _: lambda *_: None)),
    "what is sold is changed": ("of the record is True, was", (_PERFORMER, "_found", bugs.without("conditions", ()))),
    "the shelf is not told": ("record 0 of the list", (_PERFORMER, "_mirror", lambda _: lambda *_: None)),
    "a filter is ignored": ("of the list is not", (_PERFORMER, "_list", bugs.without("filters", {}))),
    "the rate is ignored": ("there were too many", (_PERFORMER, "throttle", lambda _: lambda *_: None)),
    "every key is refused": ("200 was expected, and 401", (engine, "admitted", lambda _: lambda *_: False)),
    "no field is named": ("name the field", (answering.Answers, "_name", lambda _: lambda *_: None)),
}


def held(subject: Subject) -> Any:
    """Hold the law for a provider as CI does."""
    (case,) = LAW.cases(subject)
    return hold(Task(LAW, case), Effort(PROFILES["ci"]))


def test_a_further_provider_is_held(shop: Subject) -> None:
    """A provider with integers for ids, a key in the query, limits and rates is held as others are."""
    outcome = held(shop)
    assert ("", ()) == (outcome.skipped, outcome.broken)
    assert 40 < outcome.judged


@pytest.mark.parametrize("name", MISTAKES)
def test_its_mistakes_are_noticed(shop: Subject, name: str) -> None:
    """Mistakes that show only with hints of these kinds are noticed, and told as what they are."""
    words, mistake = MISTAKES[name]
    (case,) = LAW.cases(shop)
    assert [] == [*LAW.judge(case, [])]
    with planted(mistake):
        assert words in bugs.told(LAW, case, words)


def test_problems_are_found_at_once(shop: Subject) -> None:
    """What is found by `problems` is what the law finds, from a sandbox that was opened for it."""
    project, clock = shop.project, Clock()
    (opened,) = open_engines((shop.name,), specs=project.specs, overlays=project.overlays, clock=clock)
    assert () == problems(opened, shop, clock=clock, walks=5)
    with planted(MISTAKES["nothing is deleted"][1]):
        assert "items.remove" in problems(opened, shop, clock=clock, walks=5)[0]
    opened.state.close()
