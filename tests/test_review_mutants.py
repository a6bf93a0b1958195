from __future__ import annotations

import json

import providers
import pytest
from attrs import evolve
from review_diff_helping import places

from clientwright.conformance.mutation.spec_mutants import Mutant, mutants
from clientwright.pipeline.walking import spec_of
from clientwright.review.diff import compare
from clientwright.review.values import Change

PROVIDERS = sorted(providers.PROVIDERS)
#: How many mutants of each operator and provider are tried.
SAMPLE = 2


def sample(name: str) -> list[Mutant]:
    """Take the same few mutants of each operator, from all over a spec."""
    found: dict[str, list[Mutant]] = {}
    for mutant in mutants(providers.effective(name).document):
        found.setdefault(mutant.operator, []).append(mutant)
    return [one for many in found.values() for one in many[:: max(1, len(many) // SAMPLE)][:SAMPLE]]


def compared(name: str, mutant: Mutant, *, back: bool = False) -> tuple[Change, ...]:
    """Compare a spec with a mutant of it."""
    whole = providers.spec(name)
    other = spec_of(evolve(whole.document, data=mutant.data))
    return compare(other, whole, name) if back else compare(whole, other, name)


@pytest.mark.parametrize("name", PROVIDERS)
def test_no_mistake_goes_untold(name: str) -> None:
    """Each mistake that could be made in a spec is a change, forth and back, at the same places."""
    for mutant in sample(name):
        there, back = compared(name, mutant), compared(name, mutant, back=True)
        assert there, (mutant.operator, mutant.pointer)
        assert places(there) == sorted(((new, old) for old, new in places(back)), key=repr), mutant


@pytest.mark.parametrize("name", PROVIDERS)
def test_each_change_is_there_once(name: str) -> None:
    """No two changes of one comparison have one fingerprint, and each can be told in a line."""
    for mutant in sample(name):
        found = compared(name, mutant)
        assert len(found) == len({one.fingerprint for one in found}), (mutant.operator, mutant.pointer)
        for one in found:
            assert one.routes
            assert one.message.strip()
            assert "\n" not in one.message
            assert json.dumps([repr(one.before), repr(one.after)])
