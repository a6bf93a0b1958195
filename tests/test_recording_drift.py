"""Drift that is planted in what the sandbox answers: recorded, suggested for, written, and then agreed upon."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import providers
import pytest
import recording_recorded
from attrs import evolve
from recording_helping import PLANTS, Answer, documented, held, planted
from recording_recorded import answers, call_of, effective, playing, project, record, run

from clientwright.conformance.checking import Effort, Task
from clientwright.conformance.checking import hold as kept
from clientwright.conformance.examples import example_findings
from clientwright.conformance.law import Law
from clientwright.conformance.laws.evidence import every_fix_is_needed, evidence_is_used_and_unchanged
from clientwright.conformance.laws.examples import examples_validate
from clientwright.conformance.profiles import profile_of
from clientwright.conformance.subjects import Project, subjects
from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.style import check_evidence
from clientwright.pipeline.findings import errors
from clientwright.pipeline.loading import load
from clientwright.pipeline.walking import spec_of
from clientwright.recording.cassettes import read
from clientwright.recording.holding import Held, hold
from clientwright.recording.wanted import title_of

token = recording_recorded.token
pytestmark = pytest.mark.usefixtures("token")
MOST = 8


@cache
def drifted(name: str, plant: str) -> tuple[Answer, ...]:
    """Give documented answers with one kind of drift, some of all that there are."""
    found = [answer for answer, _ in planted(providers.effective(name), plant)]
    return tuple(islice(found, 0, None, -(-len(found) // MOST) or 1))


def undocumented(name: str) -> tuple[Answer, ...]:
    """Give answers of statuses and media types that nobody documents."""
    known = next(documented(providers.spec(name)))
    page = evolve(known, body="<p>No.</p>", media_type="text/html")
    problem = evolve(known, media_type="application/problem+json", status="418", body={"why": [{"of": None}]})
    return (evolve(known, status="218"), evolve(known, status="599"), page, problem)


def recorded(name: str, drift: tuple[Answer, ...]) -> tuple[Held, ...]:
    """Record answers of the sandbox in the place of its own, by the project in the current folder."""
    sent = iter([(int(one.status), one.media_type, one.body) for one in drift])
    calls = [call_of(name, title_of(one.operation)) for one in drift]
    with playing(name, change=answers(sent)) as played:
        assert 0 == record(played, name, *calls, to="a.yaml", more=["--force"])
    return hold(spec_of(effective(Path(), name).document), read(Path("a.yaml")))


def told(found: tuple[Held, ...]) -> list[set[tuple[Any, ...]]]:
    """Give what disagrees in each answer: the kind, where in the spec, and about what."""
    return [{(one.kind, one.place, one.use, one.subject) for one in each.disagreements} for each in found]


def broken(law: Law, name: str) -> Iterator[Any]:
    """Hold a law for the provider in the current folder; one on fixes for the first that were suggested alone."""
    (subject,) = subjects(Project(Path("specs"), Path("overlays"), providers.GENERATED), (name,))
    cases = law.cases(subject)
    if law is every_fix_is_needed:
        cases = islice((case for case in cases if case.name.startswith("fix-what-was-recorded")), 3)
    for case in cases:
        yield from kept(Task(law, case), Effort(profile_of("ci"))).broken


def is_answered(name: str, drift: tuple[Answer, ...]) -> None:
    """Check that what was recorded disagrees as what was sent does, and that the suggestion for it is right."""
    found = recorded(name, drift)
    assert told(held(providers.effective(name), *drift)) == told(found)
    assert 1 == run("suggest", "a.yaml", "--provider", name, "--write")
    after = effective(Path(), name)
    again = hold(spec_of(after.document), [each.exchange for each in found])
    assert [] == [one.text for each in again for one in each.disagreements]
    assert () == errors(check(after.document))
    assert [] == list(example_findings(after.document))
    assert () == check_evidence(load(Path("overlays") / name / "fix-what-was-recorded-01.overlay.yaml"))
    for law in (examples_validate, evidence_is_used_and_unchanged, every_fix_is_needed):
        assert [] == list(broken(law, name))


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_planted_drift_is_recorded_and_answered(
    name: str, plant: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What drifts, in marked fields and others, is in the cassette as it was; its suggestion keeps the laws."""
    if drift := drifted(name, plant):
        monkeypatch.chdir(project(tmp_path, name, reading=True))
        is_answered(name, drift)


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_what_is_not_documented_is_recorded_and_answered(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A status or a media type that nobody documents is in the cassette, and its suggestion keeps the laws."""
    monkeypatch.chdir(project(tmp_path, name, reading=True))
    is_answered(name, undocumented(name))


@pytest.mark.parametrize("name", providers.PROVIDERS)
def test_what_agrees_needs_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Documented answers conform when they were recorded, and no suggestion is made."""
    monkeypatch.chdir(project(tmp_path, name, reading=True))
    known = [one for one in documented(providers.spec(name)) if json.dumps(one.body) != "null"]
    assert [set()] * len(known[:MOST]) == told(recorded(name, tuple(known[:MOST])))
    assert "" == capsys.readouterr().err
    assert 0 == run("suggest", "a.yaml", "--provider", name, "--write")
