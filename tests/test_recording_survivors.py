import base64
import json
import string
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from clientwright.pipeline.findings import Location
from clientwright.recording.cassettes import Exchange, reads
from clientwright.recording.keeping import Kept, cassette
from clientwright.recording.survivors import Survivor, finder, survivors

SECRET, NOTHING = "a credential or canary", finder(())
MAIL, PHONE, BEARER = "an e-mail address", "a telephone number", "a bearer token or key"


def exchange(body: Any, **members: Any) -> Exchange:
    """Give an exchange with a body."""
    rest: dict[str, Any] = {
        "method": "GET", "uri": "https://api.example.com/a", "sent_headers": {}, "sent": b"", "status": 200,
        "headers": {}, "location": Location(""),
    }  # fmt: skip
    return Exchange(body=json.dumps(body).encode(), **{**rest, **members})


def found(one: Exchange, finds: Callable[[str], bool] = NOTHING, *made: str) -> list[tuple[str, str]]:
    """Give what survives in an exchange, and where."""
    return [(each.what, each.where) for each in survivors([one], finds, lambda text: text in made)]


def whats(text: str, *made: str) -> list[str]:
    """Give what survives in a text."""
    return [what for what, _ in found(exchange({"a": text}), NOTHING, *made)]


ENCODINGS: dict[str, Callable[[str], str]] = {
    "raw": lambda text: text,
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 at another place": lambda text: base64.b64encode(f"a:{text}!".encode()).decode(),
    "base64 at a third place": lambda text: base64.b64encode(f"ab{text}yz".encode()).decode(),
    "base64 for addresses": lambda text: base64.urlsafe_b64encode(f"?>{text}".encode()).decode().rstrip("="),
    "base64, percent-encoded": lambda text: quote(base64.b64encode(text.encode()).decode(), safe=""),
    "percent-encoded": lambda text: quote(text, safe=""),
    "percent-encoded for a form": quote_plus,
    "percent-encoded, all of it": lambda text: "".join(
        f"%{byte:02X}" if byte > 127 else chr(byte) for byte in text.encode()
    ),
    "JSON": lambda text: json.dumps(text)[1:-1],
    "JSON without ASCII's escapes": lambda text: json.dumps(text, ensure_ascii=False)[1:-1].replace("/", "\\/"),
    "HTML": lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("'", "&#x27;"),
}


@given(st.text(string.printable[:95] + "éß€😀\\\"'/+", min_size=6, max_size=20), st.sampled_from(sorted(ENCODINGS)))
def test_a_canary_is_found_in_any_encoding(canary: str, encoding: str) -> None:
    """A canary is found in a text, a name, an address and a header, however it is written there."""
    written = ENCODINGS[encoding](canary)
    one = exchange(
        {"deep": [{written: f"see {written}, please"}]}, uri=f"https://a/{written}", sent_headers={"x-a": written},
        headers={"x-b": written}, sent=json.dumps([written]).encode(),
    )  # fmt: skip
    places = {where for what, where in found(one, finder([canary])) if what == SECRET}
    deep = {where for where in places if where.startswith("$.deep[0]")}
    others = {"the address", "the header x-a of the request", "the header x-b of the answer", "$[0] of the request"}
    assert others == places - deep
    assert deep


@given(st.text(string.ascii_letters, min_size=6, max_size=20), st.text(string.digits + " .", max_size=40))
def test_a_canary_is_found_only_where_it_is(canary: str, text: str) -> None:
    """No canary is found in a text of other characters."""
    one = exchange({"1": text}, uri="1")
    assert [] == [what for what, _ in found(one, finder([canary])) if what == SECRET]


def test_numbers_and_broken_bodies_are_looked_through() -> None:
    """A canary that is a number, or stands in what is no JSON, is found as well."""
    assert [(SECRET, "$.a of the answer")] == found(exchange({"a": 47114711}), finder(["47114711"]))
    page = evolve(exchange(None), body=b"<p>4711-4711")
    assert [(SECRET, "the body of the answer")] == found(page, finder(["4711-4711"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("jane@doe.org", [MAIL]),
        ("write to Jane.Doe+x@mail.example.co.uk, please", [MAIL]),
        ("jane%40doe.org", [MAIL]),
        ("jane&#64;doe.org", [MAIL]),
        ("jané@dœ.org", [MAIL]),
        ("jane at doe.org", []),
        ("a@b", []),
        ("+447900123456", [PHONE]),
        ("call +44 (0) 7900 123-456 now", [PHONE]),
        ("0044 7900 123456", [PHONE]),
        ("07900 123456", [PHONE]),
        ("(020) 7946 0958", [PHONE]),
        ("0135323922", [PHONE]),
        ("(555) 123-4567", [PHONE]),
        ("555-123-4567", [PHONE]),
        ("628123456789", [PHONE]),
        ("1234567890", []),
        ("1648035886", []),
        ("1648035886123", []),
        ("12345", []),
        ("00000014", []),
        ("0000-00-00", []),
        ("2026-06-20T09:10:57.994Z", []),
        ("2026-06-20 09:10:57 UTC", []),
        ("01.02.2024 10:00", []),
        ("000000-000000-000000-000000", []),
        ("b87f5762-377d-4fd2-bf67-000000000001", []),
        ("622b002e8a82a66bbc142892", []),
        ("P1Y", []),
        ("10.250.3000", []),
        ("Authorization: Bearer abc.def-123", [BEARER]),
        ("bearer", []),
        ("the bearer of this", []),
        ("eyJhbGciOiJIUzI1NiJ9.e30", [BEARER]),
        ("sk_live_4711abc", [BEARER]),
        ("whsec_4711abc4711", [BEARER]),
    ],
)
def test_what_looks_personal_or_secret_is_told(text: str, expected: list[str]) -> None:
    """Addresses, telephones and tokens are found, also in other text; dates, ids and amounts are not taken for them."""
    assert expected == whats(text)


def test_what_was_made_up_may_look_like_it() -> None:
    """A made-up address or telephone is left alone, alone or in a text, but no other beside it."""
    made = ("person1@example.com", "+99900123456")
    assert [] == [*whats(made[0], *made), *whats(f"see {made[0]} or {made[1]}", *made), *whats(made[1], *made)]
    assert [] == found(exchange(1, uri="https://a/b?who=person1%40example.com"), NOTHING, *made)
    assert [MAIL] == whats(f"{made[0]}, jane@doe.org", *made)
    assert [BEARER] == whats("Bearer abcdef123", "Bearer abcdef123")


def test_each_place_is_told_with_a_remedy() -> None:
    """Where something is left is told by its place in the body, in words that do not show it."""
    bodies = [exchange({"a": 1}), exchange({"b": [{"c": "jane@doe.org"}], "jane@doe.org": 1})]
    told = list(survivors(bodies, NOTHING, lambda _: False))
    assert [(1, "$.b[0].c of the answer", MAIL), (1, "$.… of the answer", MAIL)] == [
        (one.exchange, one.where, one.what) for one in told
    ]
    assert all(one.remedy == "mark the field with `x-clientwright-pii: true` in an overlay" for one in told)
    assert isinstance(told[0], Survivor)


@given(
    st.lists(
        st.builds(
            Kept,
            st.sampled_from(["GET", "POST"]),
            st.just("https://api.example.com/a?b=%20c"),
            st.sampled_from(["", "application/json"]),
            st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=9) | st.floats(allow_nan=False)),
            st.integers(100, 999),
            st.just({"content-type": "application/json", "set-cookie": "a=b", "retry-after": "7"}),
            st.dictionaries(st.text(max_size=5), st.none() | st.text(max_size=9) | st.integers()).map(json.dumps),
        ),
        max_size=3,
    )
)
def test_what_is_written_is_read_back(calls: list[Kept]) -> None:
    """A cassette has all calls in their order, with the headers that may stay, for vcrpy and for this toolkit."""
    content = cassette(calls)
    expected = [
        (one.method, one.uri, one.sent if one.media_type else None, one.status, one.body.encode()) for one in calls
    ]
    exchanges = reads(content, "a.yaml")
    assert expected == [
        (one.method, one.uri, json.loads(one.sent) if one.sent else None, one.status, one.body) for one in exchanges
    ]
    assert [{"content-type": "application/json", "retry-after": "7"}] * len(calls) == [one.headers for one in exchanges]
