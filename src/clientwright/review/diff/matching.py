"""Find out which things of two sides are one thing."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, Generic, TypeAlias, TypeVar

from attrs import frozen

from clientwright.review.diff.endpoints import Endpoint
from clientwright.review.diff.nodes import stated, without

T = TypeVar("T")
#: What two sides of one thing share; None where a thing has no such key.
Key: TypeAlias = Callable[[T], Hashable | None]
_EXPRESSION: Final = re.compile(r"\{[^{}]*\}")


@frozen
class Matches(Generic[T]):
    """What became of the things of two sides.

    Attributes:
        pairs: Those that are on both sides, in the order of the head.
        removed: Those of the base alone.
        added: Those of the head alone.

    """

    pairs: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]


def match(old: Iterable[T], new: Iterable[T], *keys: Key[T]) -> Matches[T]:
    """Match things by the first key that only one of the remaining things has, on either side.

    Args:
        old: The things of the base.
        new: The things of the head.
        keys: The keys, the most telling first.

    """
    rest_old, rest_new = list(enumerate(old)), list(enumerate(new))
    pairs: list[tuple[int, T, T]] = []
    for key in keys:
        ours, theirs = _alone([one for _, one in rest_old], key), _alone([one for _, one in rest_new], key)
        shared = ours & theirs
        if not shared:
            continue
        known = {key(one): one for _, one in rest_old}
        pairs += [(place, known[key(one)], one) for place, one in rest_new if key(one) in shared]
        rest_old = [(place, one) for place, one in rest_old if key(one) not in shared]
        rest_new = [(place, one) for place, one in rest_new if key(one) not in shared]
    ordered = sorted(pairs, key=lambda pair: pair[0])
    return Matches(
        tuple((before, after) for _, before, after in ordered),
        tuple(one for _, one in rest_old),
        tuple(one for _, one in rest_new),
    )


def match_operations(old: Sequence[Endpoint], new: Sequence[Endpoint]) -> Matches[Endpoint]:
    """Match operations of one kind: by address, by address with other names in it, by id and by shape."""
    return match(old, new, _address, _plain_address, lambda one: one.id, _shape)


def plain(path: str) -> str:
    """Give a path template without the names of its parameters."""
    return _EXPRESSION.sub("{}", path)


def _alone(things: Sequence[T], key: Key[T]) -> set[Hashable]:
    counted = Counter(key(one) for one in things)
    return {value for value, count in counted.items() if count == 1 and value is not None}


def _address(one: Endpoint) -> Hashable:
    return one.name, one.path, one.method


def _plain_address(one: Endpoint) -> Hashable:
    return (plain(one.path), one.method) if one.kind == "operation" else None


def _shape(one: Endpoint) -> Hashable:
    shared = stated(one.item, "parameters")
    return json.dumps([without(one.at.value, "operationId"), shared], sort_keys=True, default=repr)
