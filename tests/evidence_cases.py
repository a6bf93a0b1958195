"""Subjects made of a spec, a ledger and overlays, and outcomes of laws, for the tests of evidence coverage."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from providers import GENERATED, OVERLAYS, SPECS

from clientwright.conformance.checking import Outcome, Task
from clientwright.conformance.coverage.values import Evidence, Fact, Node
from clientwright.conformance.law import Blame, Broken, Case, Law, Violation, nothing
from clientwright.conformance.subjects import Project, Subject
from clientwright.pipeline.effective import Provider

JSON = "application/json"
#: The folders of this repository, wherever the tests are run.
PROJECT = Project(SPECS, OVERLAYS, GENERATED)


def subject(
    folder: Path, spec: Any, ledger: Any = None, overlays: Mapping[str, Any] | None = None, name: str = "tiny"
) -> Subject:
    """Write a provider's files, a line each member, and give the provider."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "openapi.json"
    path.write_text(json.dumps(spec, indent=1))
    if ledger is not None:
        (folder / "ledger.yaml").write_text(json.dumps(ledger, indent=1))
    written = []
    for title, actions in (overlays or {}).items():
        written.append(folder / f"{title}.overlay.json")
        info = {"title": title, "version": "1"}
        written[-1].write_text(json.dumps({"overlay": "1.1.0", "info": info, "actions": actions}, indent=1))
    return Subject(Provider(name, path, tuple(written), ledger is not None), Project(folder, folder, folder))


def spec_of_body(schema: Any, examples: Any = None, **components: Any) -> dict[str, Any]:
    """Give a spec with one operation whose one answer has a schema and perhaps examples."""
    content: dict[str, Any] = {"schema": schema}
    if examples is not None:
        content["examples"] = {f"e{index}": {"value": value} for index, value in enumerate(examples)}
    responses = {"200": {"description": "Fine.", "content": {JSON: content}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/t": {"get": {"operationId": "t", "responses": responses}}},
        "components": {"schemas": components},
    }


def nodes(evidence: Evidence) -> dict[str, Node]:
    """Give the nodes by their names from the operation down: `GET /t > 200 > application/json > id`."""
    return dict(_nodes(evidence.operations, ""))


def _nodes(level: tuple[Node, ...], prefix: str) -> Iterator[tuple[str, Node]]:
    for node in level:
        yield prefix + node.name, node
        yield from _nodes(node.children, f"{prefix}{node.name} > ")


def facts(evidence: Evidence, path: str) -> dict[str, Fact]:
    """Give the facts of the node at a path by name; those of an enum by name and value."""
    return {f"enum {fact.value}" if fact.name == "enum" else fact.name: fact for fact in nodes(evidence)[path].facts}


def grades(evidence: Evidence, path: str) -> dict[str, str]:
    """Give the grades of the facts of a node."""
    return {name: fact.grade for name, fact in facts(evidence, path).items()}


def present(evidence: Evidence, path: str) -> tuple[str, str]:
    """Give the grade and the proof of a node's being there."""
    fact = facts(evidence, path)["present"]
    return fact.grade, fact.proof


def outcome(  # noqa: PLR0913  # what an outcome is made of
    of: Subject, *, code: str = "C1", case: str = "t 200", message: str = "", document: Any = None,
    blame: Blame = "client", skipped: str = "",
) -> Outcome:  # fmt: skip
    """Give the outcome of a law: broken where there is a message."""
    law = Law(code, "holds-it", "It holds.", "It matters.", lambda _: (), lambda *_: (), nothing, None)
    at = Case(of, case, "/paths/~1t/get")
    broken = (Broken(law, at, document, Violation(message, "$.a[0]", blame)),) if message else ()
    return Outcome(Task(law, at), broken, 3, skipped)


def replayed(broken: Broken) -> str:
    """Give a command as the command line would."""
    return f"replay {broken.case.subject.name} '{broken.case.name}'"
