"""What the pages promise is so."""

import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import httpx
import providers
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_the_two_commands_are_on_the_first_screen() -> None:
    """The two commands a maintainer needs stand in the first 25 lines."""
    first = "\n".join(README.splitlines()[:25])
    assert "$ pip install 'nox[uv]' && nox -s regenerate\n" in first
    assert "$ nox -s tests\n" in first


class Trybe(BaseHTTPRequestHandler):
    """Answers as Trybe documents: one page of memberships, and no such charge."""

    seen: ClassVar[list[tuple[str, str, str | None]]] = []

    def do_GET(self) -> None:
        """Give the page."""
        self._answer(200, (ROOT / "specs/trybe/examples/listMemberships.200.json").read_bytes())

    def do_POST(self) -> None:
        """Know no charge."""
        self._answer(404, b'{"message": "Not found"}')

    def _answer(self, status: int, content: bytes) -> None:
        self.seen.append((self.command, self.path, self.headers["Authorization"]))
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_the_snippet_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The README's Python, run against a server on loopback that answers as documented, prints what it says."""
    (snippet,) = (one for one in SNIPPETS if 'environment="sandbox"' in one)
    monkeypatch.syspath_prepend(str(ROOT / "generated/trybe"))
    Trybe.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Trybe) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        there = snippet.replace('environment="sandbox"', f'base_url="http://127.0.0.1:{server.server_port}"')
        assert there != snippet
        exec(compile(there, "README.md", "exec"), {})  # noqa: S102 (our own page)
        server.shutdown()
    first, second = capsys.readouterr().out.splitlines()
    assert "a4441c51-048e-3242-3172-3539009c548d payment_disputed" == first
    assert "charges.process: the answer is 404 Not Found; nothing was changed False" == second
    charge = "/shop/membership-charges/a4441c51-048e-3242-3172-3539009c548d/process"
    bearer = "Bearer your-token"
    assert [("GET", "/customers/memberships?per_page=50", bearer), ("POST", charge, bearer)] == Trybe.seen


def documented(provider: str, request: httpx.Request) -> httpx.Response:
    """Answer a request as the provider documents a success, or without a body where it documents none."""
    for operation in providers.spec(provider).operations:
        path = re.sub(r"\\{[^}]*\\}", "[^/]+", re.escape(operation.path))
        if operation.method == request.method.lower() and re.search(f"{path}$", request.url.path):
            for status, response in operation.value["responses"].items():
                media = response.get("content", {}).get("application/json", {})
                for example in media.get("examples", {}).values():
                    if status.startswith("2"):
                        return httpx.Response(int(status), json=example["value"])
    return httpx.Response(503)


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_the_snippets_of_a_client_run(
    provider: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each piece of Python in a client's README runs as it stands, and its calls give what is documented."""
    text = (ROOT / "generated" / provider / "README.md").read_text("utf-8")
    snippets = re.findall(r"```python\n(.*?)```", text, re.DOTALL)

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        return documented(provider, request)

    async def answer_async(_: httpx.AsyncHTTPTransport, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return documented(provider, request)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    monkeypatch.setattr(httpx.AsyncHTTPTransport, "handle_async_request", answer_async)
    monkeypatch.syspath_prepend(str(ROOT / "generated" / provider))
    names: dict[str, object] = {"__name__": "readme"}
    for snippet in snippets:
        exec(compile(snippet, "README.md", "exec"), names)  # noqa: S102 (our own page)
    shown = capsys.readouterr().out
    assert (4, 3) == (len(snippets), len(shown.splitlines()))
    assert "Error" not in shown
    assert 503 == documented(provider, httpx.Request("GET", "https://a.example/nowhere")).status_code


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
