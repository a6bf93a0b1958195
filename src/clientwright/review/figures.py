"""How much there is of a provider, before and after."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, TypeAlias

from clientwright.conformance.coverage.counting import SUBJECTS, count
from clientwright.conformance.coverage.values import GRADES
from clientwright.pipeline.checks.examples import check_examples
from clientwright.pipeline.examples import samples
from clientwright.pipeline.linting import lint
from clientwright.pipeline.trees import files
from clientwright.review.evidence import gathered
from clientwright.review.reports import Figure
from clientwright.review.sides import Loaded, Side

Rising: TypeAlias = Literal["worse", "better", "neutral"]

#: What is counted, in the order of the report, and what more of it means.
_COUNTED: Final[Mapping[str, Rising]] = {
    "operations": "neutral",
    "schemas": "neutral",
    "examples": "better",
    "examples valid": "better",
    "lint findings": "worse",
    "overlay actions": "neutral",
    "statements documented": "better",
    "statements observed": "neutral",
    "statements assumed": "worse",
    "statements unstated": "worse",
    "public names": "neutral",
    "generated lines": "neutral",
}
#: Objects of a spec above which linting it would take seconds.
_MOST: Final = 10_000


def figures_of(base: Side | None, head: Side | None, provider: str) -> tuple[Figure, ...]:
    """Count what there is of a provider.

    Args:
        base: What was; None, or without the provider, where that is new.
        head: What is to be; None, or without the provider, where that is gone.
        provider: Its name.

    Returns:
        The figures that at least one side has. Grades of statements need a ledger, names and lines a generated client;
        a spec of more than 10 000 objects is not linted.

    """
    before, after = (_counts(side, provider) for side in (base, head))
    return tuple(
        Figure(name, before.get(name), after.get(name), rising)
        for name, rising in _COUNTED.items()
        if name in before or name in after
    )


def _counts(side: Side | None, provider: str) -> Mapping[str, int]:
    loaded = side.providers.get(provider) if side else None
    if side is None or loaded is None:
        return {}
    folder = side.generated / provider if side.generated else None
    return {
        "operations": len(loaded.spec.operations),
        "schemas": sum(1 for site in loaded.spec.by_kind["Schema"] if _is_named(site.pointer)),
        "overlay actions": loaded.effective.actions,
        **_examples(loaded),
        **_lint(loaded),
        **_statements(loaded),
        **(_client(folder) if folder and folder.is_dir() else {}),
    }


def _is_named(pointer: str) -> bool:
    return pointer.startswith("/components/schemas/") and pointer.count("/") == 3  # noqa: PLR2004  # its own name


def _examples(loaded: Loaded) -> Mapping[str, int]:
    total = len({sample.pointer for sample in samples(loaded.spec) if sample.kind == "example"})
    found = [finding.rule for finding in check_examples(loaded.spec)]
    if "examples-not-checked" in found:
        return {"examples": total}
    return {"examples": total, "examples valid": total - sum(1 for rule in found if rule.startswith("example-"))}


def _lint(loaded: Loaded) -> Mapping[str, int]:
    if len(loaded.spec.sites) > _MOST:
        return {}
    return {"lint findings": sum(len(lint(path)) for path in (loaded.provider.spec, *loaded.provider.overlays))}


def _statements(loaded: Loaded) -> Mapping[str, int]:
    evidence = gathered(loaded)
    if evidence is None:
        return {}
    graded = count(evidence).counts[SUBJECTS[-1]].graded
    return {f"statements {grade}": graded[grade] for grade in GRADES}


def _client(folder: Path) -> Mapping[str, int]:
    sources = (path for path in files(folder) if path.suffix == ".py")
    lines = sum(len(path.read_bytes().splitlines()) for path in sources)
    surface = folder / "API.md"
    if not surface.is_file():
        return {"generated lines": lines}
    _, _, listed = surface.read_text("utf-8").partition("````text\n")
    return {"public names": len(listed.partition("\n````")[0].splitlines()), "generated lines": lines}
