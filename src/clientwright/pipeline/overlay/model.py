"""An overlay as frozen values, checked and with its queries compiled."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import Document
from clientwright.pipeline.overlay.merging import Tree
from clientwright.pipeline.overlay.queries import Query


@frozen
class Update:
    """Merge a value, which stands at `pointer` in the overlay, into each target."""

    value: Tree
    pointer: str


@frozen
class Copy:
    """Merge the one node that `query` selects in the document so far into each target; stands at `pointer`."""

    query: Query
    pointer: str


@frozen
class Remove:
    """Take each target out of its object or array."""


Effect: TypeAlias = Update | Copy | Remove | None


@frozen
class Action:
    """One change.

    Attributes:
        pointer: Where it stands in the overlay.
        target: What it changes.
        effect: How; None changes nothing.
        description: Why, in the author's words; that of the reference where a reusable action has one too.

    """

    pointer: str
    target: Query
    effect: Effect = None
    description: str | None = None


@frozen
class Overlay:
    """A valid overlay.

    Attributes:
        document: Where it was read from.
        minor: The version of the specification after `1.`: 0, 1 or 2.
        actions: In the order of application.
        extends: The document it is meant for, as written.
        own_uri: Its `$self`, as written.

    """

    document: Document
    minor: int
    actions: tuple[Action, ...]
    extends: str | None = None
    own_uri: str | None = None
