"""What came of the laws, on the page: the broken ones first, each with all that is needed to see it again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Final

from clientwright.conformance.checking import Outcome
from clientwright.conformance.coverage.grading import str_of
from clientwright.conformance.coverage.marking import text
from clientwright.conformance.coverage.records import Replay
from clientwright.conformance.law import Broken, Law

#: How many characters of a document are written.
_LONGEST: Final = 4000


def laws(outcomes: Sequence[Outcome], providers: Sequence[str], replay: Replay) -> str:
    """Write the outcomes of all laws.

    Args:
        outcomes: What came of them.
        providers: The names of the providers, in the order of the columns.
        replay: Gives the command that judges a broken document again.

    """
    if not outcomes:
        return '<p class="note">No law was held for this report.</p>'
    broken = [each for outcome in outcomes for each in outcome.broken]
    skipped = [each for each in outcomes if each.skipped]
    judged = sum(each.judged for each in outcomes)
    said = f"{len(outcomes)} cases, {judged} documents judged, {len(broken)} broken, {len(skipped)} skipped."
    parts = [f"<p>{said}</p>", *(_broken(each, replay) for each in broken), _table(outcomes, providers)]
    return "".join([*parts, _skipped(skipped)])


def _broken(broken: Broken, replay: Replay) -> str:
    law, case, violation = broken.law, broken.case, broken.violation
    provider = text(case.subject.name)
    named = f"<b>{text(law.code)}</b> {text(law.name)} <span class=k>{provider}</span> {text(case.name)}"
    pairs = {
        "path": violation.path,
        "to change": broken.blame,
        "stated in": str_of(broken.place),
        "replay": replay(broken),
    }
    rows = "".join(f"<dt>{name}<dd><code>{text(value)}</code>" for name, value in pairs.items() if value)
    return (
        f'<details class="broken" data-p="{provider}" open><summary><span class="no">broken</span> {named}</summary>'
        f"<p><strong>{text(violation.message)}</strong></p><p>{text(law.sentence)} {text(law.explain)}</p>"
        f"<dl>{rows}</dl><pre>{_document(broken)}</pre></details>"
    )


def _document(broken: Broken) -> str:
    written = json.dumps(broken.document, indent=2, ensure_ascii=False)
    if len(written) <= _LONGEST:
        return text(written)
    return f"{text(written[:_LONGEST])}\n… and {len(written) - _LONGEST} characters more in coverage.json"


def _table(outcomes: Sequence[Outcome], providers: Sequence[str]) -> str:
    held: dict[str, Law] = {each.task.law.code: each.task.law for each in outcomes}
    head = "".join(f"<th>{text(provider)}" for provider in providers)
    rows = (
        f"<tr><th>{text(code)} {text(law.name)}<td>{text(law.sentence)}"
        + "".join(f"<td>{_cell(outcomes, code, provider)}" for provider in providers)
        for code, law in sorted(held.items())
    )
    return f'<div class="x"><table class="laws"><tr><th>law<th>what always holds{head}{"".join(rows)}</table></div>'


def _cell(outcomes: Iterable[Outcome], code: str, provider: str) -> str:
    own = [each for each in outcomes if each.task.law.code == code and each.task.case.subject.name == provider]
    if not own:
        return "-"
    broken = sum(bool(each.broken) for each in own)
    verdict = f'<span class="no">{broken} broken</span>' if broken else '<span class="yes">holds</span>'
    cases, judged = len(own), sum(each.judged for each in own)
    skipped = sum(bool(each.skipped) for each in own)
    said = f"{verdict} {cases} case{'s' * (cases != 1)}, {judged} document{'s' * (judged != 1)}"
    return f"{said}, {skipped} skipped" if skipped else said


def _skipped(skipped: Sequence[Outcome]) -> str:
    if not skipped:
        return ""
    rows = "".join(f"<li><code>{text(each.task.name)}</code>: {text(each.skipped)}" for each in skipped)
    return f"<details><summary>{len(skipped)} skipped</summary><ul>{rows}</ul></details>"
