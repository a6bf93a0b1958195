"""Holding one law for one case: what is judged, counted and told."""

import json
from collections.abc import Iterator

from conformance_helping import no_fives, numbers, one, planted

from clientwright.conformance.checking import Effort, Outcome, Task, hold, packed, unpacked
from clientwright.conformance.law import Broken, Case, Violation
from clientwright.conformance.profiles import profile_of

HELD = planted(lambda *_: (), code="X102", strategy=numbers())


def test_outcomes_come_through_another_process_unchanged() -> None:
    """What a process tells of a task is what it found."""
    task = next(Task(HELD, case) for case in HELD.cases(one()))
    violation = Violation("It is so.", "$['a']", "ambiguous", "/paths")
    outcome = Outcome(task, (Broken(HELD, task.case, {"a": [None]}, violation),), 7, "why", 3, 0.5)
    assert outcome == unpacked(task, json.loads(json.dumps(packed(outcome))))


def test_a_judge_that_wavers_is_told() -> None:
    """A law that is broken by a document only the first time is broken."""
    met: set[int] = set()

    def waver(_: Case, document: int) -> Iterator[Violation]:
        if document > 100 and document not in met:
            met.add(document)
            yield Violation("only once")

    law = planted(waver, strategy=numbers())
    outcome = hold(next(Task(law, case) for case in law.cases(one())), Effort(profile_of("ci")))
    assert ["only once"] == [broken.violation.message for broken in outcome.broken]


def test_no_more_than_enough_is_told() -> None:
    """Of a law that every document breaks, ten violations are told."""
    law = planted(no_fives, documents=range(5, 50))
    outcome = hold(next(Task(law, case) for case in law.cases(one())), Effort(profile_of("ci")))
    assert (10, 10) == (len(outcome.broken), outcome.judged)
