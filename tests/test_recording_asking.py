import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import ClassVar

import pytest
from recording_recorded import run

from clientwright.recording.cassettes import read

SPEC = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
security: [{key: []}, {ticket: [], basic: []}]
paths:
  /things/{id}:
    get:
      operationId: getThing
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: who, in: query, schema: {type: string, x-clientwright-pii: true}}
        - {name: tag, in: query, schema: {type: array, items: {type: string}}}
        - {name: X-Tenant, in: header, schema: {type: string}}
      responses: {'200': {description: Thing., content: {application/json: {schema: {type: object}}}}}
  /search:
    post:
      operationId: search
      x-clientwright-effect: read
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {mail: {type: string, x-clientwright-pii: true}, n: {type: integer}}}
      responses: {'200': {description: Thing., content: {application/json: {schema: {type: object}}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: api_key}
    ticket: {type: apiKey, in: cookie, name: pass}
    basic: {type: http, scheme: basic}
"""
KEY = "k/4711 +é"


class Handler(BaseHTTPRequestHandler):
    """Notes requests, and answers JSON; below `/slow`, one byte at a time."""

    protocol_version = "HTTP/1.1"
    seen: ClassVar[list[tuple[str, dict[str, str], bytes]]]
    done: ClassVar[Event]

    def do_GET(self) -> None:
        """Answer."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.seen.append((self.path, headers, self.rfile.read(int(headers.get("content-length", 0)))))
        body = b'{"id": 1}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Set-Cookie", "session=abc")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for byte in body:
            if self.path.startswith("/slow") and self.done.wait(0.4):
                return
            self.wfile.write(bytes([byte]))

    do_POST = do_GET  # noqa: N815  # the name is that of the library

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@contextmanager
def serving() -> Iterator[tuple[str, list[tuple[str, dict[str, str], bytes]]]]:
    """Serve on loopback; give the address and what was received."""

    class Noting(Handler):
        seen: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []
        done: ClassVar[Event] = Event()

    with ThreadingHTTPServer(("127.0.0.1", 0), Noting) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", Noting.seen
        finally:
            Noting.done.set()
            server.shutdown()
            thread.join()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a spec, as the current one, and a key in the environment."""
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/things.yaml").write_text(SPEC, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("THINGS_API_KEY_KEY", KEY)
    return tmp_path


def record(url: str, *calls: str, more: tuple[str, ...] = ()) -> int:
    """Record calls."""
    chosen = (part for call in calls for part in ("--call", call))
    return run("record", "things", "--base-url", url, "--output", "a.yaml", *chosen, *more)


def test_arguments_are_sent_and_credentials_not_kept(here: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Path, query and header carry what was given; the key of the query is sent, and in no file and no log."""
    call = "getThing id='a/b ?é' who=jane@doe.org tag=1 tag='2&3' x_tenant=@@one"
    with serving() as (url, seen), caplog.at_level(logging.DEBUG):
        assert 0 == record(url + "/v1", call)
    path = "/v1/things/a%2Fb%20%3F%C3%A9"
    assert f"{path}?who=jane%40doe.org&tag=1&tag=2%263&api_key=k%2F4711%20%2B%C3%A9" == seen[0][0]
    assert ("@one", None) == (seen[0][1].get("x-tenant"), seen[0][1].get("cookie"))
    (exchange,) = read(here / "a.yaml")
    assert f"{url}{path}?who=person1%40example.com&tag=1&tag=2%263" == exchange.uri
    assert ({"accept": "application/json"}, {"content-type": "application/json"}) == (
        exchange.sent_headers,
        exchange.headers,
    )
    assert "4711" not in (here / "a.yaml").read_text("utf-8") + caplog.text


def test_cookies_and_passwords_are_not_kept(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first way to authenticate has no secret, the next is taken, and nothing of it is kept."""
    monkeypatch.delenv("THINGS_API_KEY_KEY")
    monkeypatch.setenv("THINGS_API_KEY_TICKET", "ticket-4711")
    monkeypatch.setenv("THINGS_BASIC", "me:pass-4711")
    with serving() as (url, seen):
        assert 0 == record(url, "getThing id=1")
    assert ("/things/1", "pass=ticket-4711") == (seen[0][0], seen[0][1]["cookie"])
    assert "Basic bWU6cGFzcy00NzEx" == seen[0][1]["authorization"]
    text = (here / "a.yaml").read_text("utf-8")
    assert [] == [left for left in ("4711", "bWU6", "ticket", "cookie", "Cookie") if left in text]


def test_a_body_is_sent_as_given_and_kept_without_the_person(here: Path) -> None:
    """The provider receives the body, and the cassette a made-up one of the same shape."""
    with serving() as (url, seen):
        assert 0 == record(url, """search 'body={"mail": "jane@doe.org", "n": 4}'""")
    assert {"mail": "jane@doe.org", "n": 4} == json.loads(seen[0][2])
    assert "application/json" == seen[0][1]["content-type"]
    (exchange,) = read(here / "a.yaml")
    assert {"mail": "person1@example.com", "n": 4} == json.loads(exchange.sent)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("getThing id=..", "id cannot stand in an address"),
        ("getThing id=", "id cannot stand in an address"),
        ("getThing id=1 X-Tenant='a\nb'", "the value of x-tenant cannot stand in a header"),
    ],
)
def test_a_value_that_leaves_its_place_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], call: str, said: str
) -> None:
    """A value that would change the path or the headers is told, and nothing is sent or kept."""
    with serving() as (url, seen):
        assert 1 == record(url, call)
    assert ([], True) == (seen, said in capsys.readouterr().err)
    assert not (here / "a.yaml").exists()


def test_a_call_ends_with_its_deadline(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer that drips is given up when the time is over, and nothing is kept."""
    with serving() as (url, seen):
        assert 1 == record(f"{url}/slow", "getThing id=1", more=("--timeout", "0.5"))
        assert 1 == len(seen)
    assert "getThing: the time ran out" in capsys.readouterr().err
    assert not (here / "a.yaml").exists()


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_the_time_is_a_number_of_seconds(here: Path, capsys: pytest.CaptureFixture[str], seconds: str) -> None:
    """What is no finite number above 0 is wrong usage."""
    with pytest.raises(SystemExit) as caught:
        record("http://127.0.0.1:9", "getThing id=1", more=("--timeout", seconds))
    assert (2, True) == (caught.value.code, "--timeout" in capsys.readouterr().err)
    assert not (here / "a.yaml").exists()
