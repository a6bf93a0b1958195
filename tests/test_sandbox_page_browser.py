"""The status page in a browser: it follows what happens, by mouse and keyboard, and asks nobody else."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from browsing import browser, widths
from client_calls import package
from page_reading import HOSTILE
from sandbox_doors import FOLDERS, ask
from sandbox_helping import PENDING
from sandbox_page_cases import SECRET, saying

from clientwright import sandbox
from clientwright.errors import ClientwrightError
from clientwright.sandbox.engine import open_engines
from clientwright.sandbox.serving import Sandbox, fronted, listening, served

__all__ = ["browser"]

GROUND = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
#: Every text that is seen, with the contrast to its ground by WCAG 2.
LOOKS = """[...document.querySelectorAll('body *')].flatMap(one => {
    const words = [...one.childNodes].filter(node => node.nodeType === 3 && node.textContent.trim());
    if (!words.length || !one.checkVisibility()) return [];
    const back = at => getComputedStyle(at).backgroundColor;
    let ground = one;
    while (ground.parentElement && back(ground) === 'rgba(0, 0, 0, 0)') ground = ground.parentElement;
    const bright = colour => colour.match(/[0-9]+/g).slice(0, 3).map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0.05);
    const [low, high] = [bright(getComputedStyle(one).color), bright(back(ground))].sort((a, b) => a - b);
    return [[words[0].textContent.trim().slice(0, 20), high / low]];
})"""
PICTURE = Path(__file__).parent.parent / "docs" / "images" / "sandbox.png"


@contextmanager
def opened(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    """Open the page of a sandbox; at the end it has complained of nothing and asked nobody else."""
    told: list[str] = []
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 1200, "height": 900}, **options)
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/")
    try:
        yield page
    finally:
        context.close()  # before the sandbox ends, which it would complain of
    assert [] == told
    assert [] == [url for url in asked if not url.startswith(f"{address}/")]


@pytest.fixture
def played() -> Iterator[Sandbox]:
    """Play providers at a plain address and behind a front, as the command does."""
    engines = open_engines(("mayar", "trybe"), **FOLDERS)
    with fronted(engines) as front, listening() as bound, served(engines, bound, front.url) as one:
        yield one
    engines[0].state.close()


def trybe_of(played: Sandbox) -> Any:
    """Give a client of Trybe."""
    return package("trybe").Trybe(token="tok-4711-secret", base_url=played.base_urls["trybe"], timeout=9)


def test_a_call_appears(browser: Any, played: Sandbox) -> None:
    """What a client does is seen on the open page without loading it again: the request, and the changed record."""
    with opened(browser, played.url) as page:
        assert page.get_by_text("No request yet.").is_visible()
        assert not page.get_by_text("load the page again").is_visible()
        with trybe_of(played) as trybe:
            trybe.charges.process(PENDING)
        row = page.locator(".journal tr", has_text="charges.process")
        row.wait_for()
        assert ["1", "trybe", "200", "applied"] == [row.locator("td").nth(at).inner_text() for at in (0, 1, 3, 4)]
        row.locator("summary").click()
        request = row.locator("pre")
        assert request.is_visible()
        assert request.inner_text().startswith(f"POST /shop/membership-charges/{PENDING}/process\n")
        assert "authorization: bearer ***" in request.inner_text().lower()
        assert "tok-4711" not in page.content()
        page.locator("#provider-trybe summary", has_text="charge").first.click()
        record = page.locator("#provider-trybe .kind > details", has_text=PENDING)
        assert "status: succeeded" in record.locator("summary").inner_text()


def test_what_is_open_stays_open(browser: Any, played: Sandbox) -> None:
    """When something new comes, unfolded requests and records stay unfolded, and the keyboard stays where it was."""
    with opened(browser, played.url) as page:
        ask(f"{played.base_urls['trybe']}/customers/memberships")
        page.locator("#entry-1 summary").focus()
        page.keyboard.press("Enter")
        assert page.locator("#entry-1 pre").is_visible()
        ask(f"{played.base_urls['trybe']}/nowhere")
        page.locator("#entry-2").wait_for()
        assert page.locator("#entry-1 pre").is_visible()
        assert "entry-1" == page.evaluate("document.activeElement.closest('details').id")


def settled(page: Any) -> None:
    """Wait until the page, which follows no more, has read every answer that it has asked for."""
    for _ in range(2):  # the first answers a request of before, the second nothing
        page.evaluate("fetch('/_sandbox/live').then(answer => answer.text())")
        page.wait_for_timeout(500)


def test_everything_by_keyboard(browser: Any, played: Sandbox) -> None:
    """From the top, the keyboard reaches each tool, and works it: refresh, stop following, clear."""
    with opened(browser, played.url) as page:
        reached = []
        for _ in range(9):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        assert ["Journal", "mayar", "trybe", "Faults", "refresh", "follow", "clear"] == reached[:7]
        page.locator("#follow").focus()
        page.keyboard.press("Space")
        settled(page)
        ask(f"{played.base_urls['trybe']}/nowhere")
        page.wait_for_timeout(1500)
        assert page.get_by_text("No request yet.").is_visible()
        page.locator("#refresh").focus()
        page.keyboard.press("Enter")
        page.locator("#entry-1").wait_for()
        page.locator("#clear").focus()
        page.keyboard.press("Enter")
        page.get_by_text("No request yet.").wait_for()
        assert () == played.journal()
        assert "clear" == page.evaluate("document.activeElement.id")


def test_faults_are_listed(browser: Any, played: Sandbox) -> None:
    """The codes of faults are in a fold, with the address where they are played."""
    with opened(browser, played.url) as page:
        code = page.locator("#faults td code", has_text="rst-before-headers")
        assert not code.is_visible()
        page.locator("#faults summary").focus()
        page.keyboard.press("Enter")
        assert code.is_visible()
        assert "misbehave: there, a request chooses a fault" in page.locator("#faults p").inner_text()


@pytest.mark.parametrize("word", [*HOSTILE, "<img src=x onerror='document.title=1'>"])
def test_hostile_words_are_words(browser: Any, word: str) -> None:
    """Words of specs, records and requests are shown, on the first page as in what comes later, and run nowhere."""
    engine = saying(word)
    with listening() as bound, served((engine,), bound) as played, opened(browser, played.url) as page:
        for _ in range(2):
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
            assert page.locator("main").inner_text().count(word) >= 8
            assert 0 == page.locator("main img, main b, main section script").count()
            assert "Sandbox" == page.title()
            assert SECRET not in page.content()
            ask(f"{played.url}/made_up/nowhere")
            page.locator("#entry-3").wait_for()
    engine.state.close()


def test_pages_of_elsewhere_get_nowhere(browser: Any, played: Sandbox) -> None:
    """A page of another origin, in a real browser, can neither charge, clear, read nor frame."""
    with sandbox.serve("swipe", **FOLDERS) as other:  # another port is another origin
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{other.url}/_sandbox/journal")
        tried = page.evaluate(
            """async ([journal, charge, page]) => {
                const ways = [[journal, {}], [journal, {method: "DELETE"}], [journal, {mode: "no-cors"}],
                    [charge, {method: "POST"}], [charge, {method: "POST", mode: "no-cors"}],
                    [charge, {method: "POST", headers: {Authorization: "Bearer x"}}]];
                const seen = [];
                for (const [url, how] of ways) {
                    seen.push(await fetch(url, how).then(answer => answer.status, () => "refused"));
                }
                return seen;
            }""",
            [f"{played.url}/_sandbox/journal", f"{played.base_urls['trybe']}/shop/x", played.url],
        )
        assert not [each for each in tried if each not in {"refused", 0}]
        assert () == played.journal()
        context.close()


def test_the_end_is_told(browser: Any) -> None:
    """When the sandbox has ended, the page says so and stays as it was."""
    context = browser.new_context()
    page = context.new_page()
    with sandbox.serve("swipe", **FOLDERS) as played:
        page.goto(f"{played.url}/")
    page.get_by_text("The sandbox does not answer any more.").wait_for()
    assert page.get_by_role("heading", name="swipe").is_visible()
    context.close()


def test_without_scripts(browser: Any, played: Sandbox) -> None:
    """Without scripts the page can be read and unfolded, and has no button that does nothing."""
    ask(f"{played.base_urls['trybe']}/customers/memberships")
    with opened(browser, played.url, java_script_enabled=False) as page:
        assert 0 == page.locator("button:visible").count()
        assert page.get_by_text("load the page again").is_visible()
        page.locator("#entry-1 summary").click()
        assert page.locator("#entry-1 pre").is_visible()


@pytest.mark.parametrize("width", [320, 700, 1200, 2400])
def test_no_width_scrolls_sideways(browser: Any, width: int) -> None:
    """Whatever the width and the words, everything unfolded fits."""
    engine = saying("wide" * 100)
    with listening() as bound, served((engine,), bound, "http://127.0.0.1:65535") as played:
        with opened(browser, played.url) as page:
            needed, window = widths(page, width)
        assert needed <= window == width
    engine.state.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_can_be_read(browser: Any, played: Sandbox, scheme: str) -> None:
    """Every text stands out from its ground, light and dark."""
    for path in ("customers/memberships", "nowhere"):
        ask(f"{played.base_urls['trybe']}/{path}")
    with opened(browser, played.url, color_scheme=scheme) as page:
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        looks = page.evaluate(LOOKS)
        assert len(looks) > 500
        assert [] == [look for look in looks if look[1] < 4.5]
        assert (255 * 3 / 2 < sum(page.evaluate(GROUND))) == (scheme == "light")


def test_the_picture_in_the_documentation(browser: Any, played: Sandbox) -> None:
    """The picture is 1200 pixels wide and small enough to load at once; SANDBOX_PICTURE=1 takes it again."""
    if os.environ.get("SANDBOX_PICTURE"):
        with trybe_of(played) as trybe:
            trybe.memberships.list()
            trybe.charges.process(PENDING)
            with suppress(ClientwrightError):
                trybe.charges.process(PENDING)
        with opened(browser, played.url) as page:
            page.locator("#entry-3 summary").click()
            page.screenshot(path=PICTURE)
    picture = PICTURE.read_bytes()
    assert (b"\x89PNG", 1200) == (picture[:4], int.from_bytes(picture[16:20]))
    assert len(picture) <= 200_000
