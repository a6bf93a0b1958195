"""Whatever texts a report holds, its comment shows them and obeys none."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from review_hostile import TEXT, reviews
from review_markdown_reading import HTML, inline, parsed, plain

from clientwright.review.outputs.escaping import code, fenced, folded, linked, prose, summary, text
from clientwright.review.outputs.markdown import MARKER, comment
from clientwright.review.outputs.wording import visible
from clientwright.review.reports import Review


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
    assert all(HTML.fullmatch(block) for block in blocks)


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


@settings(max_examples=40)
@given(reviews(), st.sampled_from([0, 1000, 4000, 60_000]))
def test_nothing_of_a_report_is_markup(review: Review, budget: int) -> None:
    """Whatever texts a report holds, its comment has our HTML, our headings and no picture, and the marker once."""
    written = comment(review, budget)
    tokens = parsed(written)
    assert all(HTML.fullmatch(one.content) for one in tokens if one.type == "html_block")
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
