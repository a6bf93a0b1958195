from typing import Any

import pytest
import review_page_cases as cases
from review_page_browsing import SEEN, TAX, browser, ids, opened, reports, seen

__all__ = ["browser", "opened", "reports"]
#: The change that the focus is on.
HERE = "document.activeElement.closest('.change')?.id"


@pytest.mark.parametrize(
    ("unticked", "left"),
    [
        ("provider=trybe", ()),
        ("provider=swipe", (cases.TAX, cases.SITE, cases.RENAMED, cases.PAUSED, cases.WORDED)),
        ("wire=breaking", (cases.RENAMED, cases.PAUSED, cases.WORDED)),
        ("wire=docs", (cases.TAX, cases.SITE, cases.PAUSED)),
        ("python=breaking", (cases.PAUSED, cases.WORDED)),
        ("direction=response", (cases.SITE, cases.RENAMED)),
        ("cause=api", (cases.RENAMED, cases.WORDED)),
    ],
)
def test_each_box_narrows_the_changes(opened: Any, unticked: str, left: tuple[Any, ...]) -> None:
    """Without a box's tick, what it names is not seen; the count says so, and the address opens the same view again."""
    name, _, value = unticked.partition("=")
    box = opened.locator(f"input[name={name}][value={value}]")
    box.focus()
    opened.keyboard.press("Space")
    assert ids(*left) == seen(opened)
    assert f"{len(left)} of 5 changes" == opened.locator("#found").text_content()
    headings = opened.locator(".group:not([hidden]) h4").count()
    assert len({one.change.routes[0].operation for one in left}) == headings
    cards = [provider for provider in ("swipe", "trybe") if unticked != f"provider={provider}"]
    assert cards == opened.locator(".card:visible h3").all_text_contents()
    opened.reload()
    assert ids(*left) == seen(opened)
    assert not box.is_checked()
    opened.locator("button[type=reset]").click()
    opened.wait_for_function(f"{SEEN}.length === 5")
    assert "5 of 5 changes" == opened.locator("#found").text_content()
    assert "#" not in opened.url.rstrip("#")


def test_a_set_without_ticks_is_remembered(opened: Any) -> None:
    """With no tick left in a set, nothing is seen, after opening the address again too."""
    for value in ("breaking", "additive", "none"):
        opened.locator(f"input[name=python][value={value}]").uncheck()
    assert [] == seen(opened)
    opened.reload()
    assert [] == seen(opened)
    assert 0 == opened.locator("input[name=python]:checked").count()


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("MembershipCharge.tax", (cases.TAX,)),
        ("CHARGES retry", (cases.TAX,)),
        (cases.PAUSED.change.fingerprint, (cases.PAUSED,)),
        ("enum-value-added", (cases.PAUSED,)),
        ("shape-surface", (cases.RENAMED,)),
        ("ledger.yaml:88", (cases.SITE,)),
        ("paused & 100%?#", ()),
    ],
)
def test_search_by_keyboard(opened: Any, words: str, left: tuple[Any, ...]) -> None:
    """A slash goes to the search, which finds changes that hold all of the words; Enter goes to the first of them."""
    opened.keyboard.press("/")
    opened.keyboard.type(words)
    assert ids(*left) == seen(opened)
    opened.reload()
    assert words == opened.locator("#search").input_value()
    assert ids(*left) == seen(opened)
    opened.locator("#search").focus()
    opened.keyboard.press("Enter")
    assert (left[0].change.fingerprint if left else None) == opened.evaluate(HERE)


def test_moving_by_keyboard(opened: Any) -> None:
    """The keys j and k, and on a change the arrows, go from one seen change to the next, no further than the ends."""
    opened.locator("input[name=wire][value=risky]").uncheck()
    every = opened.evaluate(SEEN)
    met = []
    for key in ("j", "j", "ArrowDown", "ArrowDown", "j", "k", "ArrowUp", "k", "k"):
        opened.keyboard.press(key)
        met.append(every.index(opened.evaluate(HERE)))
    assert [0, 1, 2, 3, 3, 2, 1, 0, 0] == met
    assert cases.PAUSED.change.fingerprint not in every


def test_keys_are_text_in_the_search(opened: Any) -> None:
    """What is typed into the search is text, and keys held with others are left to the browser."""
    opened.locator("#search").focus()
    opened.keyboard.type("j/k")
    assert ("j/k", None) == (opened.locator("#search").input_value(), opened.evaluate(HERE))
    opened.locator("#search").fill("")
    opened.locator("#unfold").focus()
    opened.keyboard.press("Control+k")
    opened.keyboard.press("Alt+j")
    opened.keyboard.press("ArrowDown")
    assert None is opened.evaluate(HERE)


def test_a_change_unfolds_by_keyboard(opened: Any) -> None:
    """Enter unfolds the change that the focus is on: both sides of the spec stand beside each other, marked."""
    change = opened.locator(f"[id='{TAX}']")
    sides = change.locator(".spec figure")
    while opened.evaluate(HERE) != TAX:
        opened.keyboard.press("j")
    assert not sides.first.is_visible()
    assert "none" != opened.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    opened.keyboard.press("Enter")
    left, right = (sides.nth(index).bounding_box() for index in (0, 1))
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    assert "type: integer" == (sides.nth(0).locator("del").text_content() or "").strip()
    assert "type: string" == (sides.nth(1).locator("ins").text_content() or "").strip()
    assert ["- tax: int | str\n", "+ tax: str\n"] == change.locator(".python ins, .python del").all_text_contents()


def test_the_focus_meets_all_that_can_be_used(opened: Any) -> None:
    """Tab goes from the top to the changes by way of links, search and boxes, each with a name and seen."""
    names = []
    for _ in range(40):
        opened.keyboard.press("Tab")
        names.append(
            opened.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        )
        if opened.evaluate(HERE):
            break
    assert opened.evaluate(HERE) == opened.evaluate(SEEN)[0]
    assert "Skip to the changes" == names[0]
    assert all(names)
    order = [next(index for index, name in enumerate(names) if word in name) for word in (TAX, "Search", "breaking")]
    assert sorted(order) == order
    assert opened.get_by_role("group", name="Direction").get_by_role("checkbox", name="request 1").is_visible()
    assert "polite" == opened.locator("#found").get_attribute("aria-live")


def test_a_link_opens_its_change(opened: Any) -> None:
    """An address with a fingerprint opens that change and shows it, though a filter would hide it."""
    opened.locator("input[name=wire][value=breaking]").uncheck()
    change = opened.locator(f"[id='{TAX}']")
    assert not change.is_visible()
    opened.locator(f".verdict a[href='#{TAX}']").click()
    change.locator("dl").first.wait_for()
    assert TAX == opened.evaluate(HERE)
    assert 5 == len(seen(opened))
    top = opened.evaluate("id => document.getElementById(id).getBoundingClientRect().top", TAX)
    assert opened.locator("#filters").bounding_box()["height"] <= top < 400
    opened.goto(f"{opened.url.partition('#')[0]}#{TAX}?wire=docs")
    opened.reload()
    assert change.locator("dl").first.is_visible()
    assert opened.url.endswith(f"#{TAX}")


@pytest.mark.parametrize("end", ["%", "no-such-id", "?wire=no-such-wire", "?no=such", "%FF?q=a", "?", "changes"])
def test_no_address_breaks_the_page(opened: Any, end: str) -> None:
    """Whatever stands behind the address, the page opens and can be used."""
    opened.goto(f"{opened.url}#{end}")
    opened.reload()
    opened.locator("button[type=reset]").click()
    opened.wait_for_function(f"{SEEN}.length === 5")


def test_a_fingerprint_is_copied(opened: Any) -> None:
    """The button beside a fingerprint copies it, and says so; where that is not allowed, it selects it."""
    opened.goto(f"{opened.url}#{TAX}")
    button = opened.locator(f"[id='{TAX}'] .copy")
    opened.evaluate("() => { navigator.clipboard.writeText = async words => { window.copied = words; }; }")
    button.click()
    opened.wait_for_function("document.getElementById('told').textContent")
    assert (TAX, f"Copied {TAX}") == (opened.evaluate("window.copied"), opened.locator("#told").text_content())
    opened.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('no'); }; }")
    button.click()
    opened.wait_for_function("String(getSelection())")
    assert TAX == opened.evaluate("String(getSelection())")


@pytest.mark.parametrize("opened", ["large"], indirect=True)
def test_hundreds_of_changes(opened: Any) -> None:
    """With 300 changes, all are found, one button unfolds them all and folds them again."""
    closed = "document.querySelectorAll('.change:not([open])').length"
    assert "300 of 300 changes" == opened.locator("#found").text_content()
    unfold = opened.locator("#unfold")
    unfold.focus()
    opened.keyboard.press("Enter")
    assert (0, "true") == (opened.evaluate(closed), unfold.get_attribute("aria-pressed"))
    opened.keyboard.press("Enter")
    assert (300, "false") == (opened.evaluate(closed), unfold.get_attribute("aria-pressed"))
    opened.locator("#search").fill("thing7.")
    assert 1 == len(seen(opened))
