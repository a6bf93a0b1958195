"""Where in a JSON value something is, and what is said of it without repeating it."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

LONGEST: Final = 80
_WORDS: Final = {
    type(None): "null",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}

Place: TypeAlias = "tuple[Place, str | int] | str | None"
"""A link to the place above and the step from there; a text is a path already written, None the root."""


class Key(str):
    """A name in a map: a step that nobody lists, like the index of a list."""

    __slots__ = ()


class Mismatch(Exception):  # noqa: N818  # answering.py makes the public error of it
    """What was read is not what its type says.

    Attributes:
        path: JSON path of the place, such as `$.data[0].id`.
        expected: What should be there.
        seen: What kind of value is there; never the value.

    """

    def __init__(self, place: Place, expected: str, seen: str) -> None:
        super().__init__(place, expected, seen)
        self.path: str = written(place)
        self.expected = expected
        self.seen = seen

    def __str__(self) -> str:
        return f"expected {self.expected} at {self.path}, found {self.seen}"


def written(place: Place, *, alike: bool = False) -> str:
    """Write a place as a JSON path.

    Args:
        place: Where.
        alike: Whether indices and names in maps become `*`, so that the same place in each item looks the same.

    """
    steps: list[str] = []
    while isinstance(place, tuple):
        place, step = place
        steps.append(_step(step, alike=alike))
    steps.append("$" if place is None else place)
    return "".join(reversed(steps))


def _step(step: str | int, *, alike: bool) -> str:
    if alike and isinstance(step, int | Key):
        return "[*]"
    if isinstance(step, int):
        return f"[{step}]"
    if step.isascii() and step.isidentifier() and len(step) <= LONGEST:
        return f".{step}"
    return f"[{str(step[:LONGEST])!a}{'…' if len(step) > LONGEST else ''}]"


def kind(value: Any) -> str:
    """Say what kind of JSON value something is."""
    found: type[Any] = value.__class__
    return _WORDS.get(found, found.__name__)
