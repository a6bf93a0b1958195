"""A client of the description that uses everything, as what laws are held against; and how a law is held small."""

from __future__ import annotations

import copy
import json
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from everything_document import DOCUMENT
from generation_helping import document

from clientwright.conformance.checking import Effort, Outcome, Task, hold
from clientwright.conformance.law import Case, Law
from clientwright.conformance.profiles import Profile
from clientwright.conformance.subjects import Call, Project, Subject, subjects
from clientwright.pipeline.generation import generate

EFFORT = Effort(Profile("small", 6, fixed=True))


def described() -> dict[str, Any]:
    """Give the description, with choices that can be told apart."""
    data: dict[str, Any] = copy.deepcopy(DOCUMENT)
    schemas = data["components"]["schemas"]
    for kind in ("Cat", "Dog"):
        schemas[kind]["properties"]["kind"] = {"type": "string", "enum": [kind.lower()]}
    schemas["Pet"]["discriminator"]["mapping"] = {
        kind.lower(): f"#/components/schemas/{kind}" for kind in ("Cat", "Dog")
    }
    schemas["Point"]["properties"]["z"] = {"type": "string", "x-clientwright-sensitive": True}
    return data


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Subject]:
    """Generate the client once, and forget its modules afterwards."""
    folder, data = tmp_path_factory.mktemp("every"), described()
    (folder / "specs").mkdir()
    (folder / "specs" / "every.json").write_text(json.dumps(data, indent=1))
    generate(document(data), "every", folder / "out" / "every")
    project = Project(folder / "specs", folder / "none", folder / "out")
    yield subjects(project)[0]
    sys.path[:] = [entry for entry in sys.path if not entry.startswith(str(folder))]
    for name in [name for name in sys.modules if name.split(".")[0] == "every_client"]:
        del sys.modules[name]


def call_of(subject: Subject, name: str) -> Call:
    """Give an operation by its name."""
    return next(call for call in subject.calls if call.name == name)


def case_of(law: Law, subject: Subject, name: str) -> Case:
    """Give the case of a law by its name."""
    return next(case for case in law.cases(subject) if case.name == name)


def held(law: Law, case: Case) -> Outcome:
    """Hold a law for a case with few documents."""
    return hold(Task(law, case), EFFORT)


def first_message(law: Law, case: Case) -> str:
    """Hold a law, and give how it is broken first; empty where it is not."""
    outcome = held(law, case)
    assert not outcome.skipped
    return outcome.broken[0].violation.message if outcome.broken else ""
