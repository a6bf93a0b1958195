"""The corpus of pairs: each is told exactly as its reader says, on the wire and in Python."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest
from openapi_spec_validator import validate
from review_pairs import Pair, corpus_table, pairs, python_of, told_by_us

from clientwright.review.catalogue import RULES
from clientwright.review.values import Effect, Wire

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "review.md"
PAIRS = pairs()
#: How many pairs there are for each one whose clients are generated here; the benchmark generates all.
SHARE = 9
#: What no pair can show: a provider that comes or goes, and a client that differs while its spec does not.
BEYOND = {"provider-added", "provider-removed", "python-only"}
#: Pairs whose clients are generated, chosen by name so that it is always the same ones.
GENERATED = [pair for pair in PAIRS if pair.effect is not None and not zlib.crc32(pair.id.encode()) % SHARE]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder for clients, each of which is generated once."""
    return tmp_path_factory.mktemp("clients")


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.id)
def test_a_pair_is_told_on_the_wire(pair: Pair) -> None:
    """Exactly the expected rules are told, in the expected direction, with the expected verdicts."""
    assert pair.told == told_by_us(pair)


@pytest.mark.parametrize("pair", GENERATED, ids=lambda pair: pair.id)
def test_a_pair_is_told_in_python(pair: Pair, folder: Path) -> None:
    """What users of the generated client have to do is told, in the expected words."""
    effect, sentences = python_of(pair, folder)
    assert pair.effect == effect
    assert {pair.sentence} - {""} <= sentences


def test_the_corpus_is_large() -> None:
    """There are 150 pairs and more over 80 rules and more, in each family of OpenAPI and each direction."""
    told = [one for pair in PAIRS for one in pair.told]
    assert len({pair.id for pair in PAIRS}) == len(PAIRS) >= 150
    assert len({one.rule for one in told}) >= 80
    assert {"3.0", "3.1", "3.2"} == {pair.version for pair in PAIRS}
    assert {"request", "response", "both", "none"} == {one.direction for one in told}


def test_the_corpus_has_pairs_of_every_kind() -> None:
    """There are pairs of every verdict, pairs that are no difference, and pairs of every effect."""
    assert {*Wire, None} == {pair.wire for pair in PAIRS}
    assert {*Effect, None} == {pair.effect for pair in PAIRS}


def test_the_sides_of_a_pair_differ() -> None:
    """No pair compares a document with itself."""
    assert [] == [pair.id for pair in PAIRS if pair.before == pair.after]


def test_the_documents_are_valid() -> None:
    """What is generated from is valid OpenAPI."""
    for text in {text for pair in GENERATED for text in (pair.before, pair.after)}:
        validate(json.loads(text))


def test_every_rule_has_a_pair() -> None:
    """The corpus asks for every rule that a pair can show, and for no other."""
    assert {*RULES} - BEYOND == {one.rule for pair in PAIRS for one in pair.told}


def test_the_page_lists_the_corpus() -> None:
    """The page gives each rule and direction with the verdicts that the corpus asks for."""
    page = PAGE.read_text("utf-8").splitlines()
    wanted = list(corpus_table(PAIRS))
    start = page.index(wanted[0])
    assert wanted == page[start : start + len(wanted)]
    assert not "".join(page[start + len(wanted) :][:1])


def test_the_page_shows_the_measured_comparison() -> None:
    """The page gives the figures of the last saved comparison with other tools."""
    measured = (ROOT / "benchmarks" / "results" / "review-corpus.md").read_text("utf-8").splitlines()
    rows = [line for line in measured if line.startswith("|")]
    assert rows
    assert [] == [line for line in rows if line not in PAGE.read_text("utf-8").splitlines()]
