"""What docs/clients.md shows works as it stands."""

import re
from pathlib import Path

import httpx
import providers
import pytest

from clientwright import errors, retries, settings
from clientwright.receiving import LARGEST

PAGE = (Path(__file__).parents[1] / "docs/clients.md").read_text("utf-8")
SNIPPETS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_first_call_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's first snippet reads a membership."""
    example = providers.example_files("trybe")["getMembership.200"].read_bytes()
    seen: list[httpx.Request] = []

    def answer(_: httpx.HTTPTransport, request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, content=example)

    monkeypatch.setattr(httpx.HTTPTransport, "handle_request", answer)
    monkeypatch.syspath_prepend(str(providers.GENERATED / "trybe"))
    names: dict[str, object] = {}
    exec(compile(SNIPPETS[0].replace("…", "1"), "clients.md", "exec"), names)  # noqa: S102 (our own page)
    assert "Membership" == type(names["membership"]).__name__
    assert ["/customers/memberships/2f9a1"] == [request.url.path for request in seen]


def test_the_test_double_works() -> None:
    """The page's client without a network raises what its answer says."""
    names: dict[str, object] = {}
    exec(compile(SNIPPETS[1], "clients.md", "exec"), names)  # noqa: S102 (our own page)
    with pytest.raises(errors.NotFoundError):
        names["trybe"].memberships.get("1")  # type: ignore[attr-defined]


def test_the_fast_transport_is_set_up() -> None:
    """The page's asynchronous client over aiohttp can be made."""
    pytest.importorskip("httpx_aiohttp")
    names: dict[str, object] = {}
    exec(compile(SNIPPETS[2].replace("…", "token"), "clients.md", "exec"), names)  # noqa: S102 (our own page)
    assert "AsyncTrybe" == type(names["trybe"]).__name__
    assert 3 == len(SNIPPETS)


def test_the_figures_are_those_of_the_code() -> None:
    """Statuses, pauses and limits on the page are those in the code."""
    row = next(line for line in PAGE.splitlines() if line.startswith("| GET, HEAD, PUT"))
    told = {int(one) for one in re.findall(r"\b\d{3}\b", row)} | {521, 522, 523}
    assert set(retries.LATER) == told
    assert (0.5, 60.0) == (retries.BASE, retries.LONGEST_ASKED)
    assert 64 == LARGEST // 1024 // 1024
    assert f"{settings.TIMEOUT:.0f} s" in PAGE


def test_the_table_of_errors_names_what_there_is() -> None:
    """Each class on the page is in the tree."""
    named = set(re.findall(r"`(\w+Error)`", PAGE))
    assert set() == {name for name in named if not hasattr(errors, name)}
    assert named >= {"EncodeError", "ConfigurationError", "DecodeError", "PageError", "RefusedError"}
