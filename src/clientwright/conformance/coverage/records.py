"""Evidence, figures and the outcomes of laws as JSON; `report.schema.json` beside this file describes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from typing import Any, TypeAlias

from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.counting import Figures, count
from clientwright.conformance.coverage.values import Evidence, Fact, Node
from clientwright.conformance.law import Broken
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Location

#: Gives the command that judges a broken document again.
Replay: TypeAlias = Callable[[Broken], str]


def no_command(_: Broken) -> str:
    """Give no command."""
    return ""


def record(gathered: Sequence[Evidence], outcomes: Sequence[Outcome], replay: Replay) -> dict[str, JSON]:
    """Give a whole report as JSON data.

    Args:
        gathered: The evidence of each provider.
        outcomes: What came of the laws, if they were held.
        replay: Gives the command that judges a broken document again.

    """
    return {"report": 1, "providers": [_provider(each, of_provider(each, outcomes), replay) for each in gathered]}


def of_provider(evidence: Evidence, outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Keep the outcomes of one provider."""
    return tuple(each for each in outcomes if each.task.case.subject.name == evidence.provider)


def schema() -> str:
    """Give the text of the JSON Schema of a report."""
    return files(__package__).joinpath("report.schema.json").read_text("utf-8")


def _provider(evidence: Evidence, outcomes: tuple[Outcome, ...], replay: Replay) -> dict[str, JSON]:
    return {
        "provider": evidence.provider,
        "document": evidence.document,
        "url": evidence.url,
        "figures": _figures(count(evidence)),
        "operations": [_node(node) for node in evidence.operations],
        "laws": [_outcome(each, replay) for each in outcomes],
    }


def _figures(figures: Figures) -> dict[str, JSON]:
    return {
        subject: {**count.graded, "shown": count.shown, "showable": count.showable}
        for subject, count in figures.counts.items()
    }


def _node(node: Node) -> dict[str, JSON]:
    members: dict[str, Any] = {"kind": node.kind, "name": node.name, "type": node.type, "pointer": node.pointer}
    members["facts"] = [_fact(fact) for fact in node.facts]
    members["children"] = [_node(child) for child in node.children]
    return members | {key: value for key in ("anchor", "same_as") if (value := getattr(node, key))}


def _fact(fact: Fact) -> dict[str, JSON]:
    members = {"name": fact.name, "value": fact.value, "grade": fact.grade, "proof": fact.proof}
    return {**members, **_place(fact.place), "example": fact.example}


def _outcome(outcome: Outcome, replay: Replay) -> dict[str, JSON]:
    law = outcome.task.law
    return {
        "law": law.code,
        "name": law.name,
        "sentence": law.sentence,
        "case": outcome.task.case.name,
        "judged": outcome.judged,
        "skipped": outcome.skipped,
        "broken": [_broken(each, replay) for each in outcome.broken],
    }


def _broken(broken: Broken, replay: Replay) -> dict[str, JSON]:
    violation = broken.violation
    members = {"message": violation.message, "path": violation.path, "blame": broken.blame}
    return {**members, **_place(broken.place), "document": broken.document, "replay": replay(broken)}


def _place(place: Location) -> dict[str, JSON]:
    return {"file": place.file, "line": place.line}
