"""What differs: changes of the wire, and of the public names of packages."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Location

Direction: TypeAlias = Literal["request", "response", "both", "none"]
Where: TypeAlias = Literal["operation", "path", "query", "header", "cookie", "body", "answer", "answer-header", "spec"]


class Absent:
    """What is not there on one side, which is not the same as null."""

    def __repr__(self) -> str:
        return "absent"

    def __bool__(self) -> bool:
        return False


ABSENT: Final = Absent()


class Wire(StrEnum):
    """What a change means for clients that were written against the old contract, the worst first."""

    BREAKING = "breaking"
    RISKY = "risky"
    ADDITIVE = "additive"
    DOCS = "docs"


class Effect(StrEnum):
    """What a user of the generated client has to do: change code, may use more, or nothing."""

    BREAKING = "breaking"
    ADDITIVE = "additive"
    NONE = "none"


@frozen
class Step:
    """One step down into a JSON value.

    Attributes:
        kind: What is stepped into.
        name: The property's name, or the option's number as text; empty for items and values.

    """

    kind: Literal["property", "items", "values", "option", "item"]
    name: str = ""

    def __str__(self) -> str:
        if self.kind == "property":
            plain = self.name.isidentifier()
            return f".{self.name}" if plain else f"[{json.dumps(self.name, ensure_ascii=False)}]"
        return {"items": "[]", "values": "{}", "option": f"|{self.name}", "item": f"[{self.name}]"}[self.kind]


@frozen
class Route:
    """How a caller comes to the place of a change.

    Attributes:
        operation: The operation as people say it, `GET /things`; of the head where it is on both sides.
        where: What of the operation: itself, a parameter's location, the request body, an answer or its header.
        name: The parameter's or header's name as sent, or the status of an answer; a header's status stands before
            its name: `200 X-Total`.
        media: The media type of a body.
        steps: From the body (or the parameter's value) down to the place.
        old_id: The operation's id in the base; None where it has none.
        new_id: The operation's id in the head.
        incoming: Whether the operation is a webhook or a callback, which the provider calls.

    """

    operation: str
    where: Where
    name: str = ""
    media: str = ""
    steps: tuple[Step, ...] = ()
    old_id: str | None = None
    new_id: str | None = None
    incoming: bool = False

    @property
    def direction(self) -> Direction:
        """Which way the data travels, seen from the client."""
        if self.where in {"operation", "spec"}:
            return "none"
        sent = self.where not in {"answer", "answer-header"}
        return "request" if sent is not self.incoming else "response"

    @property
    def path(self) -> str:
        """The JSON path of the place, such as `$.data[].price`."""
        return "$" + "".join(map(str, self.steps))

    def __str__(self) -> str:
        if self.where in {"operation", "spec"}:
            return self.operation
        words = {"body": "request body", "answer": f"answer {self.name}", "answer-header": f"answer {self.name}"}
        what = words.get(self.where, f"{self.where} parameter {self.name}")
        return f"{self.operation} {what}" + (f" {self.path}" if self.steps else "")


@frozen
class Place:
    """A node of one side.

    Attributes:
        pointer: JSON pointer to it in the effective spec.
        location: The file and line that a person can open: of the spec, or of the overlay that put it there.

    """

    pointer: str
    location: Location


@frozen
class Change:
    """One difference between two effective specs.

    Attributes:
        rule: What kind of change, a name of `rules.RULES`.
        provider: The provider.
        wire: What it means on the wire, in the direction in which the place is used.
        direction: Which way the data travels; both, where a schema is used both ways.
        message: One sentence: what is different.
        before: The value before; `ABSENT` where there was none.
        after: The value after; `ABSENT` where there is none any more.
        old: Where it stands in the base; None where it does not.
        new: Where it stands in the head.
        routes: How callers come to it, the shortest first; never empty.

    """

    rule: str
    provider: str
    wire: Wire
    direction: Direction
    message: str
    before: JSON | Absent
    after: JSON | Absent
    old: Place | None
    new: Place | None
    routes: tuple[Route, ...]

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations that it concerns, sorted, each once."""
        return tuple(sorted({route.operation for route in self.routes}))

    @property
    def fingerprint(self) -> str:
        """12 hexadecimal digits that stay the same when lines move and components are renamed."""
        told = [self.provider, self.rule, str(self.routes[0]), _plain(self.before), _plain(self.after)]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:12]


def _plain(value: JSON | Absent) -> JSON:
    return ["absent"] if isinstance(value, Absent) else value


@frozen
class SurfaceChange:
    """One difference between the public names of two generated packages.

    Attributes:
        symbol: The name as it is imported, without the package: `models.Charge.tax`, `Trybe.charges.process`.
        kind: What is different, in kebab case: `removed`, `added`, `type`, `default`, `parameter-required` and so on.
        effect: What a user has to do.
        sentence: One line in a user's words: `Charge.tax: int -> int | str`.
        before: The line of source before; empty where there was none.
        after: The line of source after.

    """

    symbol: str
    kind: str
    effect: Effect
    sentence: str
    before: str = ""
    after: str = ""
