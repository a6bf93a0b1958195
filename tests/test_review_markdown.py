"""The comment on a pull request."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from review_hostile import TEXT, reviews
from review_samples import COMMAND, EMPTY, LARGE, PLANTED, PROBLEM, RENAMED, SAMPLES, TRYBE, TYPE_CHANGED, WORDS

from clientwright.review.outputs.escaping import code, fenced, folded, linked, prose, summary, text
from clientwright.review.outputs.folding import Block, fit
from clientwright.review.outputs.markdown import MARKER, comment
from clientwright.review.outputs.wording import arrow, grade, headline, visible
from clientwright.review.values import ABSENT, Effect, Figure, ProviderReview, Review, Reviewed, Route, Wire

_LEAST = 1600  # characters that the shortest comment may take
_HTML = re.compile(
    r"(<details><summary>[^<>]*(<code>[^<>]*</code>)?[^<>]*</summary>|</details>|<!-- clientwright-review -->)\s*"
)


def parsed(markdown: str) -> list[Token]:
    """Read Markdown as GitHub does, but for what it links."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)


def inline(markdown: str) -> list[Token]:
    """Give what stands in the one paragraph of a document."""
    found = [token for token in parsed(markdown) if token.type == "inline"]
    assert 1 == len(found)
    return found[0].children or []


def plain(tokens: list[Token]) -> str:
    """Give what a reader sees of what stands in a paragraph."""
    return "".join(token.content for token in tokens).replace("\u200b", "")


@given(TEXT)
@example("a|b")
@example("a\\|b")
def test_text_reads_as_it_is(told: str) -> None:
    """Whatever text holds, Markdown reads it as just that text, in a line and in a cell of a table."""
    tokens = inline(f"- x {text(told)} y")
    assert {"text"} == {token.type for token in tokens}
    assert f"x {visible(told)} y" == plain(tokens)
    row = parsed(f"| a | b |\n| - | - |\n| x | {text(told)} |\n")[-6:]
    assert "td_open" == row[0].type
    assert visible(told).strip() == plain(row[1].children or []).strip()


@given(TEXT)
def test_code_reads_as_it_is(told: str) -> None:
    """Whatever text holds, as code it is one span with just that text."""
    tokens = inline(f"- x {code(told)} y")
    assert ["text", "code_inline", "text"] == [token.type for token in tokens]
    assert (visible(told) or "(empty)") == tokens[1].content


@given(TEXT)
@example("a``b")
@example("`a``b`")
@example("``")
def test_prose_is_text_and_code(told: str) -> None:
    """Whatever a sentence holds, it reads as text and spans of code, and no character is lost."""
    tokens = inline(f"- x {prose(told)} y")
    assert {token.type for token in tokens} <= {"text", "code_inline"}
    shown = plain(tokens).replace("(empty)", "")
    assert f"x {visible(told)} y".replace("`", "") == shown.replace("`", "")


@given(st.lists(TEXT, max_size=4))
@example(["```"])
@example(["`````", "```"])
def test_a_block_of_code_holds_its_lines(lines: list[str]) -> None:
    """Whatever fences lines hold, they are one block of code."""
    tokens = parsed(f"before\n\n{fenced(lines, 'diff')}\n\nafter")
    assert ["paragraph_open", "fence", "paragraph_open"] == [
        one.type for one in tokens if one.level == 0 and one.nesting >= 0
    ]
    shown = next(token.content for token in tokens if token.type == "fence")
    assert [visible(line, keep="\t") for line in lines] == shown.splitlines()


@given(TEXT)
def test_a_summary_is_one_line_of_html(told: str) -> None:
    """Whatever a title holds, a folded part is opened, titled and closed by our HTML alone."""
    blocks = [one.content for one in parsed(folded(summary(told), "body")) if one.type == "html_block"]
    assert 2 == len(blocks)
    assert all(_HTML.fullmatch(block) for block in blocks)


@given(TEXT)
def test_nothing_is_linked_but_plain_addresses(told: str) -> None:
    """In evidence, an address without anything odd in it can be followed; nothing else is markup."""
    tokens = inline(f"- x {linked(told)} y")
    assert {token.type for token in tokens} <= {"text", "link_open", "link_close"}
    targets = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(target.startswith("https://example.com") for target in targets)
    assert f"x {visible(told)} y" == plain(tokens)


def test_an_address_can_be_followed() -> None:
    """An address in evidence is a link without the full stop behind it, unless GitHub would refer back from there."""
    assert "see <https://docs.try.be/endpoints/Charges>." == linked("see https://docs.try.be/endpoints/Charges.")
    assert "<" not in linked("https://github.com/owner/name/issues/1")


@pytest.mark.parametrize("told", ["@team", "#12", "GH-12", "gh-12", "www.example.com", "https://e.example", ":smile:"])
def test_github_links_nothing(told: str) -> None:
    """What GitHub would turn into a link, a mention or a picture after it has read the Markdown is split."""
    assert "&#8203;" in text(told)
    assert told == plain(inline(f"x{text(told)}"))[1:]


def fingerprints(review: Review, *grades: Wire) -> set[str]:
    """Give the fingerprints of a report's changes with these verdicts."""
    return {one.change.fingerprint for one in review.reviewed if grade(one) in grades}


def in_the_open(markdown: str) -> str:
    """Give what is not folded."""
    return re.sub(r"<details>.*?</details>", "", markdown, flags=re.DOTALL)


@settings(max_examples=40)
@given(reviews(), st.sampled_from([0, 1000, 4000, 60_000]))
def test_nothing_of_a_report_is_markup(review: Review, budget: int) -> None:
    """Whatever texts a report holds, its comment has our HTML, our headings and no picture, and the marker once."""
    written = comment(review, budget)
    tokens = parsed(written)
    assert all(_HTML.fullmatch(one.content) for one in tokens if one.type == "html_block")
    children = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in children} <= {
        *("text", "softbreak", "code_inline", "strong_open", "strong_close", "em_open", "em_close"),
        *("html_inline", "link_open", "link_close"),
    }
    assert {one.content for one in children if one.type == "html_inline"} <= {"<sub>", "</sub>"}
    assert 1 == sum(one.type == "html_block" and MARKER in one.content for one in tokens)
    assert written.startswith(MARKER)
    folds = "".join(one.content for one in tokens if one.type == "html_block")
    assert folds.count("<details>") == folds.count("</details>")


@settings(max_examples=40)
@given(reviews())
def test_everything_in_a_comment_can_be_seen(review: Review) -> None:
    """A comment holds no character that moves the cursor, turns the writing direction or cannot be encoded."""
    written = comment(review)
    assert written == visible(written, keep="\n\t")
    written.encode()


@settings(max_examples=40)
@given(reviews())
def test_nobody_is_mentioned(review: Review) -> None:
    """Outside of code, no name follows an at sign and no number a hash."""
    outside = [child.content for one in parsed(comment(review)) for child in one.children or () if child.type == "text"]
    assert not [told for told in outside if re.search(r"[@#]\w", told)]


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


def test_later_operations_are_left_out_first() -> None:
    """Of changes that matter alike, those that come first in the report are told."""
    written = comment(LARGE, 6000)
    shown = [one.change.fingerprint in written for one in LARGE.reviewed if grade(one) is Wire.BREAKING]
    assert all(former >= latter for former, latter in pairwise(shown))
    assert any(shown)
