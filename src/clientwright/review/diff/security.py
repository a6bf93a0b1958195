"""Compare the credentials that operations ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Spec
from clientwright.review.diff.differences import Both, Differences
from clientwright.review.diff.endpoints import Endpoint, route_of
from clientwright.review.diff.nodes import alike, member, members, read, text, without
from clientwright.review.diff.places import At
from clientwright.review.values import ABSENT, Route

#: The scopes of each scheme of one alternative.
Needs: TypeAlias = Mapping[str, frozenset[str]]
WHOLE: Final = Route("security", "spec")


@frozen
class Demand:
    """What an operation asks for.

    Attributes:
        at: The list of alternatives; the object that has none where there is none.
        everywhere: Whether it holds for all operations that state none.
        needs: The alternatives; an empty one asks for nothing.

    """

    at: At
    everywhere: bool
    needs: tuple[Needs, ...]

    @property
    def open(self) -> bool:
        """Whether a call without credentials is fine."""
        return any(not one for one in self.needs)

    @property
    def written(self) -> JSON:
        """The alternatives as JSON, in one order."""
        return sorted(({name: sorted(scopes) for name, scopes in one.items()} for one in self.needs), key=repr)


def compare_security(pairs: tuple[tuple[Endpoint, Endpoint], ...], names: Mapping[str, str]) -> Differences:
    """Compare what operations ask for.

    Args:
        pairs: The operations that are on both sides.
        names: What the base calls a scheme, and what the head does.

    """
    for old, new in pairs:
        before, after = demand(old, names), demand(new, {})
        if before.needs != after.needs:
            everywhere = before.everywhere and after.everywhere
            yield from _compare(before, after, WHOLE if everywhere else route_of(old, new))


def demand(endpoint: Endpoint, names: Mapping[str, str]) -> Demand:
    """Give what an operation asks for; what the provider calls asks for what it states itself."""
    root = At(endpoint.at.spec, "", endpoint.at.spec.document.data)
    own = member(endpoint.at, "security")
    if own is not None:
        return Demand(own, everywhere=False, needs=_needs(own, names))
    found = None if endpoint.incoming else member(root, "security")
    if found is None:
        return Demand(root, everywhere=True, needs=({},))
    return Demand(found, everywhere=True, needs=_needs(found, names))


def _needs(at: At, names: Mapping[str, str]) -> tuple[Needs, ...]:
    found: list[Needs] = []
    for one in at.value if isinstance(at.value, list) else ():
        if isinstance(one, dict):
            needs = {names.get(name, name): _scopes(scopes) for name, scopes in one.items()}
            found.extend([needs] if needs not in found else [])
    return tuple(sorted(found, key=_order)) or ({},)


def _order(needs: Needs) -> str:
    return repr(sorted((name, sorted(scopes)) for name, scopes in needs.items()))


def _scopes(value: JSON) -> frozenset[str]:
    return frozenset(one for one in value if isinstance(one, str)) if isinstance(value, list) else frozenset()


def _compare(before: Demand, after: Demand, route: Route) -> Differences:
    both = Both(before.at, after.at, route)
    if before.open and not after.open:
        yield both.differing("security-required", "Credentials are required now.", before.written, after.written)
    elif after.open and not before.open:
        yield both.differing(
            "security-optional", "Credentials are not required any more.", before.written, after.written
        )
    ours = [one for one in before.needs if one and one not in after.needs]
    theirs = [one for one in after.needs if one and one not in before.needs]
    yield from _scoped(both, ours, theirs)
    yield from _widened(both, ours, theirs)
    # Where credentials came or went altogether, that is told above.
    if before.open is after.open or (any(before.needs) and any(after.needs)):
        yield from _left(both, ours, theirs, needless=after.open)


def _scoped(both: Both, ours: list[Needs], theirs: list[Needs]) -> Differences:
    """Compare the scopes of alternatives that name the same schemes, and take these off the lists."""
    for old in tuple(ours):
        new = next((one for one in theirs if one.keys() == old.keys()), None)
        if new is not None:
            ours.remove(old)
            theirs.remove(new)
            for name in sorted(old):
                yield from _scope_changes(both, name, old[name], new[name])


def _scope_changes(both: Both, name: str, old: frozenset[str], new: frozenset[str]) -> Differences:
    for scope in sorted(new - old):
        message = f"The credential `{name}` needs the scope `{scope}`."
        yield both.differing("security-scope-added", message, {name: sorted(old)}, {name: sorted(new)})
    for scope in sorted(old - new):
        message = f"The credential `{name}` no longer needs the scope `{scope}`."
        yield both.differing("security-scope-removed", message, {name: sorted(old)}, {name: sorted(new)})


def _widened(both: Both, ours: list[Needs], theirs: list[Needs]) -> Differences:
    """Find alternatives that ask for one credential more or less, and take these off the lists."""
    for old in tuple(ours):
        new = next((one for one in theirs if one.keys() > old.keys() or one.keys() < old.keys()), None)
        if new is not None:
            ours.remove(old)
            theirs.remove(new)
            more = new.keys() > old.keys()
            rule, word = ("security-tightened", "also needs") if more else ("security-loosened", "no longer needs")
            named = " and ".join(f"`{name}`" for name in sorted(new.keys() ^ old.keys()))
            message = f"A call with {_named(old if more else new)} {word} {named}."
            yield both.differing(rule, message, sorted(old), sorted(new))


def _left(both: Both, ours: list[Needs], theirs: list[Needs], *, needless: bool) -> Differences:
    rule, word = ("security-loosened", "asked for") if needless else ("security-alternative-removed", "accepted")
    for old in ours:
        yield both.differing(rule, f"Calls with {_named(old)} are no longer {word}.", sorted(old), ABSENT)
    for new in theirs:
        message = f"Calls with {_named(new)} are accepted."
        yield both.differing("security-alternative-added", message, ABSENT, sorted(new))


def _named(needs: Needs) -> str:
    return " and ".join(f"`{name}`" for name in sorted(needs))


def scheme_names(old: Spec, new: Spec) -> dict[str, str]:
    """Say what the schemes of the base are called in the head; one that is defined alike is the same."""
    ours, theirs = schemes(old), schemes(new)
    names = {name: name for name in ours if name in theirs}
    for name, at in ours.items():
        twins = [key for key, one in theirs.items() if key not in ours and alike(_meaning(at), _meaning(one))]
        others = [key for key, one in ours.items() if key not in theirs and alike(_meaning(at), _meaning(one))]
        if name not in theirs and len(twins) == 1 and len(others) == 1:
            names[name] = twins[0]
    return names


def schemes(spec: Spec) -> dict[str, At]:
    """Give the security schemes of a description by name."""
    components = member(At(spec, "", spec.document.data), "components")
    found = {name: read(raw) for name, raw in members(components, "securitySchemes").items()}
    return {name: at for name, at in found.items() if at is not None}


def _meaning(at: At) -> JSON:
    return {**without(at.value, "description"), "scheme": (text(at, "scheme") or "").lower()}
