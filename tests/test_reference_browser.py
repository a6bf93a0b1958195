import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import browser
from providers import OVERLAYS, PROVIDERS, SPECS
from reference_cases import answer, overlay, provider, run, spec

__all__ = ["browser"]

PICTURE = Path(__file__).parent.parent / "docs" / "images" / "reference.png"
#: What hostile text tries to do, each way telling of itself on the page's window.
EVIL = (
    "<script>window.ran = 1</script><img src=x onerror='window.ran = 2'><svg onload='window.ran = 3'></svg>"
    "<iframe srcdoc='<script>parent.ran = 4</script>'></iframe> [link](javascript:window.ran=5)"
    " <a href='javascript:window.ran=6'>here</a> <form action='https://evil.example'><button>go</button></form>"
    " ![picture](https://evil.example/a.png) <style>@import 'https://evil.example/a.css'</style>"
    " <base href='https://evil.example/'> </script><!-- \u2028\u2029 --> {{constructor.constructor('window.ran=7')()}}"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the pages of our providers."""
    folder = tmp_path_factory.mktemp("pages")
    assert 0 == run("--specs", str(SPECS), "--overlays", str(OVERLAYS), "--to", str(folder))
    return folder


class Visit:
    """A page in a browser without a network, and all that it told and asked for."""

    def __init__(self, browser: Any, address: str, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1200, "height": 900}, offline=True, **options)
        self.page = self.context.new_page()
        self.told: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.told.append(message.text))
        self.page.on("pageerror", lambda error: self.told.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.reached: list[str] = []
        self.context.route("http*://**", self._refuse)
        self.page.goto(address)

    def _refuse(self, route: Any) -> None:
        """Refuse what would leave the browser; what the page's policy holds back does not come so far."""
        self.reached.append(route.request.url)
        route.abort()

    def drawn(self) -> Any:
        """Wait until the page is drawn and give it."""
        self.page.locator("body[data-drawn=yes]").wait_for()
        return self.page


@pytest.fixture
def visit(browser: Any) -> Iterator[Any]:
    """Give a way to open pages, which are closed at the end."""
    opened = []

    def go(address: str, **options: Any) -> Visit:
        opened.append(Visit(browser, address, **options))
        return opened[-1]

    yield go
    for one in opened:
        one.context.close()


@pytest.mark.parametrize("name", sorted(PROVIDERS))
def test_pages_work_without_a_network(visit: Any, pages: Path, name: str) -> None:
    """Opened from a file, the page of each provider complains of nothing and asks for nothing but itself."""
    address = (pages / f"{name}.html").as_uri()
    seen = visit(address)
    page = seen.drawn()
    samples = page.locator("pre", has_text=f"from {name}_client import")
    samples.first.wait_for()
    assert samples.first.is_visible()
    assert page.locator("blockquote", has_text="Changed by an overlay:").first.is_visible()
    assert page.get_by_role("heading", name="Where the spec was changed").is_visible()
    assert [] == seen.told
    assert [address] == [one for one in seen.asked if not one.startswith("blob:null/")]


def test_every_operation_has_its_call(visit: Any, pages: Path) -> None:
    """Each operation shows its call; behind a tab, the same call awaited, and what is sent behind another."""
    page = visit((pages / "swipe.html").as_uri()).drawn()
    assert 5 == page.get_by_role("tab", name="Python", exact=True).count()
    shown = page.locator("pre:visible", has_text="from swipe_client import Swipe")
    assert 5 == shown.count()
    assert "result = swipe.subscriptions.list()" in " ".join(shown.all_text_contents())
    page.get_by_role("tab", name="Python async").first.click()
    awaited = page.locator("pre:visible", has_text="async with AsyncSwipe(")
    assert 1 == awaited.count()


def test_the_call_stands_beside_its_operation(visit: Any, pages: Path) -> None:
    """On a wide screen, the call is to the right of the operation's text; on none does the page scroll sideways."""
    page = visit(f"{(pages / 'trybe.html').as_uri()}#tag/charges/operation/charges.process").drawn()
    title = page.get_by_role("heading", name="Collect a charge now").bounding_box()
    call = page.locator("pre", has_text="charges.process(").first.bounding_box()
    assert call["x"] > title["x"] + title["width"]
    for width in (320, 700, 1200, 2000):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_notes_name_their_overlay(visit: Any, pages: Path) -> None:
    """A patched property shows what was wrong, the overlay's file and line, and the evidence."""
    page = visit((pages / "trybe.html").as_uri()).drawn()
    note = page.locator("blockquote", has_text="the guide describes the token and its header")
    page.get_by_text("Authorizations:").first.click()
    assert "fix-servers-and-authentication.overlay.yaml:30" in note.first.text_content()
    assert "docs.try.be/guides/authentication" in note.first.text_content()
    page.locator("summary", has_text="Types and closed lists").focus()
    page.keyboard.press("Enter")
    said = page.locator("details[open] li", has_text="MembershipCharge.tax")
    assert "fix-types.overlay.yaml:16" in " ".join(said.all_text_contents())


def test_search_by_keyboard(visit: Any, pages: Path) -> None:
    """The page can be searched without a network; what is found can be gone to by keyboard."""
    seen = visit((pages / "trybe.html").as_uri())
    page = seen.drawn()
    page.get_by_placeholder("Search...").focus()
    page.keyboard.type("failed charge")
    page.locator("[data-role='search:results'] li").first.wait_for()
    found = page.locator("[data-role='search:results'] > li").all_text_contents()
    for _ in range(1 + next(index for index, text in enumerate(found) if "Try a failed charge again" in text)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**charges.retry")
    assert [] == seen.told


def test_the_list_leads_to_each_page(visit: Any, pages: Path) -> None:
    """The list of pages leads to each page, and each page back."""
    seen = visit((pages / "index.html").as_uri())
    for name in sorted(PROVIDERS):
        seen.page.locator(f"a[href='{name}.html']").click()
        seen.drawn().get_by_role("link", name="All references").click()
        seen.page.wait_for_url("**/index.html")
    assert [] == seen.told


def test_licences_can_be_read(visit: Any, pages: Path) -> None:
    """The licences of what draws the page are at its end."""
    page = visit((pages / "swipe.html").as_uri()).drawn()
    page.locator("footer summary").click()
    assert page.locator("footer pre", has_text="Copyright (c) 2015-present, Rebilly, Inc.").is_visible()


def test_without_scripts(visit: Any, pages: Path) -> None:
    """Without scripts, the page says why it is empty."""
    seen = visit((pages / "swipe.html").as_uri(), java_script_enabled=False)
    assert seen.page.get_by_text("without scripts, nothing more is shown").is_visible()


def hostile() -> tuple[Any, Any]:
    """Give a spec and an overlay with hostile text wherever text is taken."""
    tame = EVIL.replace("\u2028\u2029", "")  # which cannot be the name of anything in code
    thing = {"type": "object", "title": EVIL, "description": EVIL, "properties": {
        "id": {"type": "string", "description": EVIL, "examples": [EVIL], "default": EVIL},
        "code": {"type": "string", "pattern": "<img src=x onerror='window.ran=8'>"},
        "kind": {"type": "string", "enum": [tame, "b"]}}}  # fmt: skip
    document = spec(
        info={
            "title": EVIL,
            "version": EVIL,
            "description": EVIL,
            "contact": {"name": EVIL, "url": "https://example.org"},
            "license": {"name": EVIL, "url": "https://example.org"},
            "x-logo": {"url": "https://evil.example/logo.png"},
        },
        tags=[
            {"name": "things", "description": EVIL, "externalDocs": {"url": "https://a.example", "description": EVIL}}
        ],
        components={"schemas": {"Thing": thing}},
    )
    document["servers"][0]["description"] = EVIL
    operation = document["paths"]["/things/{id}"]["get"]
    operation |= {"summary": EVIL, "description": EVIL}
    operation["parameters"][0] |= {"description": EVIL, "example": EVIL}
    operation["responses"]["200"] |= answer(EVIL, {"$ref": "#/components/schemas/Thing"})
    operation["responses"]["200"]["content"]["application/json"]["example"] = {"id": EVIL, EVIL: EVIL}
    update = {"target": "$.components.schemas.Thing.properties.id", "update": {"maxLength": 9999}, "description": EVIL,
              "x-evidence": {"grade": EVIL, "source": EVIL}}  # fmt: skip
    return document, overlay(update, title=EVIL)


def test_hostile_text_does_not_run(
    visit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands in a spec or an overlay is shown and never run, and asks for nothing from elsewhere."""
    document, patch = hostile()
    provider(tmp_path, document, [patch])
    monkeypatch.chdir(tmp_path)
    assert 0 == run(), capsys.readouterr().err
    seen = visit((tmp_path / "reference" / "things.html").as_uri())
    page = seen.drawn()
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    page.evaluate("document.querySelectorAll('main button').forEach(each => each.click())")
    page.wait_for_timeout(500)
    assert page.locator("main", has_text="window.ran = 1").count()
    assert 0 == page.locator("main a[href^='javascript']").count()
    assert page.evaluate("window.ran") is None
    assert 0 == page.locator("main script, main iframe, main base").count()
    assert page.url.startswith("file:")
    assert [page] == seen.context.pages
    assert [] == seen.reached
    assert [] == [one for one in seen.told if "Content Security Policy" not in one]


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0", "3.2.0"])
def test_every_version_of_openapi_is_drawn(
    visit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    """Specs of each version that clients are generated from are drawn with their calls."""
    document = spec(openapi=version)
    provider(tmp_path, document)
    monkeypatch.chdir(tmp_path)
    assert 0 == run()
    seen = visit((tmp_path / "reference" / "things.html").as_uri())
    page = seen.drawn()
    assert page.locator("pre", has_text="things.things.get_thing(").first.is_visible()
    assert [] == seen.told


def test_the_picture_in_the_documentation(visit: Any, pages: Path) -> None:
    """The picture is 1200 pixels wide and small enough to load at once; REFERENCE_PICTURE=1 takes it again."""
    if os.environ.get("REFERENCE_PICTURE"):
        page = visit(f"{(pages / 'trybe.html').as_uri()}#tag/charges/operation/charges.add_payment").drawn()
        page.wait_for_timeout(500)
        page.screenshot(path=PICTURE)
    picture = PICTURE.read_bytes()
    assert (b"\x89PNG", 1200) == (picture[:4], int.from_bytes(picture[16:20]))
    assert len(picture) <= 200_000
