"""What a change of a client means for its version, and what its users are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from clientwright.review.reports import Bump, Reviewed
from clientwright.review.values import Effect, SurfaceChange, Wire

_LISTED: Final = 3


def bump_of(reviewed: Sequence[Reviewed], surface: Sequence[SurfaceChange], *, python: bool = True) -> Bump:
    """Give the version bump that semantic versioning asks for, counted as from 1.0.0 on.

    Only what a user does in Python counts: what breaks it is `major`; what adds to it, or deprecates a part of it, is
    `minor`; any other change that reaches the client, be it in its docstrings, is `patch`. Where the Python was not
    compared, what a change means on the wire counts in its place.

    Args:
        reviewed: The changes, with what they mean in Python.
        surface: The differences of the public names.
        python: Whether the Python was compared.

    """
    if not python:
        wires = {one.change.wire for one in reviewed}
        return "major" if Wire.BREAKING in wires else "minor" if wires - {Wire.DOCS} else "patch" if wires else "none"
    effects = {one.effect for one in reviewed} | {one.effect for one in surface}
    if Effect.BREAKING in effects:
        return "major"
    if Effect.ADDITIVE in effects or any(one.kind == "deprecated" for one in surface):
        return "minor"
    return "patch" if reviewed or surface else "none"


def changelog_of(reviewed: Sequence[Reviewed], surface: Sequence[SurfaceChange]) -> str:
    """Say in one sentence what users of the client must change and what they can do more.

    Args:
        reviewed: The changes, with what they mean in Python.
        surface: The differences of the public names, the worst first.

    Returns:
        The sentence; empty where nothing concerns them.

    """
    breaking = _sentences(reviewed, surface, Effect.BREAKING)
    additive = _sentences(reviewed, surface, Effect.ADDITIVE)
    other = [one.sentence for one in surface if one.effect is Effect.NONE]
    parts = [
        f"{lead}: {_listed(found)}"
        for lead, found in (("breaking", breaking), ("new", additive), ("also", other))
        if found
    ]
    told = "; ".join(parts)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _sentences(reviewed: Iterable[Reviewed], surface: Iterable[SurfaceChange], effect: Effect) -> list[str]:
    """Give the sentences of one effect; new classes only where nothing else is new.

    Where no difference of names has the effect, the changes speak.
    """
    given = [one for one in surface if one.effect is effect]
    telling = [one for one in given if not (one.kind == "added" and re.fullmatch(r"models\.\w+", one.symbol))]
    found = [one.sentence.replace(" is new", "") for one in telling or given]
    if not found:
        found = [sentence for one in reviewed if one.effect is effect for sentence in one.python]
    return list(dict.fromkeys(found))


def _listed(found: Sequence[str]) -> str:
    shown = [f"`{one}`" for one in found[:_LISTED]]
    rest = len(found) - _LISTED
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)
