"""The mutants that nothing notices and that are known, each with its reason, in a file that is committed."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from attrs import frozen

from clientwright.conformance.mutation.records import Verdict
from clientwright.pipeline.findings import Finding, Location, PipelineError

#: File, name, operator and change of a mutant.
Key: TypeAlias = tuple[str, str, str, str]


@frozen
class Baseline:
    """What a baseline says.

    Attributes:
        settings: What stands before the list, such as which tests are run.
        listed: The reason of each mutant that is known to survive; empty where nobody has given one.

    """

    settings: Mapping[str, Sequence[str]]
    listed: Mapping[Key, str]


@frozen
class Judged:
    """Verdicts, held against a baseline.

    Attributes:
        killed: How many were noticed, by the clock too.
        listed: Those that survive and are known to, with a reason.
        survived: Those that survive and are not known to, or without a reason.
        untested: Those that no test reaches, and that are not known.
        stale: Mutants of the baseline that are noticed now, or are made no longer.

    """

    killed: int
    listed: tuple[Verdict, ...]
    survived: tuple[Verdict, ...]
    untested: tuple[Verdict, ...]
    stale: tuple[Key, ...]

    @property
    def count(self) -> int:
        """How many mutants were judged."""
        return self.killed + len(self.listed) + len(self.survived) + len(self.untested)

    @property
    def clean(self) -> bool:
        """Whether nothing has to be done."""
        return not (self.survived or self.untested or self.stale)


def read(path: Path) -> Baseline:
    """Read a baseline; one that is not there says nothing.

    Args:
        path: A TOML file: `[[listed]]` tables, each a `reason` and `mutants`, and settings before them.

    Raises:
        PipelineError: The file is no baseline.

    """
    if not path.is_file():
        return Baseline({}, {})
    try:
        data = tomllib.loads(path.read_text("utf-8"))
        listed = dict(_listed(data.pop("listed", [])))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        wanted = "[[listed]] tables of a reason and mutants, each a file, a name, an operator and a change"
        message = f"This is no baseline of mutants ({error!r}); it has {wanted}."
        raise PipelineError([Finding("baseline-invalid", message, "", Location(path.as_posix()))]) from None
    return Baseline(data, listed)


def _listed(groups: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Key, str]]:
    for group in groups:
        for mutant in group["mutants"]:
            file, name, operator, change = mutant
            yield (file, name, operator, change), str(group["reason"])


def held(verdicts: Iterable[Verdict], baseline: Baseline, *, whole: bool) -> Judged:
    """Hold verdicts against a baseline.

    Args:
        verdicts: What became of mutants.
        baseline: What is known.
        whole: Whether these are all mutants, so that one of the baseline that is not among them is made no longer.

    """
    found = tuple(verdicts)
    alive = [verdict for verdict in found if verdict.status in {"survived", "untested"}]
    known = [verdict for verdict in alive if baseline.listed.get(verdict.mutant.key)]
    new = [verdict for verdict in alive if not baseline.listed.get(verdict.mutant.key)]
    living, met = {verdict.mutant.key for verdict in alive}, {verdict.mutant.key for verdict in found}
    stale = (key for key in baseline.listed if key not in living and (whole or key in met))
    return Judged(
        len(found) - len(alive),
        tuple(known),
        tuple(verdict for verdict in new if verdict.status == "survived"),
        tuple(verdict for verdict in new if verdict.status == "untested"),
        tuple(stale),
    )


def written(baseline: Baseline) -> str:
    """Write a baseline as TOML: mutants by their reasons, in the order of their files."""
    lines = [f"{name} = {_list(values, '')}" for name, values in baseline.settings.items()]
    groups: dict[str, list[Key]] = {}
    for key, reason in baseline.listed.items():
        groups.setdefault(reason, []).append(key)
    for reason, keys in sorted(groups.items(), key=lambda group: min(group[1])):
        rows = "".join(f"  [{', '.join(map(_text, key))}],\n" for key in sorted(keys))
        lines.append(f"\n[[listed]]\nreason = {_text(reason)}\nmutants = [\n{rows}]")
    return "\n".join(lines) + "\n"


def _list(values: Sequence[str], indent: str) -> str:
    return "[\n" + "".join(f"{indent}  {_text(value)},\n" for value in values) + f"{indent}]"


def _text(value: str) -> str:
    # What JSON writes of a text, TOML reads as the same text.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_new(baseline: Baseline, judged: Judged) -> Baseline:
    """Give a baseline as a run has found it: new survivors without a reason, and nothing stale."""
    kept = {key: reason for key, reason in baseline.listed.items() if key not in judged.stale}
    new = {verdict.mutant.key: "" for verdict in (*judged.survived, *judged.untested)}
    return Baseline(baseline.settings, {**new, **kept})
