"""Put the report together: each provider's changes, what they mean in Python, why they came and on what evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from attrs import evolve, frozen

from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.trees import hashes
from clientwright.review import approvals, causes, clients, evidence, figures, proofs, specdiff, versions
from clientwright.review.catalogue import PROVIDER_ADDED, PROVIDER_REMOVED
from clientwright.review.clients import Client
from clientwright.review.diff import compare
from clientwright.review.diff.places import At
from clientwright.review.lookups import hashes_of, ledger_hash
from clientwright.review.reports import Approval, Proof, ProviderReview, Review, Reviewed
from clientwright.review.sides import Loaded, Side
from clientwright.review.surface import comparing, effects, hunks, reading
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import ABSENT, Change, Effect, Place, Route, SurfaceChange, Wire

_WIRES, _EFFECTS = tuple(Wire), tuple(Effect)


@frozen
class Wanted:
    """What to review, and how.

    Attributes:
        providers: Only these; all when empty.
        python: Whether to generate clients where there are none; where the specs are small when not given.
        approvals: What was approved of.
        today: The date, `2026-11-22`, that approvals are held against.
        command: What prints the report again.

    """

    providers: tuple[str, ...] = ()
    python: bool | None = None
    approvals: tuple[Approval, ...] = ()
    today: str = ""
    command: str = ""


@frozen
class _Pair:
    """One provider on both sides; None where it is not."""

    base: Side
    head: Side
    name: str

    @property
    def old(self) -> Loaded | None:
        return self.base.providers.get(self.name)

    @property
    def new(self) -> Loaded | None:
        return self.head.providers.get(self.name)


@frozen
class _Clients:
    """The clients of one provider on both sides, and why one is missing."""

    old: Client | None
    new: Client | None
    notes: tuple[Finding, ...]

    def surfaces(self) -> tuple[Surface | None, Surface | None]:
        """Read the public names of both."""
        old, new = (reading.read(one.folder, one.package) if one else None for one in (self.old, self.new))
        return old, new


def review(base: Side, head: Side, wanted: Wanted, scratch: Path) -> Review:
    """Compare two sides.

    Args:
        base: What was.
        head: What is to be.
        wanted: What to review, and how.
        scratch: An empty folder to generate clients in.

    """
    names = sorted({*base.providers, *head.providers})
    pairs = [_Pair(base, head, name) for name in names if not wanted.providers or name in wanted.providers]
    pairs = [pair for pair in pairs if not _equal(pair)]
    made = [_clients(pair, wanted, scratch) for pair in pairs]
    found = [_provider(pair, own) for pair, own in zip(pairs, made, strict=True)]
    approved, unused = approvals.applied(
        (one for each in found for one in each.changes), wanted.approvals, wanted.today
    )
    rest = iter(approved)
    return Review(
        base=base.label,
        head=head.label,
        providers=tuple(evolve(each, changes=tuple(next(rest) for _ in each.changes)) for each in found),
        proofs=_proofs(base, head, made),
        stale_approvals=unused,
        problems=(*clients.stale(base, head), *(note for own in made for note in own.notes)),
        command=wanted.command,
    )


def _equal(pair: _Pair) -> bool:
    """Tell whether nothing at all of a provider differs, so that there is nothing to look at."""
    if pair.old is None or pair.new is None or pair.base.generated is None or pair.head.generated is None:
        return False
    if causes.tool_changes(pair.base, pair.head):
        return False
    outputs = (hashes(side.generated / pair.name) for side in (pair.base, pair.head) if side.generated)
    old, new = outputs
    return old == new and hashes_of(pair.old) == hashes_of(pair.new) and ledger_hash(pair.old) == ledger_hash(pair.new)


def _clients(pair: _Pair, wanted: Wanted, scratch: Path) -> _Clients:
    found: list[Client | None] = []
    notes: list[Finding] = []
    for name, side, loaded in (("base", pair.base, pair.old), ("head", pair.head, pair.new)):
        folder = scratch / name
        folder.mkdir(exist_ok=True)
        one = clients.client_of(side, loaded, folder, wanted=wanted.python) if loaded else None
        if isinstance(one, Finding):
            notes.append(evolve(side.told(one), severity=Severity.WARNING))
        found.append(one if isinstance(one, Client) else None)
    if notes:
        return _Clients(None, None, tuple(notes[:1]))
    return _Clients(found[0], found[1], ())


def _provider(pair: _Pair, own: _Clients) -> ProviderReview:
    old, new = pair.old, pair.new
    surfaces = own.surfaces()
    differences = comparing.compare(*surfaces) if any(surfaces) else ()
    reviewed = tuple(sorted(_reviewed(pair, surfaces, differences), key=_rank))
    folders = [one.folder / "API.md" if one else Path() for one in (own.old, own.new)]
    return ProviderReview(
        name=pair.name,
        state="kept" if old and new else ("removed" if old else "added"),
        changes=reviewed,
        surface=differences,
        figures=figures.figures_of(pair.base, pair.head, pair.name),
        bump=versions.bump_of(reviewed, differences, python=any(surfaces)),
        changelog=versions.changelog_of(reviewed, differences),
        surface_diff=hunks.surface_diff(*folders) if all(surfaces) else (),
        spec_diff=specdiff.spec_diff(old.effective.document, new.effective.document) if old and new else (),
        tool_changes=causes.tool_changes(pair.base, pair.head),
    )


def _whole(pair: _Pair) -> Change:
    """Tell that a provider is new or gone."""
    rule = PROVIDER_REMOVED if pair.new is None else PROVIDER_ADDED
    places = [At(one.spec, "", one.spec.document.data).place if one else None for one in (pair.old, pair.new)]
    return Change(
        rule=rule.name,
        provider=pair.name,
        wire=rule.wire("none"),
        direction="none",
        message=f"The provider {pair.name} is {'gone' if pair.new is None else 'new'}.",
        before=ABSENT if pair.old is None else pair.name,
        after=ABSENT if pair.new is None else pair.name,
        old=places[0],
        new=places[1],
        routes=(Route(pair.name, "spec"),),
    )


def _reviewed(
    pair: _Pair,
    surfaces: tuple[Surface | None, Surface | None],
    differences: tuple[SurfaceChange, ...],
) -> Iterator[Reviewed]:
    if pair.old is None or pair.new is None:
        effect = Effect.BREAKING if pair.new is None else Effect.ADDITIVE
        yield _grounded(pair, Reviewed(_whole(pair), effect, tuple(one.sentence for one in differences)))
        return
    explained: set[str] = set()
    for change in compare(pair.old.spec, pair.new.spec, pair.name):
        effect, sentences, symbols = effects.effect_of(change, *surfaces, differences)
        explained |= symbols
        yield _grounded(pair, Reviewed(change, effect, sentences))
    for one in effects.unexplained(differences, frozenset(explained)):
        yield _grounded(pair, Reviewed(effects.as_change(pair.name, one), one.effect, (one.sentence,)))


def _grounded(pair: _Pair, one: Reviewed) -> Reviewed:
    """Add why a change came and on what evidence, and tell its places as a person knows them."""
    change = one.change
    return evolve(
        one,
        cause=causes.cause_of(change, pair.base, pair.head),
        evidence=evidence.evidence_of(change, pair.base, pair.head),
        change=evolve(change, old=_shown(change.old, pair.base), new=_shown(change.new, pair.head)),
    )


def _shown(place: Place | None, side: Side) -> Place | None:
    return evolve(place, location=side.shown(place.location)) if place else None


def _rank(one: Reviewed) -> tuple[int, int, str, str]:
    return _WIRES.index(one.change.wire), _EFFECTS.index(one.effect), str(one.change.routes[0]), one.change.rule


def _proofs(base: Side, head: Side, made: Iterable[_Clients]) -> tuple[Proof, ...]:
    """Prove what was written against the clients that changed; without clients there is nothing to prove."""
    both = [(own.old, own.new) for own in made if own.old and own.new]
    changed = [old.package.removesuffix("_client") for old, _ in both if old]
    samples = proofs.samples_of(base, changed) if both else ()
    if not samples:
        return ()
    before = (*(old.folder for old, _ in both if old), *proofs.search_path(base))
    after = (*(new.folder for _, new in both if new), *proofs.search_path(head))
    return proofs.proofs_of(samples, before, after)
