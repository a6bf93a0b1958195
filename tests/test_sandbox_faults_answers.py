"""Laws of the faults that change an answer: what is in it, and what stays as it was."""

import gzip
import json
import zlib

import httpx
import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from sandbox_faults_helping import BODY, JSON, PAGE, PAGE_BODY, PAGING, THING, fronted

from clientwright.operations import Paging
from clientwright.sandbox.faults import Answer, Fault, Hints, Request, faults, known
from clientwright.sandbox.faults.statuses import refusal
from clientwright.sandbox.faults.trees import document, first_leaf, pointed, put
from clientwright.sandbox.faults.values import Scene

SCENE = Scene(Request("GET", "/things?page=2&x=y"), refusal, 0, 0, "http://elsewhere.invalid", 0)
EDITS = {code: one.edit for code, one in faults().items() if one.edit}


def edited(code: str, answer: Answer = THING, scene: Scene = SCENE) -> Answer | None:
    """Play the edit of a fault."""
    edit = EDITS[code]
    assert edit is not None
    return edit(scene, answer)


BODIES = {
    "empty": b"",
    "null": b"null",
    "scalar": b"42",
    "list": b"[]",
    "broken-json": BODY[:-1] + b",",
    "nan": BODY.replace(b"250", b"NaN"),
    "bom": b"\xef\xbb\xbf" + BODY,
    "duplicate-keys": BODY[:-1] + b',"id":null}',
    "false-gzip": BODY,
    "truncated-gzip": gzip.compress(BODY, mtime=0)[:-9],
    "wrong-content-type": BODY,
    "no-content-type": BODY,
    "deep-body": b"[" * 100_000 + b"]" * 100_000,
    "wrapped": b'{"response":{"result":%s}}' % BODY,
    "latin-1": json.dumps({**json.loads(BODY), "id": "t1\xe9"}, ensure_ascii=False).encode("latin-1"),
    "missing-field": BODY.replace(b'"amount":250,', b""),
    "null-field": BODY.replace(b"250", b"null"),
    "mistyped-field": BODY.replace(b"250", b'{"unexpected":true}'),
    "unknown-enum": BODY.replace(b"active", b"X_UNHEARD_OF"),
    "unknown-field": BODY.replace(b"}", b',"xUnheardOf":{"since":1}}'),
    "bad-format": BODY.replace(b"active", b"the day after tomorrow"),
    "infinity": BODY.replace(b"250", b"Infinity"),
    "utf-16": json.dumps(json.loads(BODY)).encode("utf-16"),
}


@pytest.mark.parametrize("code", BODIES)
def test_a_body_is_what_its_fault_says(code: str) -> None:
    """The body is exactly what the fault makes of the upstream's, and the status that of the upstream."""
    told = edited(code)
    assert told is not None
    assert (200, "OK", BODIES[code]) == (told.status, told.reason, told.body)
    refused = edited(code, evolve(THING, status=422))
    assert refused is not None
    assert 422 == refused.status


@pytest.mark.parametrize(
    ("code", "media", "coding"),
    [
        ("html", "text/html; charset=utf-8", None),
        ("wrong-content-type", "text/plain", None),
        ("no-content-type", None, None),
        ("truncated-gzip", "application/json", "gzip"),
        ("false-gzip", "application/json", "gzip"),
        ("null", "application/json", None),
        ("gzip-bomb", "application/json", "gzip"),
        ("utf-16", "application/json", None),
    ],
)
def test_an_answer_says_what_its_fault_says(code: str, media: str | None, coding: str | None) -> None:
    """The content type and coding are those of the fault, and each stands there once."""
    told = edited(code)
    assert told is not None
    assert (media, coding) == (told.header("content-type"), told.header("CONTENT-ENCODING"))


def test_no_content_is_a_204() -> None:
    """A success without content has no body and no type, and any other body makes a 200 of it."""
    bare = edited("no-content")
    assert bare == Answer(204, "No Content", (), b"", THING.hints)
    page = edited("html", bare)
    assert page is not None
    assert (200, "OK", True) == (page.status, page.reason, page.body.startswith(b"<!doctype html>"))


@pytest.mark.parametrize("code", sorted(set(BODIES) - {"empty", "null", "scalar", "list", "deep-body", "broken-json"}))
@pytest.mark.parametrize("body", [b"", b"no JSON {"], ids=["empty", "text"])
def test_what_is_not_there_cannot_be_wrong(code: str, body: bytes) -> None:
    """Where an answer holds nothing of the kind, the fault does not strike, and the answer goes out as it is."""
    if body and code in {"bom", "wrong-content-type", "no-content-type", "truncated-gzip", "false-gzip"}:
        return
    assert edited(code, evolve(THING, body=body)) is None
    with fronted(evolve(THING, body=body)) as (front, _):
        assert body == httpx.post(front.url, headers={"X-Clientwright-Fault": code}).content
        assert (code, False) == (front.journal[0].fault, front.journal[0].struck)


@pytest.mark.parametrize(
    ("code", "body", "content"),
    [
        ("missing-field", b'[{"a":1,"b":2}]', b'[{"b":2}]'),
        ("missing-field", b'{"data":[{"a":1}]}', b"{}"),
        ("mistyped-field", b'{"a":{"b":1}}', b'{"a":"unexpected"}'),
        ("null-field", b'{"a":[]}', b'{"a":null}'),
        ("missing-field", b"[1]", None),
        ("unknown-enum", b'{"a":1,"b":["c"]}', b'{"a":1,"b":["X_UNHEARD_OF"]}'),
        ("unknown-enum", b"[1]", None),
        ("unknown-field", b"[[]]", None),
        ("nan", b'{"a":true,"b":0.5}', b'{"a":true,"b":NaN}'),
        ("nan", b'{"a":true}', b'{"a":NaN}'),
        ("duplicate-keys", b'[{"a":1},{"a":2}]', b'[{"a":1,"a":null},{"a":2}]'),
        ("duplicate-keys", b"[[]]", None),
        ("duplicate-keys", b"{}", None),
        ("latin-1", b"[1]", None),
    ],
)
def test_without_hints_the_first_of_its_kind_is_wrong(code: str, body: bytes, content: bytes | None) -> None:
    """An answer without hints is changed at the first place that fits, if there is one."""
    told = edited(code, Answer(200, "OK", JSON, body))
    assert content == (None if told is None else told.body)


@pytest.mark.parametrize("code", ["missing-field", "null-field", "mistyped-field", "unknown-enum", "bad-format"])
def test_hints_are_held_to(code: str) -> None:
    """Where none of the hinted places is there, nothing else is changed in their stead."""
    hints = Hints(required=("/none", "/items/0", ""), enums=("/none",), formats=("/none", ""))
    assert edited(code, evolve(THING, hints=hints)) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text() | st.just("\ud800"),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=8,
    )
)
def test_any_body_can_be_edited(data: object) -> None:
    """No edit fails on any JSON, and those that are no JSON afterwards are those that say so."""
    answer = Answer(200, "OK", JSON, json.dumps(data).encode(), Hints(PAGING, ("/a", "/0"), ("/b/0",), ("/0",)))
    for code in EDITS:
        told = edited(code, answer)
        if told is None or code in {"html", "portal", "empty", "bom", "latin-1", "deep-body", "gzip-bomb"}:
            continue
        if code in {"broken-json", "no-content", "reset-content"} or code.endswith("gzip") or "redirect" in code:
            continue
        assert document(told) is not None or told.body == b"null"


@given(st.dictionaries(st.sampled_from(["a", "b/c", "d~e"]), st.lists(st.integers(), min_size=1), min_size=1))
def test_pointers_lead_to_places(data: dict[str, list[int]]) -> None:
    """A pointer leads to the place that it names, and putting something there changes nothing else."""
    key = next(iter(data))
    path = pointed(data, "/" + key.replace("~", "~0").replace("/", "~1") + "/0")
    assert (key, 0) == path
    assert {**data, key: ["new", *data[key][1:]]} == put(data, path, lambda _: "new")
    assert (key, 0) == first_leaf(data, (int,))
    assert None is pointed(data, f"/{key}x/0")
    assert None is pointed(data, "/0")


def page(code: str, paging: Paging, body: bytes, target: str) -> object:
    """Play a fault of pages, and read the page."""
    scene = evolve(SCENE, request=Request("GET", target))
    told = edited(code, Answer(200, "OK", JSON, body, Hints(paging)), scene)
    return told and json.loads(told.body)


CURSOR = Paging("cursor", "after", "/items", next="/next")
OFFSET = Paging("offset", "skip", "/items", next="/next", more="/more")
LINK = Paging("link", "", "", next="/next")


@pytest.mark.parametrize(
    ("code", "paging", "body", "target", "content"),
    [
        ("page-loop", CURSOR, b'{"items":[1],"next":"c3"}', "/a?after=c2", {"items": [1], "next": "c2"}),
        ("page-loop", CURSOR, b'{"items":[1],"next":"c2"}', "/a", None),
        ("page-loop", OFFSET, b'{"next":20,"more":false}', "/a?skip=10", {"next": 10, "more": True}),
        ("page-loop", OFFSET, b'{"next":10}', "/a", {"next": 0}),
        ("page-loop", LINK, b'{"next":null}', "/a?b=c", {"next": "/a?b=c"}),
        ("page-loop", PAGING, b'{"meta":{"last_page":1}}', "/a?page=7", {"meta": {"last_page": 8}}),
        ("page-loop", PAGING, b'{"meta":{"last_page":1}}', "/a?page=x", {"meta": {"last_page": 2}}),
        ("page-loop", PAGING, b'{"meta":{}}', "/a", None),
        ("page-off-host", LINK, b'{"next":null}', "/a?b=c", {"next": "http://elsewhere.invalid/a?b=c"}),
        ("page-off-host", Paging("page", "page", "/items"), b'{"next":null}', "/a", None),
        ("page-empty", CURSOR, b'{"items":[1],"next":"c3"}', "/a", {"items": [], "next": "c3"}),
        ("page-empty", LINK, b"[1,2]", "/a", []),
        ("page-empty", CURSOR, b'{"items":null}', "/a", None),
        ("page-empty", CURSOR, b"{}", "/a", None),
    ],
)
def test_pages_lead_where_they_should_not(code: str, paging: Paging, body: bytes, target: str, content: object) -> None:
    """A page is changed at the places of its hint and nowhere else."""
    assert content == page(code, paging, body, target)


@pytest.mark.parametrize("code", ["page-loop", "page-off-host", "page-empty"])
def test_what_has_no_pages_has_no_faults_of_pages(code: str) -> None:
    """Without a hint, no page is changed."""
    assert edited(code) is None


def test_a_list_loops_on_the_wire() -> None:
    """A looping page says that it is followed by itself, and that there are always more."""
    with fronted(PAGE) as (front, _):
        front.plan(then="page-loop")
        told = httpx.get(f"{front.url}/list?page=3").json()
        assert {"next": "/list?page=3"} == told["links"]
        assert ({"last_page": 4}, True) == (told["meta"], told["more"])
        assert json.loads(PAGE_BODY)["data"] == told["data"]


@pytest.mark.parametrize("number", [*range(400, 600), 999, 600, 789])
def test_every_status_can_be_answered(number: int) -> None:
    """A status is answered before the effect and, from 500, also after it; documented or not."""
    early, late = known(f"status-{number}"), known(f"status-{number}-after")
    assert early is not None
    assert (number < 500) == (late is None)
    assert ("before", False if number < 500 else None) == (early.when, early.knowable)
    for fault in (one for one in (early, late) if one):
        told = fault.edit and fault.edit(SCENE, THING)
        assert told is not None
        assert (number, {"message"}) == (told.status, set(json.loads(told.body)))
    assert late is None or ("after", None) == (late.when, late.knowable)


@pytest.mark.parametrize("code", [code for code in EDITS if faults()[code].when == "after" and code in BODIES])
def test_a_changed_body_reaches_a_client_whole(code: str) -> None:
    """A body goes over the wire as the fault has made it, after the effect."""
    with fronted() as (front, upstream), httpx.Client() as client:
        front.plan([code])
        with client.stream("POST", front.url) as told:
            assert BODIES[code] == b"".join(told.iter_raw())
        assert (1, True) == (len(upstream.journal), front.journal[0].struck)


def test_a_truncated_stream_cannot_be_read() -> None:
    """A gzip stream that ends too early holds some of the body, and no end."""
    told = edited("truncated-gzip")
    assert told is not None
    inflater = zlib.decompressobj(47)
    assert BODY.startswith(inflater.decompress(told.body))
    assert not inflater.eof


def test_what_can_be_known_is_consistent() -> None:
    """Nobody can know what is not so: no fault before the effect lets it be known, and none after it its absence."""

    def consistent(fault: Fault) -> bool:
        return fault.knowable in {None, fault.when == "after"}

    assert all(consistent(one) for one in faults().values())
    assert all(code == one.code == str(one) for code, one in faults().items())
    assert all(one.title and one.explain.endswith(".") for one in faults().values())
    assert not [one for one in faults().values() if one.listening and one.when == "after"]
