"""What notices a mistake in a spec: the facts of its ledger, its examples, or an assumption that is written down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from attrs import frozen

from clientwright.conformance.examples import example_findings
from clientwright.conformance.ledgers.comparing import differences
from clientwright.conformance.ledgers.values import Grade, Ledger
from clientwright.conformance.mutation.spec_mutants import Mutant, mutants
from clientwright.pipeline.documents import Document

#: The strongest voice first; `silent` is a ledger that says nothing and so differs from a spec that does.
Witness: TypeAlias = Literal["facts", "examples", "assumed", "silent", "nothing"]
WITNESSES: Final[tuple[Witness, ...]] = ("facts", "examples", "assumed", "silent", "nothing")

#: Mistakes by which a schema allows more, or the same: no example can notice them.
_WIDENING: Final = frozenset({"deprecated-flip", "format-drop", "nullable-add", "required-remove"})


@frozen
class Verdict:
    """What noticed one mutant."""

    mutant: Mutant
    witness: Witness


def verdicts(effective: Document, ledger: Ledger) -> Iterator[Verdict]:
    """Judge every mutant of a spec.

    Args:
        effective: The spec, all overlays applied and its examples inlined.
        ledger: What its document states.

    """
    for mutant in mutants(effective):
        document = Document(effective.name, mutant.data, effective.marks, effective.format)
        yield Verdict(mutant, _witness(document, ledger, widening=mutant.operator in _WIDENING))


def _witness(document: Document, ledger: Ledger, *, widening: bool) -> Witness:
    grades: set[Grade] = set()
    for difference in differences(document, ledger):
        if difference.grade == "fact":
            return "facts"
        grades.add(difference.grade)
    if not widening and any(example_findings(document)):
        return "examples"
    if "assumed" in grades:
        return "assumed"
    return "silent" if grades else "nothing"


def table(judged: Iterable[Verdict]) -> Mapping[str, Mapping[Witness, int]]:
    """Count the mutants by operator and witness, operators in alphabetical order."""
    counts = Counter((verdict.mutant.operator, verdict.witness) for verdict in judged)
    operators = sorted({operator for operator, _ in counts})
    return {operator: {witness: counts[operator, witness] for witness in WITNESSES} for operator in operators}


def written(counted: Mapping[str, Mapping[Witness, int]]) -> str:
    """Write a table of counts as Markdown, a sum at its end."""
    rows = [*counted.items(), ("all", {name: sum(row[name] for row in counted.values()) for name in WITNESSES})]
    head = [f"| mutant | {' | '.join(WITNESSES)} |", f"|---|{'---:|' * len(WITNESSES)}"]
    return "\n".join([*head, *(f"| {name} | {' | '.join(str(row[w]) for w in WITNESSES)} |" for name, row in rows)])
