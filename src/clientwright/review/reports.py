"""What a report consists of: each change with its grounds, each provider, the whole."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import field, frozen

from clientwright.pipeline.findings import Finding, Location, errors
from clientwright.review.values import Change, Effect, SurfaceChange, Wire

Cause: TypeAlias = Literal["api", "spec", "shape", "tool"]
Bump: TypeAlias = Literal["none", "patch", "minor", "major"]


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
