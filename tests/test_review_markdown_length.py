"""A comment keeps to its budget, and leaves out what matters least."""

from __future__ import annotations

import re
from itertools import pairwise

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from review_changes import COMMAND, RENAMED
from review_hostile import reviews
from review_markdown_reading import fingerprints, in_the_open
from review_samples import EMPTY, LARGE, PLANTED, SAMPLES, TRYBE

from clientwright.review.outputs.folding import Block, fit
from clientwright.review.outputs.markdown import comment
from clientwright.review.outputs.wording import grade
from clientwright.review.reports import ProviderReview, Review, Reviewed
from clientwright.review.values import Effect, Route, Wire

_LEAST = 1600  # characters that the shortest comment may take


@settings(max_examples=40)
@given(st.sampled_from(sorted(SAMPLES)), st.integers(0, 70_000))
def test_a_comment_keeps_to_its_budget(name: str, budget: int) -> None:
    """A comment is as long as it may be at most; only the counts are told in any case."""
    assert len(comment(SAMPLES[name], budget)) <= max(budget, _LEAST)


@settings(max_examples=40)
@given(reviews(), st.integers(0, 6000))
def test_a_hostile_comment_keeps_to_its_budget(review: Review, budget: int) -> None:
    """However long the texts of a report are, the comment keeps to its budget."""
    long = evolve(review, base=review.base + "x" * 9000, command=review.command + "y" * 9000)
    assert len(comment(long, budget)) <= max(budget, _LEAST)


def left_out(markdown: str) -> dict[str, int]:
    """Read how much of what a comment says was left out for length."""
    found = re.findall(r"\*Left out for length: (\d+) ([\w -]+?)s?(?: of|\*| \()", markdown)
    return {noun: int(count) for count, noun in found}


@settings(max_examples=25)
@given(st.integers(2500, 70_000))
def test_every_breaking_change_is_told_or_counted(budget: int) -> None:
    """A breaking change stands in a comment, or in the count of those that were left out."""
    written = comment(LARGE, budget)
    breaking = fingerprints(LARGE, Wire.BREAKING)
    shown = sum(one in in_the_open(written) for one in breaking)
    assert len(breaking) == shown + left_out(written).get("breaking change", 0)
    others = fingerprints(LARGE, Wire.RISKY, Wire.ADDITIVE)
    assert len(others) == sum(one in written for one in others) + left_out(written).get("risky or additive change", 0)
    words = fingerprints(LARGE, Wire.DOCS)
    assert len(words) == sum(one in written for one in words) + left_out(written).get("docs change", 0)


@settings(max_examples=25)
@given(st.integers(2500, 70_000))
def test_what_breaks_stays_to_the_last(budget: int) -> None:
    """While a breaking change is left out or told in brief, nothing of less importance is told in full."""
    written = comment(LARGE, budget)
    brief = any(one not in in_the_open(written) for one in fingerprints(LARGE, Wire.BREAKING))
    if brief or "- **property-removed**" in written:
        less = fingerprints(LARGE, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS)
        assert not [one for one in less if one in written]
        assert "<summary>API.md" not in written


def test_verdicts_are_left_out_in_their_order() -> None:
    """Words are left out before additions, these before what is risky, and what breaks in the end."""
    grades = (Wire.BREAKING, Wire.RISKY, Wire.ADDITIVE, Wire.DOCS)
    changes = tuple(
        Reviewed(
            evolve(RENAMED.change, wire=wire, after=wire.value * 60, routes=(Route(f"GET /{wire}", "operation"),)),
            Effect.NONE,
        )
        for wire in grades
    )
    review = evolve(EMPTY, providers=(ProviderReview("magicline", "kept", changes),))
    marks = [one.change.fingerprint for one in changes]
    seen = {tuple(mark in comment(review, budget) for mark in marks) for budget in range(300, 4000, 40)}
    assert {tuple(index < count for index in range(4)) for count in range(5)} >= seen
    assert len(seen) >= 4


def test_later_operations_are_left_out_first() -> None:
    """Of changes that matter alike, those that come first in the report are told."""
    written = comment(LARGE, 6000)
    shown = [one.change.fingerprint in written for one in LARGE.reviewed if grade(one) is Wire.BREAKING]
    assert all(former >= latter for former, latter in pairwise(shown))
    assert any(shown)


def test_a_comment_says_how_to_see_what_it_leaves_out() -> None:
    """Each line on what was left out names the command that shows it."""
    lines = [line for line in comment(LARGE, 6000).splitlines() if "Left out for length" in line]
    assert 5 == len(lines)
    assert all(COMMAND in line and "HTML report" in line for line in lines)


def test_rules_of_what_is_left_out_are_counted() -> None:
    """What is left out is counted by rule, the most frequent first."""
    written = comment(LARGE, 6000)
    assert "120 risky or additive changes of trybe (enum-value-added 60, property-added 60)" in written
    assert "120 docs changes of trybe (description-changed 120)" in written


def test_a_long_diff_is_shortened_first() -> None:
    """Of a diff that is too long, the first lines stay, and how many more there are is said."""
    lines = tuple(f"+ line {number}" for number in range(3000))
    review = evolve(PLANTED, providers=(evolve(TRYBE, spec_diff=lines),))
    written = comment(review, 12_000)
    assert "+ line 59\n" in written
    assert "+ line 60\n" not in written
    assert "2940 more lines left out here for length" in written
    assert fingerprints(review, *Wire) == {one for one in fingerprints(review, *Wire) if one in written}


BLOCKS = st.lists(
    st.builds(
        lambda text, rank, bucket, brief: Block(text, rank, bucket, ("rule",), brief[: len(text) // 2]),
        st.text("x", min_size=1, max_size=300),
        st.integers(0, 3),
        st.sampled_from(["", "a", "b"]),
        st.text("y", max_size=100),
    ),
    max_size=12,
)


@given(BLOCKS, st.integers(0, 3000))
def test_blocks_fit_or_cannot(blocks: list[Block], budget: int) -> None:
    """A document fits its budget; there is none only where it is too long with all left out that can be."""
    written = fit(blocks, budget, lambda bucket, counts: f"{bucket}{counts.total()}")
    assert written is None or len(written) <= budget
    if written is None:
        assert budget < len("\n\n".join([one.text for one in blocks if not one.bucket] + ["a12", "b12"]))


@given(BLOCKS, st.integers(0, 3000))
def test_a_document_that_fits_is_whole(blocks: list[Block], budget: int) -> None:
    """Nothing is left out of a document that fits."""
    whole = "\n\n".join(one.text for one in blocks)
    if len(whole) <= budget:
        assert whole == fit(blocks, budget, lambda bucket, _: bucket)


def test_blocks_go_by_rank_and_from_the_end() -> None:
    """The lowest rank goes first, within a rank the last part, all of a rank in brief before any is gone."""
    blocks = [
        Block("A" * 50, 1, "a", ("",), "a"),
        Block("B" * 50, 0, "b", ("",), "b"),
        Block("C" * 50, 0, "b", ("",), "c"),
    ]
    shown = [
        fit(blocks, budget, lambda bucket, counts: f"-{bucket}{counts.total()}")
        for budget in (160, 153, 104, 56, 55, 9)
    ]
    first, second, third = "A" * 50, "B" * 50, "C" * 50
    expected = [f"{first}\n\n{second}\n\n{third}", f"{first}\n\n{second}\n\nc", f"{first}\n\nb\n\nc"]
    assert [*expected, f"{first}\n\nb\n\nc", f"{first}\n\n-b2", "a\n\n-b2"] == shown
