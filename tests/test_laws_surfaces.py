from __future__ import annotations

from pathlib import Path

import pytest

from clientwright.conformance.checking import Effort, hold, tasks
from clientwright.conformance.laws import models, surfaces
from clientwright.conformance.mutation.client_mutants import client_mutants, sources_of
from clientwright.conformance.mutation.clients import Bench, judge_client
from clientwright.conformance.mutation.records import Records, Verdict
from clientwright.conformance.profiles import Profile
from clientwright.conformance.subjects import Project, Subject, subjects

ROOT = Path(__file__).parents[1]
PROJECT = Project(ROOT / "specs", ROOT / "overlays", ROOT / "generated")
SUBJECTS = {subject.name: subject for subject in subjects(PROJECT)}
LAWS = (*models.LAWS, *surfaces.LAWS)
#: A mistake in the client of mayar, and the law that notices it.
MISTAKES = {
    ("LiveCustomer", "field: change"): "C601",
    ("LiveCustomer", "field.factory: drop"): "C601",
    ("LiveCustomer", "field.init: drop"): "C601",
    ("FieldError", "field.default: drop"): "C601",
    ("Memberships.register_member", "_call.timeout: drop"): "C602",
    ("AsyncMemberships.register_member", "_call.extra_headers: drop"): "C602",
    ("Mayar.__init__", "__init__.on_request: drop"): "C603",
    ("Mayar.__init__", "default of timeout: change"): "C603",
    ("AsyncMayar.__init__", "__init__.on_drift: drop"): "C603",
    ("Mayar.__init__", "__init__.environment: drop"): "C603",
    ("PROVIDER", "Provider.servers: order"): "C604",
    ("PROVIDER", "Server.environment: change"): "C604",
    ("PROVIDER", "Server.url: change"): "C604",
    ("lazy", "lazy.1: key"): "C605",
    ("lazy", "lazy.1: entry-drop"): "C605",
    ("lazy", "lazy.1{}: change"): "C605",
    ("PROVIDER", "Provider.security: element-drop"): "C606",
    ("RegisterMembershipMemberRequest", "nullable-add"): "C607",
    ("OPERATION", "Operation.id: change"): "C608",
    ("OPERATION", "Body.type: retype"): "C601",
    ("OPERATION", "Operation.answers: entry-drop"): "C609",
}


@pytest.mark.parametrize("name", SUBJECTS)
def test_they_hold_for_every_provider(name: str) -> None:
    """The laws of what a user writes hold for each generated client, and are held for something."""
    effort = Effort(Profile("surfaces", 5, fixed=True))
    outcomes = [hold(task, effort) for task in tasks(LAWS, [SUBJECTS[name]])]
    assert [] == [(one.task.name, broken.violation) for one in outcomes for broken in one.broken]
    assert {law.code for law in LAWS} == {one.task.law.code for one in outcomes if one.judged}


def test_a_text_is_no_member(tmp_path: Path) -> None:
    """A field of a request that the spec lists the values of does not take any text."""
    trybe = Subject(SUBJECTS["trybe"].provider, PROJECT)
    folder = trybe.folder / "trybe_client"
    made = [one for source in sources_of(folder, ROOT) for one in client_mutants(source)]
    wanted = [one for one in made if one.name == "MembershipSmsRequest" and one.change.endswith("MessageType -> str")]
    stock = [one for one in made if one.source.module == "trybe_client.client" and one.operator.startswith("lazy")]
    verdicts: list[Verdict] = []
    bench = Bench(LAWS, Records(tmp_path / "verdicts.jsonl", "1"), 2, 60, verdicts.append)
    judge_client(trybe, [*wanted, *stock], bench)
    assert {"MembershipSmsRequest": {"C607"}, "lazy": {"C605"}} == {
        name: {one.by.split()[1] for one in verdicts if one.mutant.name == name}
        for name in ("MembershipSmsRequest", "lazy")
    }


def test_they_notice_mistakes(tmp_path: Path) -> None:
    """Each law notices the mistakes that it is made for."""
    mayar = Subject(SUBJECTS["mayar"].provider, PROJECT)
    made = (one for source in sources_of(mayar.folder / "mayar_client", ROOT) for one in client_mutants(source))
    first = {(one.name, one.operator): one for one in reversed(list(made))}
    verdicts: list[Verdict] = []
    bench = Bench(LAWS, Records(tmp_path / "verdicts.jsonl", "1"), 2, 60, verdicts.append)
    judge_client(mayar, [first[key] for key in MISTAKES], bench)
    assert MISTAKES == {(one.mutant.name, one.mutant.operator): one.by.split()[1] for one in verdicts if one.by}
