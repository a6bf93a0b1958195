"""Mistakes that a person could make in an overlay, each made once, and who notices."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

from attrs import evolve, frozen

from clientwright.conformance.examples import example_findings
from clientwright.conformance.ledgers.comparing import differences
from clientwright.conformance.mutation.evidence import Witness
from clientwright.conformance.mutation.schema_mutants import without
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.checks import check
from clientwright.pipeline.checks.style import check_effective
from clientwright.pipeline.documents import JSON, Document, join
from clientwright.pipeline.effective import inline_examples
from clientwright.pipeline.findings import PipelineError, errors
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply

#: Members that are words for people, names that are chosen here, or evidence: nothing that is sent or read.
WORDS: Final = frozenset(
    {
        "description", "summary", "title", "tags", "operationId", "examples", "externalValue", "x-evidence",
        "x-source", "x-assembled",
    }
)  # fmt: skip
#: A target among words.
_OF_WORDS: Final = re.compile(r"\.(examples|description)\b(?!.*schema)")
_LAST_NAME: Final = re.compile(r"([\w-]+)('?\]?)$")


@frozen
class OverlayMutant:
    """An overlay with one mistake.

    Attributes:
        operator: What kind of mistake.
        overlay: The index of the overlay among those of its provider.
        pointer: JSON pointer to what was changed in it.
        document: The overlay, changed.

    """

    operator: str
    overlay: int
    pointer: str
    document: Document


@frozen
class OverlayVerdict:
    """Who noticed one mutant; `refused` is the applier or a check of the pipeline."""

    mutant: OverlayMutant
    witness: Witness | Literal["refused"]


def overlay_mutants(overlays: Sequence[Document]) -> Iterator[OverlayMutant]:
    """Make every mistake: an action left out, a target misspelt, a member of an update left out or changed."""
    for index, overlay in enumerate(overlays):
        for place, action in enumerate(overlay.data["actions"]):
            for operator, pointer, actions in _action_edits(overlay.data["actions"], place, action):
                text = json.dumps({**overlay.data, "actions": actions})
                yield OverlayMutant(operator, index, pointer, evolve(loads(text, overlay.name), name=overlay.name))


def _action_edits(actions: list[Any], place: int, action: dict[str, Any]) -> Iterator[tuple[str, str, list[Any]]]:
    pointer = join("/actions", place)
    if _says_something(action.get("update")) or "update" not in action:
        yield "action-drop", pointer, [one for index, one in enumerate(actions) if index != place]
    for operator, where, changed in _changes(action, pointer):
        yield operator, where, [*actions[:place], changed, *actions[place + 1 :]]


def _changes(action: dict[str, Any], pointer: str) -> Iterator[tuple[str, str, JSON]]:
    target = _LAST_NAME.sub(r"\1_other\2", action["target"])
    if target != action["target"]:
        yield "target-rename", join(pointer, "target"), {**action, "target": target}
    if not _OF_WORDS.search(action["target"]):
        for operator, where, update in _edits(action.get("update"), join(pointer, "update")):
            yield operator, where, {**action, "update": update}


def _says_something(value: JSON) -> bool:
    """Tell whether a value holds more than words."""
    if isinstance(value, dict):
        return any(_says_something(found) for name, found in value.items() if name not in WORDS)
    return bool(value) if isinstance(value, list) else value is not None


def _edits(value: JSON, pointer: str) -> Iterator[tuple[str, str, JSON]]:
    """Give a value with one member left out or one scalar changed, at every depth; words are passed over."""
    if isinstance(value, dict):
        for name in (name for name in value if _says_something({name: value[name]})):
            yield "update-drop", join(pointer, name), without(value, name)
            for operator, where, changed in _edits(value[name], join(pointer, name)):
                yield operator, where, {**value, name: changed}
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield "update-drop", join(pointer, index), [*value[:index], *value[index + 1 :]]
            for operator, where, changed in _edits(item, join(pointer, index)):
                yield operator, where, [*value[:index], changed, *value[index + 1 :]]
    elif value is not None:
        yield "update-change", pointer, _other(value)


def _other(value: str | float) -> JSON:
    if isinstance(value, bool):
        return not value
    return f"{value}_other" if isinstance(value, str) else value + 1


def overlay_verdicts(subject: Subject) -> Iterator[OverlayVerdict]:
    """Judge every mutant of the overlays of a provider that has a ledger."""
    for mutant in overlay_mutants(subject.effective.overlays):
        overlays = list(subject.effective.overlays)
        overlays[mutant.overlay] = mutant.document
        yield OverlayVerdict(mutant, _witness(subject, overlays))


def _witness(subject: Subject, overlays: Sequence[Document]) -> Witness | Literal["refused"]:
    if subject.ledger is None:
        return "nothing"
    try:
        document = inline_examples(apply(subject.effective.base, tuple(overlays)).document)
        if errors((*check(document), *check_effective(document))):
            return "refused"
        grades = {found.grade for found in differences(document, subject.ledger)}
    except (PipelineError, LookupError, RecursionError):
        return "refused"
    if "fact" in grades:
        return "facts"
    if "assumed" in grades or "silent" in grades:
        return "assumed" if "assumed" in grades else "silent"
    return "examples" if any(example_findings(document)) else "nothing"
