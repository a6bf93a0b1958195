from collections.abc import Iterator
from typing import Any

import pytest
from browsing import browser, widths
from evidence_cases import PROJECT, outcome, replayed
from providers import PROVIDERS

from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.writing import write_report
from clientwright.conformance.subjects import Subject

__all__ = ["browser"]

SEEN_ROWS = "document.querySelectorAll('.n:not([hidden])').length"
#: What the colours of a grade's chips are, as the browser computes them.
COLOURS = """Object.fromEntries([...'doau'].map(grade => {
    const style = getComputedStyle(document.querySelector(`.legend .c.${grade}`));
    return [grade, [style.color, style.backgroundColor]];
}))"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the address of the page of our providers, with a broken law."""
    subjects = [Subject(PROVIDERS[name], PROJECT) for name in sorted(PROVIDERS)]
    outcomes = [outcome(subjects[0]), outcome(subjects[2], case="t " * 40, message="wrong" * 99, document="x" * 999)]
    folder = tmp_path_factory.mktemp("report")
    written = write_report([gather(each) for each in subjects], outcomes, folder, replay=replayed)
    return written[-1].as_uri()


@pytest.fixture
def opened(browser: Any, report: str) -> Iterator[Any]:
    """Give the page, open; at the end, it has complained of nothing and asked for nothing but itself."""
    page = browser.new_page(viewport={"width": 1200, "height": 900})
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto(report)
    yield page
    page.close()
    assert [report] == [each.partition("#")[0] for each in told]


def test_grades_have_colours_of_their_own(opened: Any) -> None:
    """Each grade has a colour, a letter and a shape that no other has, light and dark, and can be read."""
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)
        colours = opened.evaluate(COLOURS)
        assert 4 == len({ink for ink, _ in colours.values()}) == len({ground for _, ground in colours.values()})
        for ink, ground in colours.values():
            bright, dark = sorted(map(_luminance, (ink, ground)), reverse=True)
            assert (bright + 0.05) / (dark + 0.05) > 4.5
    shapes = [
        opened.evaluate(f"getComputedStyle(document.querySelector('.legend .c.{grade}'), '::before').content")
        for grade in "doau"
    ]
    assert 4 == len(set(shapes))
    assert ["D", "O", "A", "U"] == opened.locator(".legend .b").all_text_contents()


def _luminance(colour: str) -> float:
    """Give the relative luminance of a colour, by WCAG 2."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_rows_have_the_colours_of_their_evidence(opened: Any) -> None:
    """A statement in a tree has the colour that the legend gives its grade."""
    colours = opened.evaluate(COLOURS)
    chips = opened.evaluate("""[...document.querySelectorAll('.tree .f > summary .c')].map(
        chip => [chip.classList[1], getComputedStyle(chip).color])""")
    assert {"d", "o", "a"} <= {grade for grade, _ in chips}
    assert [] == [pair for pair in chips if colours[pair[0]][0] != pair[1]]


def test_proof_opens_by_keyboard(opened: Any) -> None:
    """Enter on an operation and on a row opens them; the proof is then seen."""
    operation = opened.locator("#provider-trybe .op > .kids > summary").first
    operation.focus()
    opened.keyboard.press("Enter")
    row = opened.locator("#provider-trybe .f > summary", has_text="customer_id").first
    proof = row.locator("xpath=..").locator("table")
    assert not proof.is_visible()
    row.focus()
    opened.keyboard.press("Enter")
    assert proof.is_visible()
    assert "lines" in proof.text_content() or "line" in proof.text_content()


def test_search_by_keyboard(opened: Any) -> None:
    """A slash goes to the search; what is typed narrows the rows, and the way to each hit is open."""
    every = opened.evaluate(SEEN_ROWS)
    opened.keyboard.press("/")
    opened.keyboard.type("base64SvgSignature")
    assert 0 < opened.evaluate(SEEN_ROWS) < every / 10
    hits = opened.locator(".n:not([hidden]):not(.aside) b", has_text="base64SvgSignature")
    assert hits.count() > 1
    assert all(hits.nth(index).is_visible() for index in range(hits.count()))
    assert f"{hits.count()} of {every} rows" == opened.locator("#found").text_content()
    for _ in "base64SvgSignature":
        opened.keyboard.press("Backspace")
    assert every == opened.evaluate(SEEN_ROWS)
    assert not opened.locator(".op > .kids[open]").count()


def test_searching_an_operation_shows_all_of_it(opened: Any) -> None:
    """Where a row is found, what is below it is found too."""
    opened.locator("#search").fill("register_member")
    whole = opened.evaluate("document.querySelectorAll('#provider-mayar .n').length")
    assert f"{whole} of" == (opened.locator("#found").text_content() or "")[: len(f"{whole} of")]
    assert whole == opened.evaluate(SEEN_ROWS) > 1


def test_grades_narrow_the_rows(opened: Any) -> None:
    """With one grade left, each row that stands out has a statement of it."""
    for grade in "dau":
        opened.locator(f"input[value={grade}]").focus()
        opened.keyboard.press("Space")
    hits = opened.locator(".n:not([hidden]):not(.aside)")
    grades = hits.evaluate_all("rows => rows.map(row => row.dataset.g)")
    assert grades
    assert all("o" in each for each in grades)
    assert hits.first.locator(".f > summary .c.o, .f > summary .b.o").first.is_visible()


def test_one_provider(opened: Any) -> None:
    """A chosen provider is alone: its figures, its broken laws and its trees."""
    opened.locator("#provider").focus()
    opened.keyboard.type("swipe")
    shown = opened.evaluate("[...document.querySelectorAll('[data-p]:not([hidden])')].map(part => part.dataset.p)")
    assert ["swipe"] * 3 == shown


def test_unfolding(opened: Any) -> None:
    """One button unfolds all trees and folds them again."""
    closed = "document.querySelectorAll('.tree .kids:not([open])').length"
    before = opened.evaluate(closed)
    opened.locator("#unfold").focus()
    opened.keyboard.press("Enter")
    assert (0, "true") == (opened.evaluate(closed), opened.locator("#unfold").get_attribute("aria-pressed"))
    opened.keyboard.press("Enter")
    assert before == opened.evaluate(closed) > 0


def test_a_link_shows_where_it_leads(opened: Any) -> None:
    """A link to parts that are shown elsewhere unfolds the way there."""
    opened.locator("#unfold").click()
    link = opened.locator(".same a").first
    target = opened.locator(link.get_attribute("href"))
    opened.locator("#unfold").click()
    assert not target.is_visible()
    link.evaluate("link => link.click()")
    opened.wait_for_function("id => document.querySelector(id).checkVisibility()", arg=link.get_attribute("href"))
    assert target.is_visible()


@pytest.mark.parametrize("width", [320, 700, 1200, 2400])
def test_no_width_scrolls_sideways(opened: Any, width: int) -> None:
    """Whatever the width, everything unfolded fits, proofs included."""
    page, window = widths(opened, width)
    assert page <= window == width


def test_without_scripts(browser: Any, report: str) -> None:
    """Without scripts, the filters are away, and figures, laws, trees and proofs can be read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    assert not page.locator("#filters").is_visible()
    assert page.locator(".broken pre").is_visible()
    page.locator("#provider-mayar .op > .kids > summary").click()
    page.locator("#provider-mayar .op .f > summary").first.click()
    assert page.locator("#provider-mayar .op .f table").first.is_visible()
    context.close()
