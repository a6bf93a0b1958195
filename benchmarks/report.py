"""Write what was measured as Markdown and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

import attrs
from figures import Goal, Measure, Summary, summary

HOW = """\
Written by `nox -s bench`. Every competitor is generated anew from the same spec (Trybe's, overlays applied) and runs in
a process of its own; one works at a time, in shuffled rounds, several fleets of processes after each other. Figures are
CPU time. A ratio compares figures of one round; its least, median and greatest of all rounds are given. Ratios travel
between machines, absolute figures do not.

A page holds the documented memberships over and over, with ids of their own. Calls go to a server in another process
on loopback, which answers with the documented page of four. Imports run in an environment that has only what the
clients need, with their byte code written.
"""


def markdown(machine: dict[str, str], goals: Sequence[Goal], measures: dict[str, Measure]) -> str:
    """Write the tables: the goals, then every measure."""
    parts = ["# Benchmarks", HOW, _machine(machine), "![Cost beside stock](benchmarks.svg)", _goals(goals, measures)]
    parts += [_table(measure) for measure in measures.values()]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def as_json(machine: dict[str, str], goals: Sequence[Goal], measures: dict[str, Measure]) -> str:
    """Write everything, every figure of every round included."""
    value = {
        "machine": machine,
        "goals": [_goal_data(goal, goal.found(measures)) for goal in goals],
        "measures": {key: _measure_data(measure) for key, measure in measures.items()},
    }
    return json.dumps(value, indent=1) + "\n"


def _machine(machine: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in machine.items()) + "."


def _goals(goals: Sequence[Goal], measures: dict[str, Measure]) -> str:
    rows = ["## Goals", "", "| goal | wanted | min | median | max | |", "|---|---|---|---|---|---|"]
    for goal in goals:
        found = goal.found(measures)
        wanted = f"{'≥' if goal.least else '≤'} {goal.limit:g} {goal.unit}".rstrip()
        figures = " | ".join(_number(each) for each in _of(found)) if found else "- | - | -"
        outcome = "not measured" if found is None else "reached" if goal.reached(found) else "**not reached**"
        rows.append(f"| {goal.text} | {wanted} | {figures} | {outcome} |")
    return "\n".join(rows)


def _table(measure: Measure) -> str:
    compared = "times as fast as" if measure.faster else "of"
    head = f"| variant | {measure.unit}: min | median | max | {compared} {measure.base}: min | median | max |"
    return "\n".join((f"## {measure.title}", "", head, "|---" * 7 + "|", *_rows(measure)))


def _rows(measure: Measure) -> Iterator[str]:
    ordered = sorted(measure.figures.items(), key=lambda each: summary(each[1]).middle)
    for variant, figures in ordered:
        own = " | ".join(_number(each) for each in _of(summary(figures)))
        based = measure.pairs(variant, measure.base)
        ratios = " | ".join(f"{each:.2f}" for each in _of(measure.ratios(variant))) if based else "- | - | -"
        yield f"| {variant} | {own} | {ratios} |"
    for variant, reason in measure.missing.items():
        yield f"| {variant} | {reason} | | | | | |"


def _of(found: Summary) -> tuple[float, float, float]:
    return found.least, found.middle, found.greatest


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"  # noqa: PLR2004  # three digits


def _goal_data(goal: Goal, found: Summary | None) -> dict[str, Any]:
    stated = {"goal": goal.text, "measure": goal.measure, "limit": goal.limit, "least": goal.least, "unit": goal.unit}
    return stated | {"found": attrs.asdict(found) if found else None, "reached": goal.reached(found) if found else None}


def _measure_data(measure: Measure) -> dict[str, Any]:
    figures = {variant: [round(each, 4) for each in found] for variant, found in measure.figures.items()}
    told = {"title": measure.title, "unit": measure.unit, "base": measure.base}
    return told | {"figures": figures, "missing": measure.missing}
