"""What Schemathesis finds in a sandbox, by its command over a socket and by its engine in this process."""

from __future__ import annotations

import base64
import copy
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import schemathesis
from attrs import evolve, frozen
from sandbox_explained import EXPLAINED
from sandbox_helping import HEADERS
from schemathesis.engine import from_schema

from clientwright.pipeline.documents import Document
from clientwright.pipeline.dumping import dump
from clientwright.pipeline.walking import Operation
from clientwright.sandbox.behaviour import Behaviour, Hints
from clientwright.sandbox.engine import Engine, title
from clientwright.sandbox.hints import read_hints
from clientwright.sandbox.serving import listening, served

CREDENTIALS = dict(HEADERS[:2])
_KEYED = {"read", "update", "delete", "act"}
#: How many records of a list lead on to other operations.
_ITEMS = 4


@frozen
class Finding:
    """Something that Schemathesis does not like.

    Attributes:
        provider: The name of the provider.
        operation: Method and path.
        code: What Schemathesis calls it.
        said: The body of the answer.

    """

    provider: str
    operation: str
    code: str
    said: str

    @property
    def explained(self) -> bool:
        """Whether the list of explained findings has it."""
        return any(one.explains(self) for one in EXPLAINED)


@frozen
class Run:
    """What a run of Schemathesis gave.

    Attributes:
        findings: Everything that it found.
        phases: What it did, by phase: `success`, `failure` or `skip`.
        followed: How many requests of the stateful phase were made of an earlier answer.

    """

    findings: tuple[Finding, ...]
    phases: dict[str, str]
    followed: int


class Clock:
    """Tells a time that goes on by more than a minute whenever it is looked at, so that no rate is exceeded."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        """Give the next instant."""
        self.now += 61
        return self.now


@contextmanager
def reached(engine: Engine) -> Iterator[str]:
    """Play a sandbox on loopback while the block lasts, and give its address."""
    with listening() as bound, served((engine,), bound) as played:
        yield played.base_url


def linked(engine: Engine) -> Document:
    """Give a sandbox's description with links from answers to what can be done to the records that they show."""
    hints, document = read_hints(engine.spec), copy.deepcopy(engine.spec.document)
    for operation in engine.spec.operations:
        links = dict(_links(engine, hints, operation))
        told = hints.behaviours.get(operation.pointer)
        found = document.data["paths"][operation.path][operation.method]["responses"]
        status = (told.status if told else "") or next(iter(found))
        if links:
            found[status]["links"] = links
    return document


def _links(engine: Engine, hints: Hints, operation: Operation) -> Iterator[tuple[str, Any]]:
    told = hints.behaviours.get(operation.pointer)
    if told is None or told.record is None:
        return
    places = [f"{told.record}/{index}" for index in range(_ITEMS)] if told.kind == "list" else [told.record]
    for other, place in product(engine.spec.operations, places):
        acted = hints.behaviours.get(other.pointer)
        if acted is None or acted.kind not in _KEYED:
            continue
        for pointer in _identities(hints, told, acted):
            link = {"operationId": title(other), "parameters": {acted.key: f"$response.body#{place}{pointer}"}}
            yield f"{title(other)} {place}{pointer}".translate(str.maketrans("/ ", "--")), link


def _identities(hints: Hints, told: Behaviour, acted: Behaviour) -> Iterator[str]:
    """Give the places in a record that hold the id of one that another operation is about."""
    resource = hints.resources[acted.resource]
    if told.resource == acted.resource:
        yield resource.identity
    yield from (one.take[resource.identity] for one in resource.first if one.each == told.resource)


def by_command(engine: Engine, url: str, folder: Path, examples: int) -> Run:
    """Run the command line of Schemathesis over a sandbox that can be reached.

    Args:
        engine: The sandbox.
        url: Its address.
        folder: Where files are written.
        examples: How many requests are drawn for each operation.

    """
    spec, report = folder / "openapi.yaml", folder / "report.ndjson"
    spec.write_text(dump(evolve(linked(engine), name="openapi.yaml")), "utf-8")
    headers = [part for name, value in CREDENTIALS.items() for part in ("--header", f"{name}: {value}")]
    fixed = ["--generation-deterministic", "--seed=1", "--suppress-health-check=all"]
    told = [f"--url={url}", f"--max-examples={examples}", "--checks=all", "--continue-on-failure", "--no-shrink"]
    kept = ["--report=ndjson", f"--report-ndjson-path={report}", "--no-color"]
    command = [sys.executable, "-m", "schemathesis.cli", "run", str(spec), *told, *fixed, *kept, *headers]
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert report.exists(), done.stdout + done.stderr
    events = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    scenarios = [event["ScenarioFinished"] for event in events if "ScenarioFinished" in event]
    finished = (event["PhaseFinished"] for event in events if "PhaseFinished" in event)
    phases = {one["phase"]["name"]: one["status"] for one in finished}
    stateful = (one["recorder"].get("cases", {}) for one in scenarios if one["phase"] == "stateful")
    followed = sum(case["is_transition_applied"] for cases in stateful for case in cases.values())
    return Run(tuple(_reported(engine.name, scenarios)), phases, followed)


def _reported(provider: str, scenarios: Iterable[Any]) -> Iterator[Finding]:
    for recorder in (one["recorder"] for one in scenarios):
        for case, check in ((case, check) for case, checks in recorder.get("checks", {}).items() for check in checks):
            if info := check.get("failure_info"):
                response, failure = recorder["interactions"][case].get("response") or {}, info["failure"]
                content = base64.b64decode((response.get("content") or {}).get("$base64", ""))
                yield Finding(provider, failure["operation"], failure["code"], content.decode("utf-8", "replace"))


def in_process(engine: Engine, url: str, examples: int) -> Iterator[Finding]:
    """Run the engine of Schemathesis in this process over a sandbox that can be reached, and give what it finds.

    Args:
        engine: The sandbox.
        url: Its address.
        examples: How many requests are drawn for each operation.

    """
    drawn = {"deterministic": True, "max-examples": examples, "no-shrink": True, "database": "none"}
    told = {"headers": CREDENTIALS, "base-url": url, "generation": drawn, "suppress-health-check": ["all"]}
    schema = schemathesis.openapi.from_dict(linked(engine).data, config=schemathesis.Config.from_dict(told))
    stream = from_schema(schema).execute()
    try:
        for event in stream:
            if type(event).__name__ == "ScenarioFinished":
                yield from _met(engine.name, event)
    finally:
        stream.stop()


def _met(provider: str, event: Any) -> Iterator[Finding]:
    for case, check in ((case, check) for case, checks in event.recorder.checks.items() for check in checks):
        if check.failure_info is not None:
            interaction, failure = event.recorder.interactions[case], check.failure_info.failure
            content = interaction.response.content if interaction.response else b""
            yield Finding(provider, failure.operation, failure.code, content.decode("utf-8", "replace"))
