import base64
import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientwright.pipeline.findings import PipelineError
from clientwright.recording.cassettes import read, reads

GOOD = """\
interactions:
- request:
    body: null
    headers:
      Accept: ['*/*']
    method: get
    uri: https://api.example.com/things?page=1
  response:
    body: {string: '{"a": 1}'}
    headers:
      Content-Type: [application/json, text/plain]
      X-Number: 12
      X-None: []
    status: {code: 200, message: OK}
version: 1
"""
SENT = "/interactions/0/request/headers"
STRING = "/interactions/0/response/body/string"


def rules(text: str) -> list[tuple[str, str, int]]:
    """Give the findings of a cassette that cannot be used: rule, pointer and line."""
    with pytest.raises(PipelineError) as caught:
        reads(text.encode(), "a.yaml")
    return [(one.rule, one.pointer, one.location.line) for one in caught.value.findings]


def test_a_cassette_is_read_as_it_was_recorded(tmp_path: Path) -> None:
    """Methods are in upper case, headers in lower case with their first value, and bodies are bytes."""
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, "utf-8")
    (one,) = read(path)
    assert ("GET", "https://api.example.com/things?page=1", b"") == (one.method, one.uri, one.sent)
    assert {"accept": "*/*"} == one.sent_headers
    assert (200, b'{"a": 1}') == (one.status, one.body)
    assert {"content-type": "application/json", "x-number": "12"} == one.headers
    assert (path.as_posix(), 2) == (one.location.file, one.location.line)


@given(st.binary(max_size=200), st.booleans(), st.integers(20, 90))
def test_a_binary_body_is_read_back(body: bytes, zipped: bool, width: int) -> None:  # noqa: FBT001 (drawn)
    """What vcrpy writes as !!binary is the body again, and what is gzip is unpacked."""
    stored = gzip.compress(body) if zipped else body
    text = base64.b64encode(stored).decode()
    block = "\n".join("        " + text[at : at + width] for at in range(0, len(text), width))
    written = GOOD.replace("body: {string: '{\"a\": 1}'}", "body:\n      string: !!binary |\n" + block)
    if zipped:
        written = written.replace("X-Number: 12", "Content-Encoding: [gzip]")
    assert body == reads(written.encode(), "a.yaml")[0].body


def test_a_body_that_was_decoded_already_is_left_alone() -> None:
    """The header of an encoding may stay behind when a library has decoded the body."""
    for name in ("gzip", "br"):
        written = GOOD.replace("X-Number: 12", f"Content-Encoding: [{name}]")
        assert b'{"a": 1}' == reads(written.encode(), "a.yaml")[0].body


def encoded(name: str, stored: bytes) -> str:
    """Write a cassette whose body is stored as bytes under an encoding."""
    text = base64.b64encode(stored).decode()
    written = GOOD.replace("{string: '{\"a\": 1}'}", f"\n      string: !!binary {text}")
    return written.replace("X-Number: 12", f"Content-Encoding: [{name}]")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[]", [("cassette-form", "", 1)]),
        ("interactions: {}\nversion: 1\n", [("cassette-form", "", 1)]),
        (GOOD.replace("version: 1", "version: 2"), [("cassette-version", "/version", 15)]),
        (GOOD.replace("version: 1\n", ""), [("cassette-version", "", 1)]),
        (GOOD.replace("code: 200", "code: 20"), [("cassette-status", "/interactions/0/response/status/code", 14)]),
        (GOOD.replace("code: 200", "code: true"), [("cassette-status", "/interactions/0/response/status/code", 14)]),
        (GOOD.replace("code: 200, ", ""), [("cassette-member", "/interactions/0/response/status", 14)]),
        (GOOD.replace("method: get", "method: 5"), [("cassette-member", "/interactions/0/request/method", 6)]),
        (GOOD.replace("uri: ", "url: "), [("cassette-member", "/interactions/0/request", 2)]),
        (GOOD.replace("headers:\n      Accept: ['*/*']", "headers: 5"), [("cassette-headers", SENT, 4)]),
        (GOOD.replace("string: '{\"a\": 1}'", "string: 5"), [("cassette-body", STRING, 9)]),
        (GOOD.replace("body: null", "body: [a]"), [("cassette-body", "/interactions/0/request/body", 3)]),
        (encoded("br", b"\xff\x00"), [("cassette-encoding", "/interactions/0/response/body", 9)]),
        (encoded("gzip", gzip.compress(b"abc")[:-3]), [("cassette-gzip", "/interactions/0/response/body", 9)]),
        (encoded("gzip", b"\x1f\x8bnothing"), [("cassette-gzip", "/interactions/0/response/body", 9)]),
        (encoded("deflate", zlib.compress(b"\xff" * 9)), [("cassette-encoding", "/interactions/0/response/body", 9)]),
        (encoded("gzip", b"").replace("!!binary ", "!!binary abc"), [("cassette-binary", STRING, 10)]),
        (GOOD.replace("version: 1", "version: !!python/none 1"), [("yaml-tag", "/version", 15)]),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(text: str, expected: list[tuple[str, str, int]]) -> None:
    """What is no cassette of vcrpy is refused at the line where it is wrong."""
    assert expected == rules(text)


def test_all_mistakes_are_told_at_once() -> None:
    """Every exchange that cannot be used is told, and not only the first."""
    one = GOOD.removeprefix("interactions:\n").removesuffix("version: 1\n").replace("code: 200", "code: 1000")
    assert 2 == len(rules(f"interactions:\n{one}{one}version: 1\n"))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file that is not there, or not UTF-8, is told as such."""
    with pytest.raises(PipelineError, match="cassette-unreadable"):
        read(tmp_path / "none.yaml")
    with pytest.raises(PipelineError, match="file-encoding"):
        reads(b"a: \xff", "a.yaml")
