"""Recordings of the sandbox, whose answers a test may change on their way out."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import client_calls
import providers
import pytest
from attrs import evolve

from clientwright import sandbox
from clientwright.pipeline.effective import Effective, effective_of, find_providers
from clientwright.recording import command
from clientwright.recording.wanted import title_of
from clientwright.sandbox.answering import Answer
from clientwright.sandbox.engine import Engine

TOKEN = "tok-4711-secret"
LIST = "memberships.list per_page=2"
GET = "memberships.get membership_id=@memberships.list:/data/0/id"

#: What changes an answer of the sandbox.
Change = Callable[[Answer], Answer]


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> str:
    """Set the credentials of all providers in the environment."""
    for name in ("TRYBE_TOKEN", "SWIPE_TOKEN", "SWIPE_API_KEY", "MAYAR_TOKEN", "MAGICLINE_API_KEY"):
        monkeypatch.setenv(name, TOKEN)
    return TOKEN


def run(name: str, *arguments: str) -> int:
    """Run one of the commands as the command line does."""
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    parsed = parser.parse_args([name, *arguments])
    status: int = parsed.run(parsed)
    return status


def record(played: sandbox.Sandbox, name: str, *calls: str, to: Path | str = "cassettes", more: Any = ()) -> int:
    """Record calls of a provider of the sandbox, by the specs and overlays of the current folder."""
    chosen = (part for call in calls for part in ("--call", call))
    return run("record", name, "--base-url", played.base_urls[name], "--output", str(to), *chosen, *more)


def project(folder: Path, name: str, *, reading: bool = False) -> Path:
    """Copy the specs and overlays of a provider; where asked, call every operation of it one that reads."""
    for root in (providers.SPECS, providers.OVERLAYS):
        shutil.copytree(root / name, folder / root.name / name)
    if reading:
        effects = [
            {"target": f"$.paths['{one.path}'].{one.method}", "update": {"x-clientwright-effect": "read"}}
            for one in providers.spec(name).operations
        ]
        overlay = {
            "overlay": "1.1.0",
            "info": {"title": "Calls that a test may make", "version": "1.0.0"},
            "extends": f"../../specs/{name}/openapi.yaml",
            "actions": effects,
        }
        path = folder / providers.OVERLAYS.name / name / "shape-zz-reading.overlay.yaml"
        path.write_text(json.dumps(overlay), "utf-8")
    return folder


def effective(folder: Path, name: str) -> Effective:
    """Give a provider's effective spec as it is now."""
    (provider,) = find_providers(folder / "specs", folder / "overlays", (name,))
    return effective_of(provider)


@contextmanager
def playing(*names: str, change: Change | None = None) -> Iterator[sandbox.Sandbox]:
    """Play providers on loopback, each answer changed on its way out."""
    with pytest.MonkeyPatch.context() as patch:
        if change is not None:
            handle = Engine.handle
            patch.setattr(Engine, "handle", lambda engine, request: change(handle(engine, request)))
        with sandbox.serve(*names, specs=providers.SPECS, overlays=providers.OVERLAYS) as played:
            yield played


def answers(bodies: Iterator[tuple[int, str, Any]]) -> Change:
    """Answer with a status, media type and body each, in their order, whatever the sandbox has to say."""

    def change(answer: Answer) -> Answer:
        status, media_type, body = next(bodies)
        content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        return evolve(answer, status=status, headers=(("Content-Type", media_type),), body=content)

    return change


def call_of(name: str, title: str) -> str:
    """Write a call of an operation with all that it needs."""
    operation = next(one for one in providers.spec(name).operations if title_of(one) == title)
    wanted = [str(one["name"]) for _, one in operation.parameters if one.get("required")]
    given = [f"{one}=5f2b8c04-1d6a-4e0e-9c44-000000000001" for one in wanted]
    body = client_calls.calls()[f"{name}-{title}"].body
    return " ".join([title, *given, *([f"'body={json.dumps(body)}'"] if body is not None else [])])
