"""Pages of reviews, open in headless Chromium; tests take the fixtures that they use by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import review_page_cases as cases
from browsing import browser
from review_samples import LARGE

from clientwright.review.outputs.page import page as written_page
from clientwright.review.outputs.page_excerpts import Excerpts
from clientwright.review.reports import Reviewed

__all__ = ["browser"]

#: The ids of the changes that are seen, in their order.
SEEN: Final = "[...document.querySelectorAll('.change:not([hidden])')].map(one => one.id)"
TAX: Final = cases.TAX.change.fingerprint


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give the addresses of pages: of edits, of 300 changes, of hostile words and of endless ones."""
    folder: Path = tmp_path_factory.mktemp("review")
    word = "<img src=x onerror='document.title=1'></script><script>document.title=2</script>\"'"
    made = {
        "edits": (cases.REVIEW, cases.EXCERPTS),
        "large": (LARGE, Excerpts()),
        "hostile": cases.saying(word),
        "wide": cases.saying("wide" * 500),
    }
    for name, given in made.items():
        (folder / f"{name}.html").write_text(written_page(*given), "utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in made}


@pytest.fixture
def opened(browser: Any, reports: dict[str, str], request: pytest.FixtureRequest) -> Iterator[Any]:
    """Give a page, open; at the end, it has complained of nothing and asked for nothing but itself."""
    report = reports[getattr(request, "param", "edits")]
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda asked: told.append(asked.url.partition("#")[0]))
    page.goto(report)
    yield page
    context.close()
    assert {report} == {*told}


def ids(*reviewed: Reviewed) -> list[str]:
    """Give the ids of changes, sorted."""
    return sorted(one.change.fingerprint for one in reviewed)


def seen(page: Any) -> list[str]:
    """Give the ids of the changes that are seen, sorted."""
    return sorted(page.evaluate(SEEN))
