"""Cassettes made of documented examples, and drift to plant in them."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import providers
from attrs import evolve, frozen

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.dumping import dump
from clientwright.pipeline.effective import Effective, inline_examples
from clientwright.pipeline.findings import Location
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply
from clientwright.pipeline.walking import Operation, Spec, spec_of
from clientwright.recording.cassettes import Exchange, reads
from clientwright.recording.holding import Held, hold
from clientwright.recording.suggesting import Suggestion, suggest


@frozen
class Answer:
    """A documented answer: what it is an example of, and the body."""

    operation: Operation
    status: str
    body: Any
    media_type: str = "application/json"
    schema: Any = None


def documented(spec: Spec) -> Iterator[Answer]:
    """Give the documented JSON answers of a spec whose examples are inlined."""
    for operation in spec.operations:
        for status, response in operation.value["responses"].items():
            found, _ = spec.follow(response)
            for media in found.get("content", {}).values():
                for example in media.get("examples", {}).values():
                    yield Answer(operation, status, spec.follow(example)[0]["value"], schema=media["schema"])


def address(spec: Spec, operation: Operation) -> str:
    """Give an address at which an operation can be called."""
    servers = spec.document.data.get("servers") or [{"url": "https://api.example.com"}]
    return re.sub(r"\{[^}]*\}", "one", servers[0]["url"].rstrip("/") + operation.path) + "?page=1"


def interaction(spec: Spec, answer: Answer) -> dict[str, Any]:
    """Write an answer as vcrpy records it."""
    text = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
    headers = {"Content-Type": [answer.media_type]} if text else {}
    return {
        "request": {
            "body": None,
            "headers": {"Accept": ["*/*"]},
            "method": answer.operation.method.upper(),
            "uri": address(spec, answer.operation),
        },
        "response": {
            "body": {"string": text},
            "headers": headers,
            "status": {"code": int(answer.status), "message": "OK"},
        },
    }


def cassette(*interactions: dict[str, Any]) -> bytes:
    """Write a cassette."""
    data = {"interactions": list(interactions), "version": 1}
    return dump(Document("a.yaml", data, Marks(Location("a.yaml")))).encode()


def recorded(spec: Spec, *answers: Answer) -> tuple[Exchange, ...]:
    """Give answers as they are read from a cassette."""
    return reads(cassette(*(interaction(spec, answer) for answer in answers)), "cassettes/a.yaml")


def held(effective: Effective, *answers: Answer) -> tuple[Held, ...]:
    """Record answers and hold them against a spec."""
    spec = spec_of(effective.document)
    return hold(spec, recorded(spec, *answers))


def place_of(effective: Effective) -> Path:
    """Give where a suggestion for a spec would lie."""
    return providers.OVERLAYS / Path(effective.base.name).parent.name / "fix-what-was-recorded-01.overlay.yaml"


def suggested(effective: Effective, *answers: Answer) -> Suggestion:
    """Suggest an overlay for answers."""
    return suggest(effective, held(effective, *answers), place_of(effective))


def repaired(effective: Effective, suggestion: Suggestion) -> Effective:
    """Apply a suggestion to an effective spec, as its last overlay."""
    overlay = loads(suggestion.overlay, place_of(effective).as_posix())
    applied = apply(effective.document, [overlay])
    return evolve(effective, document=inline_examples(applied.document))


@cache
def effective_spec(text: str) -> Effective:
    """Read a spec that has no overlays."""
    document = loads(text, (providers.SPECS / "small" / "openapi.yaml").as_posix())
    return Effective(document, document, (), 0, ())


def members(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every member of every object in a value."""
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in below:
        if isinstance(key, str):
            yield (*path, key)
        yield from members(item, (*path, key))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    """Give what stands at a path."""
    for key in path:
        value = value[key]
    return value


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Put something at a path, in a copy."""
    made = copy.deepcopy(value)
    at(made, path[:-1])[path[-1]] = new
    return made


def dropped(value: Any, path: tuple[Any, ...]) -> Any:
    """Leave out the member at a path, in a copy."""
    made = copy.deepcopy(value)
    del at(made, path[:-1])[path[-1]]
    return made


def _retyped(old: Any) -> Any:
    return {str: 7, int: "seven", float: "some", bool: "maybe", list: "none", dict: "nothing"}.get(type(old), False)


def _added(body: Any, path: tuple[Any, ...]) -> Any:
    holder = at(body, path[:-1])
    return put(body, (*path[:-1], "recorded_later"), {"when": 1, "who": [{"kind": "a"}]}) if holder else body


#: Ways to plant drift at a member of a body, by the kind of disagreement.
PLANTS: dict[str, Callable[[Any, tuple[Any, ...]], Any]] = {
    "NULL": lambda body, path: put(body, path, None),
    "TYPE": lambda body, path: put(body, path, _retyped(at(body, path))),
    "TYPE object": lambda body, path: put(body, path, {"made": [1], "of": None}),
    "TYPE array": lambda body, path: put(body, path, [[1, None], []]),
    "TYPE number": lambda body, path: put(body, path, 1.5),
    "ENUM": lambda body, path: put(body, path, "unheard_of"),
    "FORMAT": lambda body, path: put(body, path, "no such format"),
    "REQUIRED": dropped,
    "FIELD": _added,
}


def planted(effective: Effective, plant: str) -> Iterator[tuple[Answer, Held]]:
    """Plant one kind of drift at every member of the documented answers; give one for each place in the spec."""
    kind = plant.split(maxsplit=1)[0]
    drifted: dict[Any, Answer] = {}
    for answer in documented(spec_of(effective.document)):
        for path in members(answer.body):
            shape = json.dumps(answer.schema), tuple(key for key in path if isinstance(key, str))
            drifted.setdefault(shape, evolve(answer, body=PLANTS[plant](answer.body, path)))
    seen: set[tuple[str, str]] = set()
    for one, each in zip(drifted.values(), held(effective, *drifted.values()), strict=True):
        mine = {(found.place, found.use) for found in each.disagreements if found.kind.name == kind}
        if mine and not mine <= seen:
            seen |= mine
            yield one, each
