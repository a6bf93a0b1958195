"""Our column of docs/comparison.md, on clients themselves, and that the page names the tests that keep it."""

from __future__ import annotations

import asyncio
import copy
import pickle
import re
import subprocess
import sys
import threading
from importlib.metadata import requires
from pathlib import Path

import httpx
import providers
import pytest
from client_calls import SECRET, answering, calls, client, make, package

from clientwright import errors
from clientwright.types import UNSET

TESTS = Path(__file__).parent
LIST = calls()["trybe-memberships.list"]


def test_every_line_names_a_test_that_exists() -> None:
    """Each line of the page names a test, and each test of the comparison stands on the page."""
    page = (TESTS.parent / "docs/comparison.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    assert set() == named - _written("test_*.py")
    assert {"test_every_line_names_a_test_that_exists"} == _written("test_comparison*.py") - named


def _written(pattern: str) -> set[str]:
    texts = (path.read_text("utf-8") for path in TESTS.glob(pattern))
    return {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}


def test_repr_hides_the_secret() -> None:
    """A client's repr shows where it calls, and no credential."""
    for asynchronous in (False, True):
        one = client("trybe", answering(200), asynchronous=asynchronous)
        assert "api.playground.try.be" in repr(one)
        assert SECRET not in repr(one)
    stock = package("trybe").AuthenticatedClient(base_url="https://example.com", token=SECRET)
    assert SECRET not in repr(stock) + repr(stock.with_headers({"X-Key": SECRET}))


def test_clients_do_not_pickle() -> None:
    """A client refuses to be pickled, so that no secret gets into a file or a queue."""
    for one in (
        client("trybe", answering(200)),
        package("trybe").AuthenticatedClient(base_url="https://example.com", token=SECRET),
    ):
        for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
            with pytest.raises(TypeError, match="secret"):
                attempt(one)


def test_no_credential_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a credential the error names the argument and the environment variable."""
    monkeypatch.delenv("TRYBE_TOKEN", raising=False)
    monkeypatch.delenv("MAGICLINE_API_KEY", raising=False)
    with pytest.raises(errors.ConfigurationError, match=r"token.*TRYBE_TOKEN"):
        package("trybe").Trybe(environment="sandbox")
    with pytest.raises(errors.ConfigurationError, match=r"api_key.*MAGICLINE_API_KEY"):
        package("magicline").AsyncMagicline(environment="sandbox")


def test_every_call_has_a_deadline() -> None:
    """Without a word from the caller, a request has finite timeouts of at most a minute."""
    (request,) = make(LIST, "facade-sync", answering(*LIST.success())).requests
    limits = request.extensions["timeout"]
    assert {"connect", "read", "write", "pool"} == set(limits)
    assert all(0 < limit <= 60 for limit in limits.values())


def test_unset_is_one_object() -> None:
    """UNSET comes back from pickle, copy and deepcopy as itself, with a repr that does not change."""
    for twin in (pickle.loads(pickle.dumps(UNSET)), copy.copy(UNSET), copy.deepcopy(UNSET)):
        assert UNSET is twin
    assert "UNSET" == repr(UNSET)


def test_options_make_a_real_copy() -> None:
    """A client with other options leaves the first one as it is."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(200, json=LIST.success()[1])

    one = client("trybe", answer)
    one.with_options(headers={"X-Trace": "1"}).memberships.list()
    one.memberships.list()
    assert ["1", None] == [request.headers.get("x-trace") for request in sent]
    stock = package("trybe").Client(base_url="https://example.com")
    before = stock.get_httpx_client()
    stock.with_headers({"X-Trace": "1"})
    assert "x-trace" not in before.headers


def test_threads_share_one_pool() -> None:
    """Threads that make the first calls of a client together make one httpx client."""
    stock = package("trybe").Client(base_url="https://example.com")
    found: list[httpx.Client] = []
    gate = threading.Barrier(8)

    def first() -> None:
        gate.wait()
        found.append(stock.get_httpx_client())

    threads = [threading.Thread(target=first) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (8, 1) == (len(found), len(set(map(id, found))))
    stock.get_httpx_client().close()


def test_a_ready_client_loads_few_modules() -> None:
    """A client that is made, with one resource touched, has loaded neither httpx nor asyncio, and few modules."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from trybe_client import Trybe; "
        "Trybe(token='t').memberships; print(*sys.modules)"
    )
    command = [sys.executable, "-I", "-c", code, str(providers.GENERATED / "trybe")]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert set() == {"httpx", "asyncio", "ssl", "clientwright.codec"} & set(loaded)
    assert len(loaded) < 180


def test_a_client_needs_few_distributions() -> None:
    """Beside itself and the runtime, a client needs attrs, msgspec, and httpx with what httpx needs."""
    wanted, found = ["clientwright"], set[str]()
    while wanted:
        name = wanted.pop()
        if name not in found:
            found.add(name)
            needs = [one for one in requires(name) or () if "extra ==" not in one and "python_" not in one]
            wanted += [re.split(r"[^A-Za-z0-9_.-]", one)[0].lower() for one in needs]
    of_httpx = {"anyio", "certifi", "h11", "httpcore", "idna", "sniffio"}  # the last with older versions of it only
    assert {"attrs", "clientwright", "httpx", "msgspec"} == found - of_httpx


def test_sync_and_async_have_the_same_methods() -> None:
    """The asynchronous client has the methods of the synchronous one, under the same names."""
    for provider in ("mayar", "magicline", "trybe", "swipe"):
        resources = package(provider, ".resources")
        for name in resources.__all__:
            if not name.startswith("Async"):
                ours, theirs = getattr(resources, name), getattr(resources, f"Async{name}")
                assert [n for n in vars(ours) if n[0] != "_"] == [n for n in vars(theirs) if n[0] != "_"]


def test_an_asynchronous_call_can_be_cancelled() -> None:
    """Cancelling a task ends its call with CancelledError, as asyncio wants it."""

    async def wait(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    async def run() -> None:
        transport = httpx.MockTransport(wait)
        async with package("trybe").AsyncTrybe(token="t", http_client=httpx.AsyncClient(transport=transport)) as one:
            task = asyncio.create_task(one.memberships.list())
            await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())
