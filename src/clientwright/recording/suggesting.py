"""Answer what recorded calls and a spec disagree about with an overlay, and the evidence for it."""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, Marks, resolve, split
from clientwright.pipeline.dumping import dump
from clientwright.pipeline.effective import Effective, inline_examples
from clientwright.pipeline.examples import is_json
from clientwright.pipeline.findings import Location
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.recording.actions import actions, query
from clientwright.recording.answering import content_of, response_of
from clientwright.recording.changing import changed
from clientwright.recording.disagreements import UNANSWERED, Disagreement, Kind, json_path
from clientwright.recording.holding import Held, hold
from clientwright.recording.inferring import Components
from clientwright.recording.phrasing import sentence
from clientwright.recording.scrubbing import is_private, private_names, scrubbed, words_of

_Found: TypeAlias = list[tuple[int, Disagreement]]


@frozen
class Suggestion:
    """An overlay that makes a spec agree with what was recorded.

    Attributes:
        overlay: The text of the overlay; empty where there is nothing to change.
        evidence: The text of its evidence file: JSON, the recorded bodies scrubbed.
        unanswered: What disagrees all the same once the overlay is applied, with the index of its exchange.

    """

    overlay: str
    evidence: str
    unanswered: tuple[tuple[int, Disagreement], ...]


def suggest(effective: Effective, held: Sequence[Held], place: Path) -> Suggestion:
    """Answer the disagreements of exchanges that were held against an effective spec.

    Args:
        effective: The spec, of version 3.1 or newer and free of errors, and the overlays that it came from.
        held: The exchanges, with what disagrees.
        place: Where the overlay is to lie, beside the provider's others; it is applied among them in the order of
            names. The evidence is `evidence/` and the overlay's name without its suffix.

    Returns:
        The suggestion; the same for the same exchanges.

    Raises:
        PipelineError: The overlay cannot be applied together with the others.

    """
    found = [(index, one) for index, each in enumerate(held) for one in each.disagreements]
    spec = spec_of(effective.document)
    proposed, added = _proposed(spec, held, found, _evidence_name(place))
    if not proposed:
        return Suggestion("", "", tuple(found))
    text = _overlay(effective.base, proposed, place)
    after = _after(effective, text, place)
    left = tuple(
        (index, one)
        for index, each in enumerate(hold(spec_of(after), [each.exchange for each in held]))
        for one in each.disagreements
    )
    return Suggestion(text, _evidence(spec, held, added), left)


def _evidence_name(place: Path) -> str:
    return f"evidence/{place.name.split('.')[0].removeprefix('fix-')}.json"


def evidence_path(place: Path) -> Path:
    """Give where the evidence of an overlay at a place is to lie."""
    return place.parent / _evidence_name(place)


def _after(effective: Effective, text: str, place: Path) -> Document:
    overlays = [*effective.overlays, loads(text, place.as_posix())]
    overlays.sort(key=lambda overlay: PurePosixPath(overlay.name).name)
    return inline_examples(apply(effective.base, overlays).document)


def _proposed(spec: Spec, held: Sequence[Held], found: _Found, source: str) -> tuple[list[JSON], frozenset[str]]:
    """Give the actions, those that add components first, and the values that they add to enums."""
    data = copy.deepcopy(spec.document.data)
    schemas = (data.get("components") or {}).get("schemas") or {}
    components = Components(frozenset(schemas))
    made: list[JSON] = []
    objects: _Found = []
    for place, mine in _by_place(found):
        known = len(components.added)
        old = resolve(data, place)
        answers = [(held[index], one) for index, one in mine]
        new = _changed(spec, place, old, answers, components) if isinstance(old, dict) else old
        if new != old:
            made += actions(query(place, data), old, new, _remarks(mine, source))
            _put(data, place, new)
        objects += mine if len(components.added) > known else []
    if components.added:
        made.insert(0, _added(data, components, _remarks(objects, source)))
    return made, words_of(spec_of(Document("", data, Marks(Location(""))))) - words_of(spec)


def _added(data: JSON, components: Components, remarks: dict[str, Any]) -> dict[str, Any]:
    """Add components where there are some already, or with what holds them."""
    added: JSON = dict(sorted(components.added.items()))
    if "schemas" in data.get("components", ()):
        return {"target": "$.components.schemas", **remarks, "update": added}
    return {"target": "$", **remarks, "update": {"components": {"schemas": added}}}


def _by_place(found: _Found) -> Iterator[tuple[str, _Found]]:
    """Group what one change can answer, what is deepest in the spec first."""
    groups: dict[str, _Found] = {}
    for index, one in found:
        if one.kind not in UNANSWERED:
            place = one.use if one.kind in {Kind.TYPE, Kind.NULL} else one.place
            groups.setdefault(place, []).append((index, one))
    yield from sorted(groups.items(), key=lambda group: (-len(split(group[0])), group[0]))


def _changed(
    spec: Spec, place: str, old: dict[str, Any], found: list[tuple[Held, Disagreement]], components: Components
) -> dict[str, Any]:
    kind = found[0][1].kind
    if kind is Kind.STATUS:
        statuses = sorted({one.subject for _, one in found})
        answers = {status: [pair for pair in found if pair[1].subject == status] for status in statuses}
        return {**old, **{status: response_of(spec, pairs, components) for status, pairs in answers.items()}}
    if kind is Kind.MEDIA_TYPE:
        return {**old, "content": {**(old.get("content") or {}), **content_of(spec, found, components)}}
    return changed(old, [one for _, one in found], components, private=is_private(spec, place))


def _put(data: JSON, place: str, new: dict[str, Any]) -> None:
    old = resolve(data, place)
    old.clear()
    old.update(copy.deepcopy(new))


def _remarks(found: _Found, source: str) -> dict[str, Any]:
    numbers = sorted({index + 1 for index, _ in found})
    which = ("exchange " if len(numbers) == 1 else "exchanges ") + ", ".join(map(str, numbers))
    return {
        "description": sentence(one for _, one in found),
        "x-evidence": {"grade": "observed", "source": f"{source} ({which})"},
    }


def _overlay(base: Document, proposed: list[JSON], place: Path) -> str:
    extends = Path(os.path.relpath(base.name, place.parent)).as_posix()
    data = {
        "overlay": "1.1.0",
        "info": {
            "title": "What was recorded",
            "version": "1.0.0",
            "description": "Recorded answers that the document does not tell of are accepted as well.",
        },
        "extends": extends,
        "actions": proposed,
    }
    return dump(Document(place.as_posix(), data, Marks(Location(place.as_posix()))))


def _evidence(spec: Spec, held: Sequence[Held], added: Iterable[str]) -> str:
    words = words_of(spec) | frozenset(added)
    private = private_names(spec)
    records = [
        _record(each, index + 1, words, private)
        for index, each in enumerate(held)
        if each.disagreements and each.operation is not None
    ]
    return json.dumps({"exchanges": records}, ensure_ascii=False, indent=2) + "\n"


def _record(held: Held, number: int, words: frozenset[str], private: frozenset[str]) -> dict[str, Any]:
    place = held.exchange.location
    record: dict[str, Any] = {
        "exchange": number,
        "cassette": f"{PurePosixPath(place.file).name}:{place.line}",
        "operation": held.operation.title if held.operation else None,
        "status": held.exchange.status,
        "mediaType": held.media_type,
        "disagreements": [
            {"kind": str(one.kind), "at": json_path(one.path), "schema": one.place} for one in held.disagreements
        ],
    }
    if is_json(held.media_type):
        record["body"] = scrubbed(_json(held.exchange.body), words, private)
    return record


def _json(body: bytes) -> JSON:
    try:
        return json.loads(body, parse_constant=lambda _: "<number>")
    except (ValueError, RecursionError):
        return None
