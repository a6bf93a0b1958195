"""One replacement in a template of the generator."""

from __future__ import annotations

from attrs import frozen


@frozen
class Patch:
    """One replacement in one template."""

    template: str
    old: str
    new: str
    count: int = 1
