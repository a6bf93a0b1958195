"""A review on a terminal."""

from __future__ import annotations

import io
import re

from attrs import evolve
from hypothesis import given, settings
from review_changes import COMMAND, RENAMED, REWORDED, TYPE_CHANGED
from review_hostile import reviews
from review_samples import EMPTY, LARGE, PLANTED, PROBLEM, TRYBE, WORDS
from rich.console import Console

from clientwright.review.outputs.terminal import show
from clientwright.review.outputs.wording import grade, visible
from clientwright.review.reports import ProviderReview, Review
from clientwright.review.values import Wire


def shown(review: Review, width: int = 400) -> str:
    """Give what is printed."""
    stream = io.StringIO()
    show(review, Console(file=stream, width=width))
    return stream.getvalue()


def test_nothing_is_said_in_a_line() -> None:
    """A report without anything to say is one line."""
    assert "Nothing changed.\n" == shown(EMPTY)


def test_words_are_said_in_a_line() -> None:
    """A change that only rewords is one line, which counts what was reworded."""
    assert "Only words changed: 3 descriptions in trybe.\n" == shown(WORDS)


def test_the_planted_changes_are_told() -> None:
    """Each change is told with its verdicts, rule, fingerprint, both lines, values, Python, cause and evidence."""
    lines = shown(PLANTED).splitlines()
    assert "3 breaking (1 approved), 1 risky, 1 docs in magicline, trybe; 1 failed proof." == lines[0]
    assert "2 breaking changes need an approval, by fingerprint." == lines[1]
    start = lines.index("  POST /shop/memberships/charges/{charge_id}/process")
    assert [
        f"    breaking  type-changed  {TYPE_CHANGED.change.fingerprint}",
        "      The type of `tax` of an answer is now integer or string, it was integer.",
        "      wire breaking, Python breaking; response; cause: spec",
        '      answer 200 $.data.tax: "integer" -> ["integer", "string"]',
        "      specs/trybe/openapi.yaml:412 -> overlays/trybe/fix-types.overlay.yaml:23",
        "      also in POST /shop/memberships/charges/{charge_id}/retry",
        "      Python: MembershipCharge.tax: int -> int | str",
        "      evidence: overlay fix-types: The examples show a number, the page on charges says string; accept both.",
        f"      evidence: {TYPE_CHANGED.evidence[1]}",
    ] == lines[start + 1 : start + 10]
    assert f"{COMMAND} prints this report again." == lines[-1]


def test_all_parts_are_told() -> None:
    """Approvals, words, tools, bump and changelog, and proofs are told."""
    told = shown(PLANTED)
    for line in (
        "      approved by A. Maintainer until 2027-01-31: Trybe has refused messages without it since 1 November.\n",
        f"  only words\n    description-changed  {REWORDED.change.fingerprint}  POST /shop/",
        "  Tools: ruff 0.17.5 -> 0.17.6.\n",
        "  Suggested version bump: major. `customers.add` is now `customers.create`; a customer's status may be",
        "  Of 2 samples of the base against the clients of the head, 1 fails.\n    fails  ",
        '      12: error: "int | str" has no attribute "real"\n',
    ):
        assert line in told


def test_a_provider_is_a_row() -> None:
    """A provider is a row with its changes, their causes and the bump."""
    rows = [line.split("  ") for line in shown(PLANTED).splitlines() if line.startswith(("provider", "trybe  "))]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert [
        ["provider", "changes", "cause", "bump"],
        ["trybe", "2 breaking (1 approved), 1 docs", "spec 2, api 1", "major"],
    ] == cells


def test_figures_are_told() -> None:
    """A provider's figures are told with what they were and a mark where that was better, those that moved first."""
    moved = "models 25 (was 24), lint warnings 5 (was 3)!, examples valid 30 (was 31)!, wheel kB 58"
    expected = ["trybe", f"  Moved: {moved}.", "  The same: operations 7."]
    lines = shown(PLANTED).splitlines()
    start = lines.index("trybe")
    assert expected == lines[start : start + 3]


def test_problems_and_stale_approvals_are_told() -> None:
    """What is wrong and what is stale is told with its place."""
    told = shown(PROBLEM)
    assert "Put 1 problem right first: the verdict cannot be trusted until then.\n" in told
    assert (
        "\nStale approvals\n  abcdef012345 by B. Maintainer until 2026-01-31: It was a typo.  approvals.yaml:9\n"
        in told
    )
    assert "\nProblems\n  generated/swipe/API.md:1:1: error: generated/swipe/ is not what" in told
    assert "\nswipe (added)  " in told


def test_many_changes_stay_readable() -> None:
    """Of 300 changes all that break are told in full, others in lines, words are counted; the verdict ends it."""
    told = shown(LARGE)
    real = [one for one in LARGE.reviewed if grade(one) is not Wire.DOCS]
    assert all(one.change.fingerprint in told for one in real)
    assert 60 == told.count("wire breaking, Python breaking")
    assert 0 == told.count("wire additive")
    assert "description-changed: 120 places in 50 operations; the JSON and HTML reports list them\n" in told
    assert len(told.splitlines()) < 900
    assert "60 breaking, 60 risky, 60 additive, 120 docs in trybe. 60 breaking" in told.splitlines()[-3]


def test_what_breaks_comes_first() -> None:
    """Operations in which something breaks come before those in which nothing does."""
    told = shown(LARGE)
    parts = re.split(r"^  GET .*$", told, flags=re.MULTILINE)[1:]
    worst = [re.findall(r"^    (breaking|risky|additive)  ", part, re.MULTILINE)[0] for part in parts]
    assert sorted(worst, key=[wire.value for wire in Wire].index) == worst
    for part in re.split(r"^  GET .*$", told, flags=re.MULTILINE)[1:]:
        found = [line.split()[0] for line in part.splitlines() if re.match(r"    (breaking|risky|additive)  ", line)]
        assert sorted(found, key=[wire.value for wire in Wire].index) == found


def test_equal_changes_are_told_in_brief() -> None:
    """Of many changes of one rule in one operation, the first are told in full and the others take a line each."""
    many = tuple(evolve(RENAMED, change=evolve(RENAMED.change, after=f"name {number}")) for number in range(6))
    told = shown(evolve(PLANTED, providers=(ProviderReview("magicline", "kept", many),)))
    assert 3 == told.count("wire docs, Python breaking; cause: shape")
    assert 3 == len(re.findall(r"operation-id-changed  [0-9a-f]{12}  the operation: ", told))


def test_a_tool_without_effect_is_told() -> None:
    """A tool that is upgraded without any effect on public names is said to be without."""
    told = shown(evolve(PLANTED, providers=(evolve(TRYBE, changes=(), surface=()),)))
    assert "  Tools: ruff 0.17.5 -> 0.17.6; no public name is different with it.\n" in told


@settings(max_examples=40)
@given(reviews())
def test_nothing_of_a_report_reaches_the_terminal(review: Review) -> None:
    """Whatever texts a report holds, no control character is printed but the line break, and nothing is styled."""
    told = shown(review)
    assert told == visible(told, keep="\n")


def test_texts_are_not_read_as_styles() -> None:
    """A text between brackets is printed with its brackets."""
    one = evolve(RENAMED, change=evolve(RENAMED.change, message="[bold]x[/bold] :smile:"))
    assert "[bold]x[/bold] :smile:" in shown(evolve(PLANTED, providers=(ProviderReview("a[red]", "kept", (one,)),)))


def test_lines_end_where_their_text_ends() -> None:
    """No line is filled up with spaces, but in the table."""
    body = shown(PLANTED, 100).split("\nmagicline\n", 1)[1]
    assert not [line for line in body.splitlines() if line != line.rstrip()]
