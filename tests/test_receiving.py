"""Laws of the body of an answer: it comes whole, in time, decompressed and not too large, or is told."""

import zlib
from collections.abc import Callable
from time import monotonic

import pytest

from clientwright import receiving
from clientwright.receiving import LARGEST, OWN_CODINGS, BadBodyError, Body, OutOfTimeError

SOON = monotonic() + 10_000
COMPRESSED = "the answer is compressed, and ends too early"
LARGER = "the answer is larger than 67108864 bytes"
MISCODED = "the answer is not compressed as it says"


def _whole(body: Body, *pieces: bytes) -> bytes:
    for piece in pieces:
        body.add(piece)
    return body.whole()


def _zipped(content: bytes, bits: int = 31) -> bytes:
    packer = zlib.compressobj(wbits=bits)
    return packer.compress(content) + packer.flush()


@pytest.mark.parametrize("coding", ["gzip", "x-gzip"])
@pytest.mark.parametrize("bits", [31, 15])
def test_a_compressed_body_is_given_whole(coding: str, bits: int) -> None:
    """However a compressed body is cut, it reads as what was compressed; with no piece at all it is empty."""
    content = _zipped(b"abc" * 500, bits)
    assert b"abc" * 500 == _whole(Body(coding, SOON), content)
    assert b"abc" * 500 == _whole(Body(coding, SOON), *(content[at : at + 1] for at in range(len(content))))
    assert b"" == Body(coding, SOON).whole()


@pytest.mark.parametrize("coding", ["", "identity", "br", "deflate"])
def test_another_body_is_given_as_it_comes(coding: str) -> None:
    """A body of no coding of ours is the pieces, one after the other."""
    assert b"abcd" == _whole(Body(coding, SOON), b"ab", b"", b"cd")
    assert b"ab" == _whole(Body(coding, SOON), b"ab")
    assert b"" == Body(coding, SOON).whole()


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (lambda: _whole(Body("gzip", SOON), _zipped(b"abc")[:-1]), COMPRESSED),
        (lambda: Body("gzip", SOON).add(b"abc"), MISCODED),
        (lambda: Body("", SOON).expect("67108865"), LARGER),
        (lambda: Body("", SOON).expect("1" + "0" * 9000), LARGER),
    ],
)
def test_a_bad_body_is_told(act: Callable[[], object], reason: str) -> None:
    """A body that is too large or not compressed as it says is refused with a sentence."""
    with pytest.raises(BadBodyError) as caught:
        act()
    assert reason == str(caught.value)


@pytest.mark.parametrize("length", ["", "0", "67108864", "-1", "soon", "99999999x", "100000000.5"])
def test_other_lengths_are_none(length: str) -> None:
    """A length that is not too large, or no number, refuses nothing."""
    assert 67_108_864 == LARGEST
    Body("", SOON).expect(length)


def test_a_body_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body of exactly the largest size is read, one byte more is refused, compressed or not."""
    monkeypatch.setattr(receiving, "LARGEST", 10)
    assert b"a" * 10 == _whole(Body("", SOON), b"a" * 4, b"a" * 6)
    assert b"a" * 10 == _whole(Body("gzip", SOON), _zipped(b"a" * 10))
    for coding, pieces in (("", [b"a" * 4, b"a" * 7]), ("gzip", [_zipped(b"a" * 11)])):
        with pytest.raises(BadBodyError, match=r"^the answer is larger than 10 bytes$"):
            _whole(Body(coding, SOON), *pieces)


def test_a_body_ends_with_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    """A piece at the very end of the time is taken, one after it is not; some of the request was sent then."""
    monkeypatch.setattr(receiving, "monotonic", lambda: 5.0)
    assert b"a" == _whole(Body("", 5.0), b"a")
    with pytest.raises(OutOfTimeError) as caught:
        Body("", 4.9).add(b"a")
    assert caught.value.sent is True
    assert () == caught.value.args


def test_the_codings_that_httpx_need_not_know() -> None:
    """What is not compressed, and gzip, are read from the pieces as they come."""
    assert {"", "identity", "gzip", "x-gzip"} == OWN_CODINGS
