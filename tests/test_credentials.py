import base64
import copy
import html
import json
import pickle
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from clientwright.credentials import Attachment, Credentials, Secret, resolve
from clientwright.errors import ConfigurationError
from clientwright.masking import masker
from clientwright.provider import Scheme

BEARER = Scheme("bearer", "token", "A_TOKEN", prefix="Bearer ")
HEADER = Scheme("header", "api_key", "A_KEY", name="X-Api-Key")
QUERY = Scheme("query", "query_key", "A_QUERY", "query", "key[a]")
COOKIE = Scheme("cookie", "session", "A_SESSION", "cookie", "sid")
BASIC = Scheme("basic", "login", "A_LOGIN", prefix="Basic ", basic=True)
SCHEMES = (BEARER, HEADER, QUERY, COOKIE, BASIC)


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for scheme in SCHEMES:
        monkeypatch.delenv(scheme.env, raising=False)


def test_each_kind_is_written_in_its_place() -> None:
    """A secret is sent where its scheme says, as its scheme says."""
    login = base64.b64encode("me:päss:word".encode()).decode()
    values = {"bearer": "t", "header": "k", "query": "q&=?", "cookie": "c", "basic": "me:päss:word"}
    credentials = resolve(SCHEMES, values)
    assert Attachment({"authorization": "Bearer t"}) == credentials.attachment((("bearer",),))
    assert Attachment({"x-api-key": "k"}) == credentials.attachment((("header",),))
    assert Attachment(query=("key%5Ba%5D=q%26%3D%3F",)) == credentials.attachment((("query",),))
    assert Attachment(cookies=("sid=c",)) == credentials.attachment((("cookie",),))
    assert Attachment({"authorization": f"Basic {login}"}) == credentials.attachment((("basic",),))
    both = credentials.attachment((("header", "cookie"),))
    assert Attachment({"x-api-key": "k"}, cookies=("sid=c",)) == both


def test_the_first_complete_alternative_is_taken() -> None:
    """Of the alternatives that an operation allows, the first that is complete is used, and nothing only in the end."""
    credentials = resolve(SCHEMES, {"header": "k", "cookie": "c"})
    assert Attachment({"x-api-key": "k"}) == credentials.attachment((("bearer",), ("header",), ("cookie",)))
    assert Attachment(cookies=("sid=c",)) == credentials.attachment((("header", "bearer"), ("cookie",)))
    assert Attachment({"x-api-key": "k"}) == credentials.attachment(((), ("header",)))
    assert Attachment() == credentials.attachment((("bearer",), ()))
    assert Attachment() == credentials.attachment(())


def test_a_missing_credential_is_named() -> None:
    """The error of a missing credential names the argument and the variable of each way to give one."""
    with pytest.raises(ConfigurationError) as caught:
        resolve(SCHEMES, {"header": "k"}).attachment((("bearer",), ("header", "cookie"), ("unknown",)))
    expected = "no credential: give token= or set A_TOKEN, or give session= or set A_SESSION"
    assert expected == str(caught.value)


def test_arguments_come_before_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret is read from its variable where its argument is not given; empty texts count as missing."""
    monkeypatch.setenv("A_TOKEN", "from the environment")
    monkeypatch.setenv("A_KEY", "")
    assert {"authorization": "Bearer mine"} == resolve(SCHEMES, {"bearer": "mine"}).attachment((("bearer",),)).headers
    for missing in (None, ""):
        credentials = resolve(SCHEMES, {"bearer": missing, "header": missing})
        assert "Bearer from the environment" == credentials.attachment((("bearer",),)).headers["authorization"]
        assert {"bearer"} == set(credentials.secrets)


@pytest.mark.parametrize(
    ("scheme", "value"),
    [
        (BEARER, "5ecret\n"),
        (BEARER, "a\rb"),
        (HEADER, " 5ecret"),
        (HEADER, "☃ value"),
        (COOKIE, "a;b value"),
        (COOKIE, "ä, value"),
        (BASIC, "no colon"),
        (BEARER, b"bytes value"),
        (QUERY, "half \ud800"),
        (BASIC, "half:\udfff"),
    ],
)
def test_a_secret_that_cannot_be_sent_is_refused(scheme: Scheme, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret that its place cannot carry is refused by where it came from, and not shown."""
    with pytest.raises(ConfigurationError, match=scheme.argument) as caught:
        resolve(SCHEMES, {scheme.id: value})
    assert str(value).strip() not in str(caught.value)
    if isinstance(value, str) and value.isascii():
        monkeypatch.setenv(scheme.env, value)
        with pytest.raises(ConfigurationError, match=scheme.env):
            resolve(SCHEMES, {})


def test_a_secret_shows_itself_only_when_asked() -> None:
    """A secret is in no text and no pickle."""
    credentials = resolve(SCHEMES, dict.fromkeys((scheme.id for scheme in SCHEMES), "se:cret"))
    shown = (
        str(Secret("cret")),
        f"{Secret('cret')!r}",
        repr(credentials),
        repr(credentials.attachment((("bearer",),))),
    )
    assert not [text for text in shown if "cret" in text.replace("secret", "")]
    assert "cret" == Secret("cret").reveal()
    for copied in (pickle.dumps, copy.deepcopy):
        with pytest.raises(TypeError, match="cannot be copied"):
            copied(credentials)


@settings(deadline=None)
@given(st.text(min_size=1, max_size=20), st.binary(max_size=10), st.sampled_from(SCHEMES))
def test_no_form_of_a_secret_is_left(value: str, around: bytes, scheme: Scheme) -> None:
    """In bytes that a server sends back, no form of a secret is left."""
    value = value.encode("utf-8", "ignore").decode()
    scheme = evolve(scheme, prefix="")
    secret = f"user:{value}" if scheme.basic else value
    if not secret:
        return
    credentials = Credentials({scheme.id: scheme}, {scheme.id: Secret(secret)})
    mask = masker(credentials.masked())
    for form in credentials.masked():
        shown = mask(around + form.encode() + around)
        assert form.encode() not in shown.replace(b"***", b"")


def test_what_is_no_secret_stays() -> None:
    """Bytes without a secret are left as they are."""
    mask = masker(resolve(SCHEMES, {"bearer": "abc"}).masked())
    assert (b"ab***d", b"ab c") == (mask(b"ababcd"), mask(b"ab c"))


def test_names_in_queries_are_known() -> None:
    """The names of query parameters with a secret are known, and only those."""
    assert ("key[a]",) == resolve(SCHEMES, {"query": "q", "bearer": "t"}).query_names()
    assert () == resolve(SCHEMES, {"bearer": "t"}).query_names()


def test_a_user_and_a_password_are_named() -> None:
    """For a user name and a password, the error names both arguments, and the form of the variable."""
    scheme = Scheme("b", "basic_own", "A_BASIC_OWN", prefix="Basic ", basic=True)
    with pytest.raises(ConfigurationError) as caught:
        resolve((scheme,), {"b": (None, None)}).attachment((("b",),))
    expected = "no credential: give username_own= and password_own= or set A_BASIC_OWN to `user:password`"
    assert expected == str(caught.value)


@pytest.mark.parametrize(("password", "sent"), [("p:q", "u:p:q"), ("", "u:"), (None, "u:"), ("ä", "u:ä")])
def test_a_user_and_a_password_are_sent_together(password: str | None, sent: str) -> None:
    """A user name and a password are joined; the password may be missing."""
    scheme = Scheme("b", "basic", "A_BASIC", prefix="Basic ", basic=True)
    header = resolve((scheme,), {"b": ("u", password)}).attachment((("b",),)).headers["authorization"]
    assert sent == base64.b64decode(header.removeprefix("Basic ")).decode()


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ((None, "5ecret"), "username is missing"),
        (("", "5ecret"), "username is missing"),
        (("a:b", "5ecret"), "username has to be"),
        ((5, "5ecret"), "username has to be"),
        (("u", 5), "password has to be"),
        (("u", "5ecret\ud800"), "username and password holds"),
    ],
)
def test_a_wrong_user_or_password_is_named(given: Any, named: str) -> None:
    """A user name or password that cannot be sent is refused by its argument, and not shown."""
    scheme = Scheme("b", "basic", "A_BASIC", prefix="Basic ", basic=True)
    with pytest.raises(ConfigurationError, match=named) as caught:
        resolve((scheme,), {"b": given})
    assert "5ecret" not in str(caught.value)


ESCAPES: dict[str, Callable[[str], bytes]] = {
    "json": lambda text: json.dumps(text)[1:-1].encode(),
    "json as it is": lambda text: json.dumps(text, ensure_ascii=False)[1:-1].encode(),
    "json of PHP": lambda text: json.dumps(text)[1:-1].replace("/", "\\/").encode(),
    "json of .NET": lambda text: "".join(c if c.isalnum() else f"\\u{ord(c):04X}" for c in text).encode(),
    "address": lambda text: quote(text, safe="").encode(),
    "address in small letters": lambda text: quote(text, safe="").lower().encode(),
    "form": lambda text: quote_plus(text).encode(),
    "html": lambda text: html.escape(text).encode(),
    "html by number": lambda text: "".join(c if c.isalnum() else f"&#{ord(c)};" for c in text).encode(),
    "html by hexadecimal number": lambda text: "".join(c if c.isalnum() else f"&#x{ord(c):x};" for c in text).encode(),
    "latin": lambda text: text.encode("latin-1"),
}


@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
@settings(deadline=None)
@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20))
def test_no_way_to_write_a_secret_is_left(escape: Callable[[str], bytes], value: str) -> None:
    """However a server writes a secret that it sends back, nothing of it is left."""
    value = value.lower() if escape is ESCAPES["address in small letters"] else value
    mask = masker((value,))
    assert b"\n***\n" == mask(b"\n%s\n" % escape(value))


@pytest.mark.parametrize("escape", ESCAPES.values(), ids=ESCAPES)
def test_letters_of_other_scripts_are_no_way_out(escape: Callable[[str], bytes]) -> None:
    """A secret with letters beyond ASCII is found as well."""
    assert b"***" == masker(("pä ß/ÿ",))(escape("pä ß/ÿ"))
