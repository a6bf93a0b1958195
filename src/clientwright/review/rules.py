"""The kinds of change, each with what it means on the wire in either direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from clientwright.review.values import Direction, Wire

_ORDER: Final = tuple(Wire)


@frozen
class Rule:
    """One kind of change.

    Attributes:
        name: Stable identifier in kebab case, such as `property-removed`.
        title: What happened, in a few words.
        request: What it means where the client sends the value; None where that cannot be.
        response: What it means where the client reads the value; None where that cannot be.
        explain: Why: one or two sentences.

    """

    name: str
    title: str
    request: Wire | None
    response: Wire | None
    explain: str

    def wire(self, direction: Direction) -> Wire:
        """Give the verdict in a direction; the worse of the two where a value travels both ways, or neither."""
        known = {"request": (self.request,), "response": (self.response,)}.get(direction, (self.request, self.response))
        return min((one for one in known if one is not None), key=_ORDER.index, default=Wire.DOCS)


def table(*rules: Rule) -> Mapping[str, Rule]:
    """Give rules by name.

    Raises:
        ValueError: Two have one name.

    """
    named = {rule.name: rule for rule in rules}
    if len(named) < len(rules):
        raise ValueError("two rules have one name")
    return named
