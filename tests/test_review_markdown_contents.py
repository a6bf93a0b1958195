"""What the comment on a pull request tells of a report."""

from __future__ import annotations

from attrs import evolve
from review_changes import COMMAND, RENAMED, TYPE_CHANGED
from review_markdown_reading import fingerprints, in_the_open
from review_samples import EMPTY, PLANTED, PROBLEM, WORDS

from clientwright.review.outputs.markdown import MARKER, comment
from clientwright.review.outputs.wording import arrow, headline
from clientwright.review.reports import Figure, ProviderReview
from clientwright.review.values import ABSENT, Wire


def test_the_planted_changes_are_told() -> None:
    """The comment has the verdicts, the rule, both lines, what was and is, the Python, the cause and the evidence."""
    written = comment(PLANTED)
    for told in (
        "## Spec review: 3 breaking (1 approved), 1 risky, 1 docs in magicline, trybe; 1 failed proof\n",
        "**2 breaking changes need an approval, by fingerprint.** Compared: `origin/main` with `HEAD`.",
        f"**type-changed** `{TYPE_CHANGED.change.fingerprint}`: The type of `tax` of an answer is now",
        "- wire breaking, Python breaking; response; cause: spec\n",
        '- `answer 200 $.data.tax`: `"integer" -> ["integer", "string"]`\n',
        "- `specs/trybe/openapi.yaml:412 -> overlays/trybe/fix-types.overlay.yaml:23`\n",
        "- also in `POST /shop/memberships/charges/{charge_id}/retry`\n",
        "```diff\n  MembershipCharge.tax: int -> int | str\n-   tax: int\n+   tax: int | str\n```",
        "```python\nStatus.PAUSED is new\n```",
        "- approved by A. Maintainer until 2027-01-31: Trybe has refused messages without it since 1 November.",
        "- evidence: x-source <https://docs.try.be/endpoints/Memberships>, read 2026-11-20",
        "Suggested version bump: **major**. Changelog: `MembershipCharge.tax` may be a string",
        "Of 2 samples of the base against the clients of the head, 1 fails.",
        "<details><summary>fails: <code>tests/typing/trybe_calls.py</code></summary>",
        "| trybe | 2 breaking (1 approved), 1 docs | spec 2, api 1 | major | 5 (was 3)! | 25 (was 24) |",
        "<sub>Not moved: operations 7.</sub>",
    ):
        assert told in written


def test_what_breaks_is_not_folded() -> None:
    """Breaking changes stand in the open under their operation, all others are folded."""
    opened = in_the_open(comment(PLANTED))
    assert {one for one in fingerprints(PLANTED, *Wire) if one in opened} == fingerprints(PLANTED, Wire.BREAKING)
    assert f"#### `{RENAMED.change.operations[0]}`" in opened


def test_equal_changes_are_told_in_brief() -> None:
    """Of many changes of one rule in one operation, the first are told in full and the others take a line each."""
    many = tuple(evolve(RENAMED, change=evolve(RENAMED.change, after=f"name {number}")) for number in range(6))
    written = comment(evolve(PLANTED, providers=(ProviderReview("magicline", "kept", many),)))
    assert 3 == written.count("- wire docs, Python breaking; cause: shape")
    assert 3 == written.count("- **operation-id-changed**")
    assert 1 == written.count("#### ")


def test_much_evidence_is_counted() -> None:
    """Of many lines of evidence or sentences of Python, some are told and the others counted."""
    one = evolve(
        RENAMED,
        evidence=tuple(f"line {number}." for number in range(9)),
        python=tuple(f"m{number}()" for number in range(14)),
    )
    written = comment(evolve(PLANTED, providers=(ProviderReview("magicline", "kept", (one,)),)))
    assert "line 4." in written
    assert "line 5." not in written
    assert "- 4 more lines of evidence in the HTML report" in written
    assert "m11()\n```\n\n2 more sentences on the Python in the HTML report." in written


def test_only_words_are_told_in_the_title() -> None:
    """A change that only rewords says so in the title."""
    assert "## Spec review: Only words changed: 3 descriptions in trybe\n" in comment(WORDS)


def test_more_than_words_is_told_as_changes() -> None:
    """A change of documentation that is more than another text, such as a tag, is counted as a change."""
    (provider,) = WORDS.providers
    first = evolve(provider.changes[0], change=evolve(provider.changes[0].change, rule="tag-added"))
    written = comment(evolve(WORDS, providers=(evolve(provider, changes=(first, *provider.changes[1:])),)))
    assert "## Spec review: 3 docs in trybe\n" in written


def test_texts_are_counted_by_what_they_are() -> None:
    """Words are counted by what they describe, in the plural that English has."""
    (provider,) = WORDS.providers
    rules = ("operation-summary-changed", "operation-summary-changed", "external-docs-changed", "info-changed")
    changes = tuple(
        evolve(provider.changes[0], change=evolve(provider.changes[0].change, rule=rule, after=number))
        for number, rule in enumerate((*rules, "examples-changed", "examples-changed"))
    )
    title = "Only words changed: 2 examples, 1 external docs, 1 info text, 2 operation summaries in trybe."
    assert title == headline(evolve(WORDS, providers=(evolve(provider, changes=changes),)))


def test_long_values_are_shown_where_they_differ() -> None:
    """Of long values, the part that differs is shown, and how many characters are not is said."""
    long = evolve(RENAMED.change, before="x" * 500 + "old" + "y" * 500, after="x" * 500 + "new")
    old, new = arrow(long).split(" -> ")
    assert f"...{'x' * 30}old{'y' * 127}... (845 more characters)" == old
    assert f'...{"x" * 30}new" (471 more characters)' == new
    assert '"a" -> (none)' == arrow(evolve(long, before="a", after=ABSENT))
    assert f'"{"z" * 158}" -> 1' == arrow(evolve(long, before="z" * 158, after=1))
    assert f'"{"z" * 159}... (1 more character) -> 1' == arrow(evolve(long, before="z" * 159, after=1))


def test_nothing_is_told_in_the_title() -> None:
    """A report without anything to say is a title and how to see it again."""
    how = f"<sub>`{COMMAND}` prints this report; the HTML report of this run shows all of it.</sub>"
    assert f"{MARKER}\n## Spec review: Nothing changed\n\n{how}" == comment(EMPTY)


def test_problems_and_stale_approvals_are_told() -> None:
    """What is wrong with the head comes first, and an approval that holds for nothing is named."""
    written = comment(PROBLEM)
    assert "**Put 1 problem right first: the verdict cannot be trusted until then.**" in written
    assert (
        "### Problems\n\n- error: generated/swipe/ is not what specs/ and overlays/ give; run `clientwright" in written
    )
    assert "- `abcdef012345` by B. Maintainer until 2026-01-31: It was a typo. `approvals.yaml:9`" in written
    assert "| swipe (added) |" in written
    assert "The provider is gone." in written


def test_a_tool_without_effect_is_told() -> None:
    """A tool that is upgraded without any effect on public names is said to be without."""
    provider = ProviderReview("trybe", "kept", tool_changes=("ruff 0.17.5 to 0.17.6",))
    written = comment(evolve(EMPTY, providers=(provider,)))
    assert "No change on the wire or in Python; no public name is different with ruff 0.17.5 to 0.17.6" in written
    assert "Tools: ruff 0.17.5 to 0.17.6, and no public name is different with it." in written


def test_providers_without_a_change_are_named() -> None:
    """Providers without any change are named in a line, not in the table."""
    written = comment(evolve(PLANTED, providers=(*PLANTED.providers, *EMPTY.providers)))
    assert "Without any change: mayar." in written
    assert "### mayar" not in written


def test_a_figure_that_moved_is_a_change() -> None:
    """A figure that moved is told even where nothing else is different."""
    provider = ProviderReview("trybe", "kept", figures=(Figure("laws", 3, None, "better"), Figure("kB", 1, 2)))
    written = comment(evolve(EMPTY, providers=(provider,)))
    assert "| trybe | no change | - | none | - (was 3) | 2 (was 1) |" in written
