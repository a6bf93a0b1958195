"""What the pages promise is so."""

import json
import re
from pathlib import Path

import httpx
import providers
import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_the_two_commands_are_on_the_first_screen() -> None:
    """The two commands a maintainer needs stand in the first 25 lines."""
    first = "\n".join(README.splitlines()[:25])
    assert "$ pip install 'nox[uv]' && nox -s regenerate\n" in first
    assert "$ nox -s tests\n" in first


def page_of_memberships() -> bytes:
    """Give the documented page of memberships as the only one that there is."""
    data = json.loads((ROOT / "specs/trybe/examples/listMemberships.200.json").read_bytes())
    data["meta"]["last_page"], data["links"]["next"] = 1, None
    return json.dumps(data).encode()


def test_the_snippet_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The README's Python, run as it stands against a server that answers as documented, prints what it says."""
    (snippet,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    seen: list[httpx.Request] = []

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.method == "GET":
            return httpx.Response(200, content=page_of_memberships())
        return httpx.Response(404, json={"message": "Not found"})

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    monkeypatch.syspath_prepend(str(ROOT / "generated/trybe"))
    exec(compile(snippet, "README.md", "exec"), {})  # noqa: S102 (our own page)
    first, second = capsys.readouterr().out.splitlines()
    assert "a4441c51-048e-3242-3172-3539009c548d payment_disputed" == first
    assert "charges.process: the answer is 404 Not Found; nothing was changed False" == second
    assert "https://api.playground.try.be/customers/memberships?per_page=50" == str(seen[0].url)
    assert "/shop/membership-charges/a4441c51-048e-3242-3172-3539009c548d/process" == seen[1].url.path
    assert {"Bearer your-token"} == {request.headers["authorization"] for request in seen}


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
