"""On what grounds a change stands: sources, overlay evidence, ledger lines, grades and examples, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from posixpath import normpath

from attrs import frozen

from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.values import PRESENT, Evidence, Grade, below
from clientwright.conformance.ledgers.ledger import Ledger
from clientwright.conformance.subjects import Project, Subject
from clientwright.pipeline.documents import Document, pointer_of, split
from clientwright.pipeline.effective import Effective
from clientwright.pipeline.findings import PipelineError
from clientwright.review.lookups import Said, action_of, examples_of, ledger_of, source_of, statement
from clientwright.review.sides import Loaded, Side, relative
from clientwright.review.values import Change, Place

#: A keyword of a node, and an item or member of that.
_DEEPEST = 2


def evidence_of(change: Change, base: Side, head: Side) -> tuple[str, ...]:
    """Say on what grounds a change stands.

    Args:
        change: The change.
        base: What was.
        head: What is to be.

    Returns:
        Lines, each begun by what it tells: `source`, `overlay`, `ledger`, `grade` or `example`. What both sides say
        alike is one line; else `before` and `after` follow the first word. Files are named from the root of their side.

    """
    old, new = (_Spoken(side, side.providers.get(change.provider)) for side in (base, head))
    lines: list[str] = []
    for word, before, after in _pairs(change, old, new):
        lines += _lines(word, (old.quoted(before), before), (new.quoted(after), after))
    return (*lines, *_grades(change, old, new), *_examples(change, old, new))


@lru_cache(maxsize=64)
def gathered(loaded: Loaded) -> Evidence | None:
    """Gather how well every statement of an effective spec is founded; None without a sound ledger to found it on."""
    ledger = ledger_of(loaded)
    if ledger is None:
        return None
    try:
        return gather(_Read(loaded.provider, Project(), loaded.effective, ledger))
    except PipelineError:  # a reference leads nowhere, which the checks tell
        return None


@frozen(slots=False, eq=False)
class _Read(Subject):
    """A provider whose files have been read already."""

    read: Effective
    stated: Ledger

    @cached_property
    def effective(self) -> Effective:
        return self.read

    @cached_property
    def ledger(self) -> Ledger:
        return self.stated

    @property
    def document(self) -> Document:
        return self.read.document


@frozen
class _Spoken:
    """One side, and the provider there."""

    side: Side
    loaded: Loaded | None

    def quoted(self, said: Said | None) -> str:
        """Write what a file says, behind the place where it does."""
        if said is None:
            return ""
        where = self.side.shown(said.location)
        return f"{normpath(where.file)}:{where.line}: {said.text}"


def _pairs(change: Change, old: _Spoken, new: _Spoken) -> Iterator[tuple[str, Said | None, Said | None]]:
    route = change.routes[0]
    before, after = old.loaded, new.loaded
    yield (
        "source",
        source_of(before, change.old, route, route.old_id) if before else None,
        source_of(after, change.new, route, route.new_id) if after else None,
    )
    yield (
        "overlay",
        action_of(before, change.old, change.new) if before else None,
        action_of(after, change.new, change.old) if after else None,
    )
    yield "ledger", statement(before, route) if before else None, statement(after, route) if after else None


def _lines(word: str, before: tuple[str, Said | None], after: tuple[str, Said | None]) -> Iterator[str]:
    (old, was), (new, said) = before, after
    if was is not None and said is not None and was.text == said.text:
        yield f"{word} {new}"
        return
    if old:
        yield f"{word} before {old}"
    if new:
        yield f"{word} after {new}"


def _grades(change: Change, old: _Spoken, new: _Spoken) -> Iterator[str]:
    """Tell how the node itself is founded, and of what is stated of it all that is founded otherwise."""
    before = _grades_at(old.loaded, change.old)
    after = _grades_at(new.loaded, change.new)
    names = dict.fromkeys((*before, *after)) if before and after else (PRESENT,)
    for name in names:
        was, now = before.get(name), after.get(name)
        if was != now or (name == PRESENT and now):
            yield f"grade {_turned(was, now)}" if name == PRESENT else f"grade of {name} {_turned(was, now)}"


def _turned(was: Grade | None, now: Grade | None) -> str:
    if was and now:
        return f"{was}" if was == now else f"{was} -> {now}"
    return f"after {now}" if now else f"before {was}"


def _grades_at(loaded: Loaded | None, place: Place | None) -> Mapping[str, Grade]:
    """Give the grades of what is stated at a place, by what is stated; of the node that it is a keyword of."""
    if loaded is None or place is None:
        return {}
    known, tokens = _graded(loaded), split(place.pointer)
    above = (pointer_of(tokens[: len(tokens) - up]) for up in range(min(_DEEPEST, len(tokens)) + 1))
    return next((known[pointer] for pointer in above if pointer in known), {})


@lru_cache(maxsize=64)
def _graded(loaded: Loaded) -> Mapping[str, Mapping[str, Grade]]:
    """Give the grades of what is stated, by JSON pointer and name; of an enum, of each of its values."""
    evidence = gathered(loaded)
    found: dict[str, dict[str, Grade]] = {}
    for operation in evidence.operations if evidence else ():
        for node in below(operation):
            own = found.setdefault(node.pointer, {})
            for fact in node.facts:
                own.setdefault(f"enum value {fact.value}" if fact.name == "enum" else fact.name, fact.grade)
    return found


def _examples(change: Change, old: _Spoken, new: _Spoken) -> Iterator[str]:
    before = _used(old, change, [route.old_id for route in change.routes])
    after = _used(new, change, [route.new_id for route in change.routes])
    for file in sorted({*before, *after}):
        if before.get(file) != after.get(file):
            word = "added" if file not in before else "changed" if file in after else "lost"
            yield f"example {word}: {file}"


def _used(spoken: _Spoken, change: Change, names: list[str | None]) -> dict[str, str]:
    if spoken.loaded is None:
        return {}
    found = examples_of(spoken.loaded, change.routes, names)
    root = Path(normpath(spoken.side.root.as_posix()))
    return {relative(file, root): value for file, value in found.items()}
