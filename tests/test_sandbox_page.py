"""The status page as text: what it shows, what it hides, and that nobody's words become markup."""

import base64
import hashlib
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from page_reading import HOSTILE, Read
from sandbox_doors import FOLDERS, ask
from sandbox_helping import PENDING, SUBSCRIPTION, engine, send
from sandbox_page_cases import SECRET, saying

from clientwright import sandbox
from clientwright.sandbox import status
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.faults import faults
from clientwright.sandbox.state import Place
from clientwright.sandbox.status import live, mark, page
from clientwright.sandbox.status_parts import SHOWN, records

TEXTS = st.text(st.sampled_from("<>&\"'/=`\x00\x1b\u202eabonclick!-[]: ") | st.characters(exclude_categories=["Cs"]))
PROCESS = f"/shop/membership-charges/{PENDING}/process"


def written(*engines: Engine, front: str = "") -> str:
    """Write the page of engines."""
    return page(engines, front, "http://127.0.0.1:1")


@pytest.mark.parametrize("word", HOSTILE)
def test_nobody_writes_the_page(word: str) -> None:
    """What a spec, a record or a request says is text: no element and no attribute of theirs comes to be."""
    read, plain = Read(written(saying(word))), Read(written(saying("word")))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in read.elements]
    assert [sorted(attributes) for _, attributes in plain.elements] == [sorted(given) for _, given in read.elements]
    assert read.text.count(word) >= 8
    assert f"POST /things?key=***&{word}\n" in read.text


@given(TEXTS)
@example("\u202e\x1b\x00")
def test_any_text_is_text(word: str) -> None:
    """The page is UTF-8 with one script, one style and no handler, and shows nothing that cannot be seen."""
    text = written(saying(word or "x"))
    elements = Read(text.encode().decode()).elements
    counted = {tag: sum(each == tag for each, _ in elements) for tag in ("script", "style", "link", "form", "img")}
    assert {"script": 1, "style": 1, "link": 1, "form": 1, "img": 0} == counted
    assert not [name for _, given in elements for name in given if name.startswith("on") or name == "style"]
    assert all(given["href"].startswith("#") for tag, given in elements if tag == "a")
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e]", text)


def test_secrets_are_not_shown() -> None:
    """Credentials, and values of fields that the description marks as sensitive, are nowhere on the page."""
    told = saying("word")
    for text in (written(told), live([told])):
        assert SECRET not in text
        assert Read(text).text.count("***") >= 4


def test_the_page_asks_only_the_sandbox() -> None:
    """The page allows its own style and script by their digests, requests to the sandbox itself, and nothing else."""
    text = written(engine("trybe"))
    read = Read(text)
    policy = next(given["content"] for _, given in read.elements if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; ")
    for part, directive in (("style", "style-src"), ("script", "script-src")):
        inner = text.partition(f"<{part}>")[2].partition(f"</{part}>")[0]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy
    assert [] == [given for _, given in read.elements if {"src", "srcset", "data", "action"} & set(given)]
    assert "url(" not in text
    assert "@import" not in text


def test_headers_keep_others_out() -> None:
    """The page may not be framed, kept, or read as something else, nor what it asks for."""
    with sandbox.serve("swipe", **FOLDERS) as played:
        for path in ("", "/_sandbox/live", "/_sandbox/journal"):
            status, told, _ = ask(played.url + path)
            assert (200, "no-store", "nosniff") == (status, told["cache-control"], told["x-content-type-options"])
            assert "frame-ancestors 'none'" in told["content-security-policy"]
            assert "same-origin" == told["cross-origin-resource-policy"]


def test_all_there_is_is_shown() -> None:
    """Every operation with method, path and effect, every record, every request and every fault is on the page."""
    trybe, swipe = engine("trybe"), engine("swipe")
    send(trybe, "POST", PROCESS, b"")
    send(swipe, "GET", "/nowhere")
    text = Read(written(trybe, swipe, front="http://127.0.0.1:2")).text
    for one in (trybe, swipe):
        for operation in one.spec.operations:
            assert operation.path in text
            assert f"{operation.method.upper()}{operation.path}" in text
        for name, resource in one.resources.items():
            kept = one.state.records(Place(one.name, name))
            assert f"{name} {len(kept)}" in text
            assert all(record[resource.identity.removeprefix("/")] in text for record in kept)
    assert "charges.processmoney" in text
    assert "1trybecharges.process" in text
    looks = [given.get("class") for tag, given in Read(live([trybe, swipe])).elements if tag == "span"][:4]
    assert [None, "c yes", "no", "c"] == looks
    assert "GET /nowhere" in text
    assert SUBSCRIPTION in text
    assert all(code in text for code in faults())
    assert "With faultshttp://127.0.0.1:2/swipe" in text
    for address in ("http://127.0.0.1:1/trybe", "http://127.0.0.1:2/trybe", 'base_url="http://127.0.0.1:1/swipe"'):
        assert address in text


def test_without_a_front_none_is_named() -> None:
    """Where there is no front, the page says how to get one and names no address for it."""
    text = Read(written(engine("swipe"))).text
    assert "With faults" not in text
    assert "clientwright sandbox and sandbox.wire play the providers behind a front" in text


def test_the_newest_are_shown() -> None:
    """Of many requests and records the newest are shown, and how many there are; the newest request comes first."""
    played = saying("word", seed=1)
    for number in range(SHOWN + 5):
        played.state.write(Place("made_up", "thing"), f"r{number}", {"id": f"r{number}"})
        send(played, "GET", f"/nowhere/n{number}")
    other = _asked(engine("swipe", state=played.state))
    rows = [
        given["id"] for tag, given in Read(live([played, other])).elements if given.get("id", "").startswith("entry-")
    ]
    assert [f"entry-{SHOWN + 8 - number}" for number in range(SHOWN)] == rows
    text = Read(live([played])).text
    assert f"{SHOWN + 7} requests; the last {SHOWN} are shown." in text
    assert f"thing {SHOWN + 6}" in text
    assert f"The last {SHOWN} of them are shown." in text
    seen = [int(number) for number in re.findall(r"GET /nowhere/n(\d+)\n", text)]
    assert list(range(SHOWN + 4, 4, -1)) == seen
    assert ["r5", f"r{SHOWN + 4}"] == [f"r{number}" for number in re.findall(r'"id": "r(\d+)"', text)][:: SHOWN - 1]


def test_the_mark_tells_what_is_new() -> None:
    """The mark is another after each request and after the journal was cleared, and the same while nothing happens."""
    trybe, swipe = engine("trybe"), engine("swipe")
    marks = [mark([trybe, swipe])]
    for change in (
        lambda: send(trybe, "POST", PROCESS, b""),
        lambda: send(swipe, "GET", "/subscriptions"),
        trybe.clear_journal,
        swipe.clear_journal,
        lambda: send(trybe, "GET", "/nowhere"),
        trybe.clear_journal,
    ):
        change()
        marks.append(mark([trybe, swipe]))
        assert marks[-1] == mark([trybe, swipe])
    assert len(marks) == len(set(marks))
    assert f'data-mark="{marks[-1]}"' in written(trybe, swipe)
    assert f'data-mark="{marks[-1]}"' in live([trybe, swipe])


@pytest.mark.parametrize("write", [written, lambda one: live([one])])
def test_what_comes_meanwhile_is_new(write: Callable[[Engine], str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that comes while the page is written makes its mark an old one, so that it is asked for again."""
    trybe = engine("trybe")

    def meanwhile(one: Engine) -> str:
        send(one, "POST", PROCESS, b"")
        return records(one)

    monkeypatch.setattr(status, "records", meanwhile)
    text = write(trybe)
    assert f'data-mark="{mark([trybe])}"' not in text


def test_nothing_new_is_nothing_sent() -> None:
    """Who has seen everything gets an empty answer, until there is more."""
    with sandbox.serve("trybe", **FOLDERS) as played:
        seen = f"{played.url}/_sandbox/live?seen={mark(played.engines)}"
        assert (204, b"") == ask(seen)[::2]
        ask(played.base_url + PROCESS, "POST")
        status, _, body = ask(seen)
        assert (200, True) == (status, b"charges.process" in body)


def test_a_provider_without_hints_says_so() -> None:
    """Where nothing can be remembered the page says why; without a request it says that as well."""
    bare = engine("swipe")
    text = Read(written(bare)).text
    assert "No request yet." in text
    assert "1 request." in Read(live([_asked(bare)])).text


def _asked(played: Engine) -> Engine:
    """Give a sandbox after one request."""
    send(played, "GET", "/subscriptions")
    return played
