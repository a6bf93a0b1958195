"""What a provider should remember, in plain Python, and when it should refuse."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from attrs import define, field, frozen

from clientwright.conformance.lifecycles.stages import Deed
from clientwright.conformance.lifecycles.values import NOTHING, at, same, written
from clientwright.pipeline.documents import JSON
from clientwright.sandbox.behaviour import Behaviour, Condition, Rate, Reply, Resource

#: How many of the records that were used last are chosen before others.
_RECENT: Final = 6


@frozen
class Kept:
    """A record that should be there.

    Attributes:
        value: What it should be like.
        loose: JSON pointers to what may be anything, since the sandbox chose it and has not shown it.
        claims: What it was made with under each rule, by the rule's name.

    """

    value: JSON
    loose: frozenset[str] = frozenset()
    claims: Mapping[str, str] = field(factory=dict)


@frozen
class Expected:
    """What should become of a call.

    Attributes:
        statuses: The statuses that the answer may have.
        why: Why it should be refused; empty where it should succeed.
        reply: How the hints say that it is refused, if they do.
        turn: How often that was said before.

    """

    statuses: tuple[int, ...]
    why: str = ""
    reply: Reply | None = None
    turn: int = 0


@frozen
class Asked:
    """A call, ready to be made.

    Attributes:
        asynchronous: Which of the two clients makes it.
        arguments: Its parameters by place and wire name.
        body: Its body; None where it has none.
        media: The media type of the body.
        key: The identity of the record that it is about, as a text; None where it is about none.
        twist: What is wrong with it: `bare` (no credential), `faulty` (the content is no valid body), or nothing.
        content: The content that takes the place of the body.
        pages: Whether all pages of a list are asked for.
        brief: Whether only what was answered is looked at, and not what the client makes of it.

    """

    asynchronous: bool
    arguments: Mapping[str, JSON]
    body: JSON = None
    media: str = ""
    key: str | None = None
    twist: str = ""
    content: str = ""
    pages: bool = False
    brief: bool = False


@define
class Model:
    """What a provider should remember.

    Attributes:
        resources: The kinds of records.
        kept: The records that should be there by kind and identity, in the order in which they are listed.
        gone: The identities of deleted ones by kind.
        made: Every value that was made up, by kind and JSON pointer.
        turns: How often each operation refused in each way.
        bodies: The bodies that made records, by operation.

    """

    resources: Mapping[str, Resource]
    kept: dict[str, dict[str, Kept]]
    gone: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    made: dict[tuple[str, str], list[JSON]] = field(factory=lambda: defaultdict(list))
    turns: Counter[tuple[str, Reply]] = field(factory=Counter)
    bodies: dict[str, list[JSON]] = field(factory=lambda: defaultdict(list))
    _recent: dict[str, list[str]] = field(factory=lambda: defaultdict(list))
    _windows: dict[str, tuple[float, int]] = field(factory=dict)

    def pick(self, hint: Behaviour, whose: str, index: int) -> str | None:
        """Choose a record for an operation; None where there is none, or none is wanted.

        Args:
            hint: What the operation does.
            whose: Which records to choose from: `there`, `fit` (those that it allows) or `gone`; none for another word.
            index: Counts them from 0, the last used first; more than there are begin anew.

        """
        there = self.kept.get(hint.resource, {})
        recent = [key for key in reversed(self._recent[hint.resource]) if key in there][:_RECENT]
        found = [*recent, *(key for key in there if key not in recent)] if whose in {"there", "fit"} else []
        if whose == "fit":
            found = [key for key in found if self.unmet(hint, there[key].value) is None]
        elif whose == "gone":
            found = self.gone[hint.resource][::-1]
        return found[index % len(found)] if found else None

    @staticmethod
    def unmet(hint: Behaviour, record: JSON) -> Condition | None:
        """Give the first condition of an operation that a record does not meet."""
        for one in hint.conditions:
            if any(same(at(record, one.at), value) for value in one.values) is one.negated:
                return one
        return None

    def used(self, resource: str) -> tuple[str, ...]:
        """Give the identities of the records that were used last, and of those that were deleted."""
        return (*self._recent[resource][-_RECENT:], *self.gone[resource][-_RECENT:])

    def keep(self, resource: str, key: str, record: Kept) -> None:
        """Have a record there, or changed."""
        self.kept[resource][key] = record
        self.touch(resource, key)

    def touch(self, resource: str, key: str) -> None:
        """Note that a record was used."""
        self._recent[resource] = [*(one for one in self._recent[resource] if one != key), key]

    def remove(self, resource: str, key: str) -> None:
        """Have a record there no more."""
        del self.kept[resource][key]
        self.gone[resource].append(key)

    def expected(self, deed: Deed, asked: Asked, now: float | None) -> Expected:
        """Tell what should become of a call, and count it.

        Args:
            deed: The operation.
            asked: The call.
            now: The present instant; None where it is not known: then no window ends.

        """
        if asked.twist == "bare" and deed.secured:
            return Expected(deed.documented(401, 403), "it carries no credential")
        rate = deed.behaviour.rate if deed.behaviour else None
        if rate and not self.admits(deed, rate, now or 0.0):
            return self._refused(deed, rate.reply, "there were too many requests")
        if asked.twist == "faulty":
            return Expected(deed.documented(422, 400), "its body is not valid")
        return self._judged(deed, deed.behaviour, asked) if deed.behaviour else Expected((deed.success,))

    def admits(self, deed: Deed, rate: Rate, now: float) -> bool:
        """Count a request under a rate, and tell whether there were few enough."""
        began, count = self._windows.get(deed.name, (now, 0))
        if now >= began + rate.seconds:
            began, count = now, 0
        self._windows[deed.name] = began, count + 1
        return count < rate.requests

    def left(self, deed: Deed, rate: Rate) -> int:
        """Give how many more requests an operation takes in the present window."""
        return max(0, rate.requests - self._windows.get(deed.name, (0, 0))[1])

    def claims(self, behaviour: Behaviour, body: JSON) -> dict[str, str]:
        """Give what a body claims under each rule."""
        values = {limit.name: [at(body, pointer) for pointer in limit.fields] for limit in behaviour.limits}
        return {name: json.dumps(found) for name, found in values.items() if NOTHING not in found}

    def _judged(self, deed: Deed, behaviour: Behaviour, asked: Asked) -> Expected:
        if behaviour.kind == "create":
            claims = self.claims(behaviour, asked.body)
            for limit in behaviour.limits:
                if limit.name in claims and self._claimed(behaviour, limit.name, claims[limit.name]) >= limit.most:
                    return self._refused(deed, limit.reply, "there is one like it" if limit.most == 1 else "it is full")
        elif asked.key is not None:
            kept = self.kept[behaviour.resource].get(asked.key)
            if kept is None:
                return Expected((404,), "there is no such record")
            unmet = self.unmet(behaviour, kept.value)
            if unmet is not None:
                return self._refused(deed, unmet.reply, f"{unmet.at} of the record is {at(kept.value, unmet.at)!r}")
        return Expected((deed.success,))

    def _claimed(self, behaviour: Behaviour, rule: str, subject: str) -> int:
        return sum(one.claims.get(rule) == subject for one in self.kept[behaviour.resource].values())

    def _refused(self, deed: Deed, reply: Reply, why: str) -> Expected:
        turn = self.turns[deed.name, reply]
        self.turns[deed.name, reply] += 1
        return Expected((int(reply.status),), why, reply, turn)


def listed(model: Model, deed: Deed, asked: Asked) -> list[Kept]:
    """Give the records that a list should have, before it is parted into pages."""
    sent = asked.arguments
    wanted = {
        pointer: written(sent[f"query {name}"])
        for name, pointer in deed.hint.filters.items()
        if f"query {name}" in sent
    }
    return [
        one
        for one in model.kept[deed.resource].values()
        if all(written(at(one.value, pointer)) == value for pointer, value in wanted.items())
    ]
