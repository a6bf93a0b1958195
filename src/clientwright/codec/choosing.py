"""Reads a value that can be of several shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from clientwright.codec.notes import Notes, Reader
from clientwright.codec.places import Mismatch, Place, kind
from clientwright.codec.shapes import Anything, Choice, Constant, Object, Scalar, Shape, described, kinds
from clientwright.models import Discriminator

_SPECIAL: Final = (datetime, date, UUID)


def choice_reader(choice: Choice, readers: Sequence[Reader]) -> Reader:
    """Give the function that reads one of several shapes.

    Args:
        choice: The shapes.
        readers: What reads each of them.

    """
    words = described(choice)
    pairs = list(zip(choice.options, readers, strict=True))
    if choice.discriminator is not None:
        objects = {shape.model.__name__: reader for shape, reader in pairs if isinstance(shape, Object)}
        told = _told(choice.discriminator, objects)
        pairs = [(shape, told if isinstance(shape, Object) else reader) for shape, reader in pairs]
    options = _by_kind(pairs)

    def read(value: Any, place: Place, notes: Notes) -> Any:
        fitting = options.get(type(value), ())
        if len(fitting) == 1:
            return fitting[0](value, place, notes)
        return _best(fitting, value, place, notes, words)

    return read


def _by_kind(pairs: Sequence[tuple[Shape, Reader]]) -> Mapping[Any, Sequence[Reader]]:
    """Sort the readers by the JSON values that they read, those that are most particular first."""
    found: dict[Any, list[Reader]] = {}
    for shape, reader in sorted(pairs, key=lambda pair: _rank(pair[0])):
        for wanted in kinds(shape):
            readers = found.setdefault(wanted, [])
            if reader not in readers:
                readers.append(reader)
    if float not in found and int in found:
        found[float] = found[int]
    return found


def _rank(shape: Shape) -> int:
    if isinstance(shape, Constant) or (isinstance(shape, Scalar) and shape.type in _SPECIAL):
        return 0
    return 2 if isinstance(shape, Anything) or (isinstance(shape, Scalar) and shape.type in {str, float}) else 1


def _best(fitting: Sequence[Reader], value: Any, place: Place, notes: Notes, words: str) -> Any:
    """Read as the first shape that fits exactly, or else as the one with the fewest drifts."""
    best: tuple[Notes, Any] | None = None
    trials = Notes(notes.trials if notes.trials is not None else {})
    for reader in fitting:
        trial = trials.trial(reader, value, place)
        if trial is not None and (best is None or len(trial[0].drifts) < len(best[0].drifts)):
            best = trial
            if not trial[0].drifts:
                break
    if best is None:
        raise Mismatch(place, words, kind(value))
    notes.take(best[0])
    return best[1]


def _told(discriminator: Discriminator, objects: Mapping[str, Reader]) -> Reader:
    """Read the object that a property names, or where it is not there, the one that fits best."""
    name = discriminator.name
    named = {value: objects[model] for value, model in discriminator.classes.items()}
    known = " or ".join(repr(value) for value in named)

    def read(value: Any, place: Place, notes: Notes) -> Any:
        tag = value.get(name)
        reader = named.get(tag) if isinstance(tag, str) else None
        if reader is not None:
            return reader(value, place, notes)
        seen = "another text" if isinstance(tag, str) else kind(tag) if name in value else "nothing"
        if tag is not None:
            raise Mismatch((place, name), known, seen)
        try:
            fitting = _best([*objects.values()], value, place, notes, known)
        except Mismatch:
            raise Mismatch((place, name), known, seen) from None
        notes.add((place, name), known, seen)
        return fitting

    return read
