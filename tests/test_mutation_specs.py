"""Laws of the verdicts on mutants of specs and overlays."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clientwright.conformance.mutation.baseline import Baseline, read
from clientwright.conformance.mutation.specs import SpecsJudged, judge_specs
from clientwright.conformance.subjects import Project

ROOT = Path(__file__).parents[1]
KNOWN = read(ROOT / "mutants" / "specs.toml")
OF_MAGICLINE = {key: reason for key, reason in KNOWN.listed.items() if key[0].startswith("magicline/")}
GONE = ("magicline/openapi.yaml", "", "retype", "/nowhere")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of one provider."""
    root = tmp_path_factory.mktemp("magicline")
    for folder in ("specs", "overlays"):
        shutil.copytree(ROOT / folder / "magicline", root / folder / "magicline")
    return root


def judged(root: Path, known: Baseline) -> SpecsJudged:
    """Judge the mutants of the provider below a folder."""
    return judge_specs(Project(root / "specs", root / "overlays", root / "generated"), known)


def test_what_survives_is_told_or_listed(here: Path) -> None:
    """A mutant that nothing notices has to be in the baseline with a reason, and nothing else may be there."""
    assert OF_MAGICLINE
    found = judged(here, Baseline({}, OF_MAGICLINE))
    assert (True, "") == (found.clean, found.details)
    assert [0, 0] == [row.survived for row in found.rows]
    found = judged(here, Baseline({}, {GONE: "It was there once."}))
    assert tuple(OF_MAGICLINE) == found.survived
    assert (GONE,) == found.stale
    assert not found.clean
    assert [0, 1] == [row.survived for row in found.rows]
    assert found.details.startswith("survived: magicline/fix-servers")
    assert "stale: magicline/openapi.yaml retype /nowhere" in found.details


def test_a_reason_is_needed(here: Path) -> None:
    """A mutant that is listed without a reason still counts as one that survives."""
    found = judged(here, Baseline({}, dict.fromkeys(OF_MAGICLINE, "")))
    assert tuple(OF_MAGICLINE) == found.survived


def test_a_foreign_spec_has_no_mutants(here: Path) -> None:
    """A spec without a ledger is passed over: nothing could notice."""
    (here / "specs" / "magicline" / "ledger.yaml").rename(here / "ledger.yaml")
    assert () == judged(here, Baseline({}, {})).rows
