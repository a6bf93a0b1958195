import os
from typing import Any

import pytest
import review_page_cases as cases
from browsing import widths
from review_page_browsing import TAX, browser, opened, reports, seen

__all__ = ["browser", "opened", "reports"]
PICTURE = cases.ROOT / "docs" / "images" / "review.png"
#: All elements that hold text and are seen, with what their text and its ground look like.
LOOKS = """[...document.querySelectorAll('body *')].flatMap(one => {
    const words = [...one.childNodes].filter(node => node.nodeType === 3 && node.textContent.trim());
    if (!words.length || !one.checkVisibility()) return [];
    let ground = one;
    const back = at => getComputedStyle(at).backgroundColor;
    while (ground.parentElement && back(ground) === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    return [[one.tagName, words[0].textContent.trim().slice(0, 20), getComputedStyle(one).color, back(ground)]];
})"""


@pytest.mark.parametrize("opened", ["hostile"], indirect=True)
def test_hostile_text_is_seen_as_text(opened: Any) -> None:
    """Text of a spec that looks like a script is seen, and does not run; filters work by it all the same."""
    opened.locator("#unfold").click()
    assert opened.locator("img").count() == 0
    assert opened.locator("script").count() == 1
    assert opened.title() not in {"1", "2"}
    assert "<img src=x onerror" in opened.locator(".change b").first.inner_text()
    opened.locator("input[name=provider]").uncheck()
    assert [] == seen(opened)
    opened.reload()
    assert [] == seen(opened)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(opened: Any, scheme: str) -> None:
    """Every text stands out from its ground, light and dark, and verdicts differ in colour and in sign."""
    opened.emulate_media(color_scheme=scheme)
    opened.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    looks = opened.evaluate(LOOKS)
    assert len(looks) > 200
    assert [] == [look for look in looks if _contrast(*look[2:]) < 4.5]
    kinds = opened.evaluate("""['breaking', 'risky', 'additive', 'docs', 'none'].map(kind => {
        const chip = document.querySelector(`.c.${kind}`);
        return [getComputedStyle(chip).color, getComputedStyle(chip, '::before').content];
    })""")
    assert 5 == len({colour for colour, _ in kinds}) == len({sign for _, sign in kinds})


def _contrast(one: str, other: str) -> float:
    bright, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Give the relative luminance of a colour, by WCAG 2."""
    parts = [int(part) / 255 for part in colour.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("opened", ["edits", "wide"], indirect=True)
@pytest.mark.parametrize("width", [320, 700, 1200, 2400])
def test_no_width_scrolls_sideways(opened: Any, width: int) -> None:
    """Whatever the width, everything unfolded fits."""
    page, window = widths(opened, width)
    assert page <= window == width


def test_on_paper(opened: Any) -> None:
    """Printed, what is unfolded is there, and filters and buttons are not."""
    opened.goto(f"{opened.url}#{TAX}")
    opened.emulate_media(media="print")
    assert opened.locator(f"[id='{TAX}'] dl").is_visible()
    assert 0 == opened.locator("#filters:visible, button:visible").count()


def test_without_scripts(browser: Any, reports: dict[str, str]) -> None:
    """Without scripts, filters and buttons are away, and the verdict, figures, changes and proofs can be read."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reports["edits"])
    assert 0 == page.locator("#filters:visible, button:visible").count()
    change = page.locator(f"[id='{TAX}']")
    change.locator("summary").first.click()
    assert change.locator(".spec ins").is_visible()
    assert page.locator(".verdict h2, .figures, #proofs pre, #again pre").count() == 4
    assert not page.locator("button:visible").count()
    context.close()


def test_the_picture_in_the_documentation(browser: Any, reports: dict[str, str]) -> None:
    """The picture is 1200 pixels wide and small enough to load at once; REVIEW_PICTURE=1 takes it again."""
    if os.environ.get("REVIEW_PICTURE"):
        page = browser.new_page(viewport={"width": 1200, "height": 1000}, color_scheme="light")
        page.goto(f"{reports['edits']}#{TAX}")
        page.locator(f"[id='{TAX}'] dl").wait_for()
        page.screenshot(path=PICTURE)
        page.close()
    picture = PICTURE.read_bytes()
    assert (b"\x89PNG", 1200) == (picture[:4], int.from_bytes(picture[16:20]))
    assert len(picture) <= 200_000
