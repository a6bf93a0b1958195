"""What a review consists of: frozen values, from one found difference up to the whole report."""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Finding, Location, errors

Direction: TypeAlias = Literal["request", "response", "both", "none"]
Where: TypeAlias = Literal["operation", "path", "query", "header", "cookie", "body", "answer", "answer-header", "spec"]
Cause: TypeAlias = Literal["api", "spec", "shape", "tool"]
Bump: TypeAlias = Literal["none", "patch", "minor", "major"]

#: Below a value: the items of an array and the values of a map; a property is its name, an option `|0`, `|1` and so on.
ITEMS: Final = "[]"
VALUES: Final = "{}"


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


@frozen
class Approval:
    """A person's word that a breaking change may land.

    Attributes:
        fingerprint: Of the change.
        reason: Why.
        author: Who says so.
        expires: The last day on which it holds, `2027-01-31`.
        location: Where it is written.

    """

    fingerprint: str
    reason: str
    author: str
    expires: str
    location: Location


@frozen
class Reviewed:
    """A change, and all that a reviewer wants to know of it.

    Attributes:
        change: The change.
        effect: What a user of the client has to do.
        python: Sentences that say what, in Python; empty where nothing.
        cause: Why it came: the provider's API, a mistake in the spec, an overlay of shape, or a tool.
        evidence: Lines that say on what grounds: sources, overlay evidence, ledger lines, examples.
        approval: Who approved of it, if someone did and it still holds.

    """

    change: Change
    effect: Effect
    python: tuple[str, ...] = ()
    cause: Cause = "spec"
    evidence: tuple[str, ...] = ()
    approval: Approval | None = None


@frozen
class Figure:
    """One number of a provider, before and after; None where a side has none.

    Attributes:
        name: What is counted, such as `operations` or `lint warnings`.
        before: In the base.
        after: In the head.
        rising: Whether more of it is a reason to look: `worse`, `better` or `neutral`.

    """

    name: str
    before: int | None
    after: int | None
    rising: Literal["worse", "better", "neutral"] = "neutral"


@frozen
class Proof:
    """One snippet or sample of the base, type-checked against the clients of the head.

    Attributes:
        name: The file, and the snippet's line in it: `README.md:12`.
        passed: Whether it still type-checks.
        output: What the type checker said; empty where it passed.

    """

    name: str
    passed: bool
    output: str = ""


@frozen
class ProviderReview:
    """What happened to one provider.

    Attributes:
        name: The provider.
        state: Whether the provider itself is new or gone.
        changes: What changed on the wire and in the docs, the worst first; a difference of the public names that
            none of these explains is a change of its own, of the rule `python-only`.
        surface: Every difference of the public names, the worst first.
        figures: Counts before and after.
        bump: The version bump that semantic versioning asks for.
        changelog: One sentence for the users of the client; empty where nothing concerns them.
        surface_diff: Lines of API.md that differ, each begun by `+` or `-`.
        spec_diff: A unified diff of the effective specs, keys in one order.
        tool_changes: Versions of tools that differ, `ruff 0.17.5 -> 0.17.6`.

    """

    name: str
    state: Literal["kept", "added", "removed"]
    changes: tuple[Reviewed, ...] = ()
    surface: tuple[SurfaceChange, ...] = ()
    figures: tuple[Figure, ...] = ()
    bump: Bump = "none"
    changelog: str = ""
    surface_diff: tuple[str, ...] = ()
    spec_diff: tuple[str, ...] = ()
    tool_changes: tuple[str, ...] = ()


@frozen
class Review:
    """The whole report; every output is made of it.

    Attributes:
        base: What was compared, as the user named it.
        head: What it was compared with.
        providers: Each provider, in name order.
        proofs: The base's samples against the head's clients.
        stale_approvals: Approvals that concern no change of this review, or have expired.
        problems: What is wrong with the head, so that its verdict cannot be trusted: a stale `generated/`, a bad line.
        command: The one command that prints this report again.

    """

    base: str
    head: str
    providers: tuple[ProviderReview, ...]
    proofs: tuple[Proof, ...] = ()
    stale_approvals: tuple[Approval, ...] = ()
    problems: tuple[Finding, ...] = field(default=())
    command: str = ""

    @property
    def reviewed(self) -> tuple[Reviewed, ...]:
        """Every change of every provider."""
        return tuple(one for provider in self.providers for one in provider.changes)

    @property
    def unapproved(self) -> tuple[Reviewed, ...]:
        """The changes that break the wire or the Python of users, and that nobody approved of."""
        broken = (one for one in self.reviewed if one.change.wire is Wire.BREAKING or one.effect is Effect.BREAKING)
        return tuple(one for one in broken if one.approval is None)

    @property
    def passed(self) -> bool:
        """Whether the change may land: nothing is wrong, and all that breaks is approved."""
        return not self.unapproved and not errors(self.problems)
