"""What the pages promise is so."""

import re
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_the_two_commands_are_on_the_first_screen() -> None:
    """The two commands a maintainer needs stand in the first 25 lines."""
    first = "\n".join(README.splitlines()[:25])
    assert "$ pip install 'nox[uv]' && nox -s regenerate\n" in first
    assert "$ nox -s tests\n" in first


def test_the_snippet_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The README's Python, run as it stands against a server that answers as documented, prints what it says."""
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    seen: list[httpx.Request] = []

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=(ROOT / "specs/trybe/examples/listMemberships.200.json").read_bytes())

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    monkeypatch.syspath_prepend(str(ROOT / "generated/trybe"))
    exec(compile(snippet, "README.md", "exec"), {})  # noqa: S102 (our own page)
    assert "a4441c51-048e-3242-3172-3539009c548d payment_disputed\n" == capsys.readouterr().out
    (request,) = seen
    assert "https://api.playground.try.be/customers/memberships?page=1&per_page=50" == str(request.url)
    assert "Bearer your-token" == request.headers["authorization"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    """Every relative link names a file that exists."""
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8"))
    assert [] == [link for link in links if not (page.parent / link).exists()]


def test_the_sessions_that_the_pages_name_exist() -> None:
    """Every `nox -s name` on a page is a session."""
    sessions = set(re.findall(r"^def (\w+)\(session", (ROOT / "noxfile.py").read_text("utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"nox -s (\w+)", page.read_text("utf-8"))}
    assert set() == named - sessions
