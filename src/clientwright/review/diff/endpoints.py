"""The operations of a description, wherever they stand: below paths, as webhooks and as callbacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from attrs import frozen

from clientwright.pipeline.grammar import METHODS
from clientwright.pipeline.walking import Spec
from clientwright.review.diff.nodes import member, members, read, stated, text
from clientwright.review.diff.places import At
from clientwright.review.values import Route

Kind: TypeAlias = Literal["operation", "webhook", "callback"]
_FIXED: Final = (*METHODS, "query")


@frozen
class Endpoint:
    """One operation and what its path item adds.

    Attributes:
        kind: Who calls whom, and where it stands.
        name: The webhook's or callback's name; empty for an operation.
        path: The path template, or the callback's expression; empty for a webhook.
        method: The HTTP method in upper case.
        title: What people call it.
        incoming: Whether the provider calls.
        at: The Operation Object.
        item: The Path Item Object.

    """

    kind: Kind
    name: str
    path: str
    method: str
    title: str
    incoming: bool
    at: At
    item: At

    @property
    def id(self) -> str | None:
        """The operation's id, if it has one."""
        return text(self.at, "operationId") or None


def endpoints(spec: Spec) -> tuple[Endpoint, ...]:
    """Give the operations below the paths."""
    found = members(At(spec, "", spec.document.data), "paths")
    return tuple(
        Endpoint("operation", "", path, method, f"{method} {path}", incoming=False, at=at, item=item)
        for path, raw in found.items()
        for method, at, item in _methods(raw)
    )


def webhooks(spec: Spec) -> tuple[Endpoint, ...]:
    """Give the operations that the provider calls."""
    found = members(At(spec, "", spec.document.data), "webhooks")
    return tuple(
        Endpoint("webhook", name, "", method, f"webhook {name} {method}", incoming=True, at=at, item=item)
        for name, raw in found.items()
        for method, at, item in _methods(raw)
    )


def callbacks(of: Endpoint) -> tuple[Endpoint, ...]:
    """Give the calls that an operation has the other side make."""
    return tuple(
        Endpoint(
            "callback",
            name,
            path,
            method,
            f"{of.title} callback {name} {method} {path}",
            incoming=not of.incoming,
            at=at,
            item=item,
        )
        for name, raw in members(of.at, "callbacks").items()
        for path, raw_item in _expressions(read(raw)).items()
        for method, at, item in _methods(raw_item)
    )


def route_of(old: Endpoint | None, new: Endpoint | None) -> Route:
    """Give the route to an operation that is on one side or on both."""
    named = new or old
    if named is None:
        raise ValueError("an operation is on one side at least")
    old_id, new_id = (one.id if one is not None else None for one in (old, new))
    return Route(named.title, "operation", old_id=old_id, new_id=new_id, incoming=named.incoming)


def _expressions(at: At | None) -> dict[str, At]:
    return {path: at.below(path) for path in at.value if not path.startswith("x-")} if at is not None else {}


def _methods(raw: At) -> Iterator[tuple[str, At, At]]:
    item = read(raw)
    if item is None:
        return
    for name in _FIXED:
        at = member(item, name)
        if at is not None and isinstance(at.value, dict):
            yield name.upper(), at, item
    for name, at in members(item, "additionalOperations").items():
        if isinstance(at.value, dict) and not isinstance(stated(item, name.lower()), dict):
            yield name.upper(), at, item
