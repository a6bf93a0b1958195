"""Whether what a success shows is what the model expects, and what the model remembers of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from attrs import evolve, frozen

from clientwright.conformance.lifecycles.models import Asked, Kept, Model
from clientwright.conformance.lifecycles.outcomes import told
from clientwright.conformance.lifecycles.stages import Deed
from clientwright.conformance.lifecycles.values import NOTHING, apart, at, placed, same, written
from clientwright.pipeline.documents import JSON

_DAY: Final = len("2025-06-15")


@frozen
class Effect:
    """A success that is held against the model.

    Attributes:
        model: The model, which is brought up to date.
        deed: The operation.
        asked: The call.
        answer: What the client gave, as JSON data.
        now: The present instant in seconds since 1970; None where it is not known.

    """

    model: Model
    deed: Deed
    asked: Asked
    answer: JSON
    now: float | None

    def strays(self) -> Iterator[str]:
        """Say where the answer is not what the model expects; its records become what they should be."""
        kind = self.deed.kind
        if kind == "create":
            yield from self._created()
        elif kind and self.asked.key is not None:
            yield from self._about(self.asked.key)

    @property
    def _shown(self) -> JSON:
        """The record that the answer shows; `NOTHING` where it shows none."""
        place = self.deed.hint.record
        return NOTHING if place is None else at(self.answer, place)

    def _about(self, key: str) -> Iterator[str]:
        """Hold what reads, changes or deletes a record."""
        model, hint = self.model, self.deed.hint
        before = model.kept[hint.resource][key]
        after = before
        if hint.kind in {"update", "act"}:
            after = evolve(before, value=self._changed(before.value), loose=before.loose | {*hint.now})
        yield from self._shows(after)
        if hint.kind == "delete":
            model.remove(hint.resource, key)
            return
        if hint.kind != "read":
            yield from self._instants(hint.now, self._shown)
        if hint.record is not None and self._shown is not NOTHING:
            after = evolve(after, value=self._shown, loose=frozenset())
        model.keep(hint.resource, key, after)
        if hint.kind != "read":
            self._mirror(after.value)

    def _shows(self, record: Kept) -> Iterator[str]:
        """Say where the answer does not show a record as it should be."""
        if self.deed.hint.record is not None and (path := apart(record.value, self._shown, record.loose)) is not None:
            yield f"the answer shows another record than it should, at {path}: {_between(record, self._shown, path)}"
        for pointer, origin in self.deed.hint.show.items():
            wanted, found = at(record.value, origin), at(self.answer, pointer)
            if origin not in record.loose and not same(wanted, found):
                yield f"the answer should have {told(wanted)} at {pointer}, and has {told(found)}"
        yield from self._stale(self.deed.name, self.deed.hint.show_new, self.answer)
        yield from self._instants(self.deed.hint.show_now, self.answer)

    def _changed(self, value: JSON) -> JSON:
        hint = self.deed.hint
        for pointer, origin in hint.take.items():
            sent = at(self.asked.body, origin)
            value = value if sent is NOTHING else placed(value, pointer, sent)
        for pointer, put in hint.put.items():
            value = placed(value, pointer, put)
        return value

    def _mirror(self, value: JSON) -> None:
        """Have records of other kinds change with a record that they show something of."""
        for mirror in self.deed.hint.mirrors:
            key = written(at(value, mirror.key))
            other = self.model.kept[mirror.resource].get(key)
            if other is not None:
                seen = other.value
                for pointer, origin in mirror.take.items():
                    seen = placed(seen, pointer, at(value, origin))
                self.model.keep(mirror.resource, key, evolve(other, value=seen))

    def _created(self) -> Iterator[str]:
        """Hold what makes a record."""
        model, hint = self.model, self.deed.hint
        record = self._shown
        identity = model.resources[hint.resource].identity
        key = at(record, identity)
        if not isinstance(key, str | int) or isinstance(key, bool):
            yield f"the answer shows no new record with an id at {identity}: {told(record)}"
            return
        yield from self._stale(hint.resource, (identity, *hint.new), record)
        yield from self._missed(record, {identity, *hint.new, *hint.now})
        yield from self._instants(hint.now, record)
        model.keep(hint.resource, str(key), Kept(record, claims=model.claims(hint, self.asked.body)))
        yield from self._shows(model.kept[hint.resource][str(key)])
        model.bodies[self.deed.name].append(self.asked.body)

    def _stale(self, whose: str, pointers: Iterable[str], value: JSON) -> Iterator[str]:
        """Say which ids that should be new were there before."""
        for pointer in pointers:
            made = at(value, pointer)
            known = self.model.made[whose, pointer]
            if any(same(made, one) for one in known):
                yield f"{pointer} should be new, and is that of an older one: {told(made)}"
            known.append(made)

    def _missed(self, record: JSON, others: set[str]) -> Iterator[str]:
        """Say which values a new record has not, although they were sent or are always there."""
        hint = self.deed.hint
        wanted = {pointer: at(self.asked.body, origin) for pointer, origin in hint.take.items()} | dict(hint.put)
        for pointer, value in wanted.items():
            found = at(record, pointer)
            above = at(record, pointer.rpartition("/")[0])
            if pointer not in others and isinstance(above, dict) and not same(value, found):
                yield f"the new record should have {told(value)} at {pointer}, and has {told(found)}"

    def _instants(self, pointers: Iterable[str], value: JSON) -> Iterator[str]:
        """Say which places should hold the present instant and do not."""
        for pointer in pointers if self.now is not None and value is not NOTHING else ():
            if not _is_now(at(value, pointer), datetime.fromtimestamp(self.now or 0, UTC)):
                yield f"{pointer} should hold the present instant, and holds {told(at(value, pointer))}"


def _between(record: Kept, shown: JSON, path: str) -> str:
    return f"{told(record.value)} and {told(shown)}" if path == "$" else "another value than was kept or sent"


def _is_now(value: JSON, now: datetime) -> bool:
    if not isinstance(value, str):
        return False
    if len(value) == _DAY:
        return value == now.date().isoformat()
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return False
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return timedelta(0) <= now - found < timedelta(seconds=1)
