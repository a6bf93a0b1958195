"""Laws of the laws on evidence: each is kept by the providers here, and broken by a mistake of its kind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clientwright.conformance.checking import Effort, Task, hold
from clientwright.conformance.law import Broken, Law
from clientwright.conformance.laws import evidence, generation
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.subjects import Project, subjects

ROOT = Path(__file__).parents[1]


def found(law: Law, root: Path, name: str = "swipe") -> list[Broken]:
    """Hold a law for one provider below a folder, and give how it is broken."""
    project = Project(root / "specs", root / "overlays", root / "generated")
    (subject,) = subjects(project, (name,))
    outcomes = [hold(Task(law, case), Effort(profile_of("ci"))) for case in law.cases(subject)]
    return [broken for outcome in outcomes for broken in outcome.broken]


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """Give a copy of two providers to change."""
    for folder in ("specs", "overlays", "generated"):
        for name in ("swipe", "mayar"):
            shutil.copytree(ROOT / folder / name, tmp_path / folder / name)
    return tmp_path


def changed(path: Path, old: str, new: str) -> None:
    """Change a text that a file holds."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def _spec(root: Path) -> None:
    changed(root / "specs/swipe/openapi.yaml", "type: boolean", "type: string")


def _assumed(root: Path) -> None:
    changed(root / "specs/swipe/openapi.yaml", "format: date-time", "format: date")


def _overlaid(root: Path) -> None:
    changed(root / "overlays/swipe/shape-surface.overlay.yaml", "effect: delete", "effect: read")


def _example(root: Path) -> None:
    path = next((root / "specs/swipe/examples").glob("*.200.json"))
    changed(path, "true", "false")


def _unused_example(root: Path) -> None:
    (root / "specs/swipe/examples/other.200.json").write_text("{}", "utf-8")


def _unneeded(root: Path) -> None:
    with (root / "overlays/swipe/fix-undocumented-statuses.overlay.yaml").open("a", encoding="utf-8") as file:
        file.write(
            '  - target: $.info\n    description: A guess.\n    x-evidence: {grade: inferred, source: "-"}\n'
            "    update: {x-guess: true}\n"
        )


def _ordered(root: Path) -> None:
    # Both write one member, so that the later one wins.
    for name, value in (("shape-a", "a"), ("shape-b", "b")):
        text = (
            f"overlay: 1.1.0\ninfo: {{title: T, version: '1'}}\nactions:\n"
            f"  - target: $.info\n    update: {{x-a: {value}}}\n"
        )
        (root / f"overlays/swipe/{name}.overlay.yaml").write_text(text, "utf-8")


def _no_operation(root: Path) -> None:
    (root / "generated/swipe/swipe_client/api/subscriptions/subscriptions_delete.py").write_text("", "utf-8")


BROKEN: dict[str, tuple[Law, Callable[[Path], None], str, str]] = {
    "spec": (evidence.spec_agrees_with_its_ledger, _spec, "spec", "type is string in the spec"),
    "assumed": (evidence.spec_agrees_with_its_ledger, _assumed, "ambiguous", "format is date in the spec"),
    "overlay": (evidence.spec_agrees_with_its_ledger, _overlaid, "overlay", "the ledger says delete"),
    "example": (evidence.evidence_is_used_and_unchanged, _example, "document", "not what the ledger states"),
    "unused": (evidence.evidence_is_used_and_unchanged, _unused_example, "spec", "the example of nothing"),
    "unneeded": (evidence.every_fix_is_needed, _unneeded, "overlay", "Nothing objects"),
    "order": (evidence.overlays_commute, _ordered, "overlay", "another spec"),
}


@pytest.mark.parametrize(("law", "change", "blame", "message"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_breaks_its_law(
    here: Path, law: Law, change: Callable[[Path], None], blame: str, message: str
) -> None:
    """A mistake in a file breaks the law on it, which says who has to change."""
    assert [] == found(law, here)
    change(here)
    broken = found(law, here)
    assert broken
    assert {blame} == {one.blame for one in broken}
    assert any(message in one.violation.message for one in broken)


def test_an_objection_names_the_line(here: Path) -> None:
    """A disagreement with the ledger is placed at the line of the file that is to be changed."""
    _overlaid(here)
    (broken,) = found(evidence.spec_agrees_with_its_ledger, here)
    lines = (here / "overlays/swipe/shape-surface.overlay.yaml").read_text("utf-8").splitlines()
    assert broken.place.file.endswith("shape-surface.overlay.yaml")
    assert "effect: read" in lines[broken.place.line - 1]


def test_generating_anew_gives_the_same(here: Path) -> None:
    """A client is what generating gives in other surroundings, until a byte of it is changed."""
    assert [] == found(generation.generation_is_deterministic, here)
    changed(here / "generated/swipe/README.md", "Swipe", "Swype")
    (broken,) = found(generation.generation_is_deterministic, here)
    assert "README.md" in broken.violation.message


def test_a_spec_that_cannot_be_generated_is_told(here: Path) -> None:
    """Where generating fails, the law says why."""
    changed(here / "specs/swipe/openapi.yaml", "openapi: 3.1", "openapi: 9.1")
    (broken,) = found(generation.generation_is_deterministic, here)
    assert "Generating fails" in broken.violation.message
