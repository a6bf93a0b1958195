"""Answers whose body is not what it should be as a whole."""

from __future__ import annotations

import gzip
import json
import math
import struct
import zlib
from typing import Any

from attrs import evolve

from clientwright.sandbox.faults.trees import Path, document, first_leaf, put, written
from clientwright.sandbox.faults.values import Answer, Edit, Scene, without

PAGE = b"<!doctype html>\n<html><head><title>Welcome</title></head><body><h1>Sign in to continue</h1></body></html>\n"
DEPTH = 100_000
CUT = 9
"""Bytes that a truncated gzip stream lacks: its sum, its length and some of the content."""
BLANKS = b" " * 65536
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
RAW_DEFLATE = -15
MARK = "\ufdd0"
"""A noncharacter, which no key holds."""


def replaced(body: bytes, media: str = "application/json") -> Edit:
    """Put another body and media type in the place of the answer's."""

    def edit(_: Scene, answer: Answer) -> Answer:
        return answer.with_body(body).with_header("Content-Type", media)

    return edit


def page(_: Scene, __: Answer) -> Answer:
    """Answer with a web page, whatever was asked for."""
    return Answer(200, "OK", (("Content-Type", "text/html; charset=utf-8"),), PAGE)


def typed(media: str) -> Edit:
    """Say another media type; none where it is empty."""

    def edit(_: Scene, answer: Answer) -> Answer | None:
        if not answer.body:
            return None
        if not media:
            return evolve(answer, headers=without(answer.headers, "content-type"))
        return answer.with_header("Content-Type", media)

    return edit


def no_content(_: Scene, answer: Answer) -> Answer:
    """Answer 204 without a body."""
    return evolve(answer, status=204, reason="No Content", headers=without(answer.headers, "content-type"), body=b"")


def answered(status: int, reason: str) -> Edit:
    """Say another status, with the body as it is."""

    def edit(_: Scene, answer: Answer) -> Answer:
        return evolve(answer, status=status, reason=reason)

    return edit


def reset_content(_: Scene, answer: Answer) -> Answer:
    """Answer 205 without a body."""
    return evolve(answer, status=205, reason="Reset Content", headers=without(answer.headers, "content-type"), body=b"")


def broken_json(_: Scene, answer: Answer) -> Answer:
    """Put a comma in the place of the body's last byte."""
    return answer.with_body(answer.body.rstrip()[:-1] + b",")


def marked(_: Scene, answer: Answer) -> Answer | None:
    """Put a byte order mark before the body."""
    return answer.with_body(b"\xef\xbb\xbf" + answer.body) if answer.body else None


def not_a_number(_: Scene, answer: Answer) -> Answer | None:
    """Put NaN in the place of the first number, or of the first value where there is no number."""
    return _edited(answer, lambda data: put(data, _leaf(data, (int, float)), lambda _: math.nan))


def infinite(_: Scene, answer: Answer) -> Answer | None:
    """Put Infinity in the place of the first number, or of the first value where there is no number."""
    return _edited(answer, lambda data: put(data, _leaf(data, (int, float)), lambda _: math.inf))


def utf_16(_: Scene, answer: Answer) -> Answer | None:
    """Write the body in UTF-16 without saying so."""
    data = document(answer)
    return None if data is None else answer.with_body(json.dumps(data).encode("utf-16"))


def latin_1(_: Scene, answer: Answer) -> Answer | None:
    """Put an accent behind the first text, and write the body in Latin-1 without saying so."""

    def accented(data: Any) -> Any:
        path = first_leaf(data, (str,))
        return data if path is None else put(data, path, lambda text: f"{text}\xe9")

    data = document(answer)
    if data is None or first_leaf(data, (str,)) is None:
        return None
    text = json.dumps(accented(data), ensure_ascii=False)
    return answer.with_body(text.encode("latin-1", "replace"))


def duplicate_keys(_: Scene, answer: Answer) -> Answer | None:
    """Write the first key of the first object again at its end, with null."""
    data = document(answer)
    found = data[0] if isinstance(data, list) and data else data
    if not isinstance(found, dict) or not found:
        return None
    key = next(iter(found))
    doubled = {**found, MARK: None}
    text = written([doubled, *data[1:]] if isinstance(data, list) else doubled)
    return answer.with_body(text.replace(written(MARK), written(key), 1))


def truncated_gzip(_: Scene, answer: Answer) -> Answer | None:
    """Compress the body, and leave out the end."""
    if not answer.body:
        return None
    packed = gzip.compress(answer.body, mtime=0)
    return answer.with_body(packed[:-CUT]).with_header("Content-Encoding", "gzip")


def false_gzip(_: Scene, answer: Answer) -> Answer | None:
    """Say that the body is compressed, which it is not."""
    return answer.with_header("Content-Encoding", "gzip") if answer.body else None


def gzip_bomb(scene: Scene, answer: Answer) -> Answer | None:
    """Compress the body with so many blanks behind it that it is larger than a huge one, and is small on its way."""
    if not answer.body:
        return None
    packed = _bomb(answer.body, scene.huge // len(BLANKS) + 1)
    return answer.with_body(packed).with_header("Content-Encoding", "gzip")


def _bomb(content: bytes, blocks: int) -> bytes:
    """Compress a text and blocks of blanks; a block after a full flush depends on nothing, so one stands for all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, RAW_DEFLATE)
    packed = packer.compress(content) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(BLANKS) + packer.flush(zlib.Z_FULL_FLUSH)
    check = zlib.crc32(content)
    for _ in range(blocks):
        check = zlib.crc32(BLANKS, check)
    size = (len(content) + blocks * len(BLANKS)) % 2**32
    return GZIP_HEAD + packed + block * blocks + packer.flush() + struct.pack("<II", check, size)


def wrapped(_: Scene, answer: Answer) -> Answer | None:
    """Put the body into an object around it."""
    data = document(answer)
    return None if data is None else answer.with_body(written({"response": {"result": data}}))


def _edited(answer: Answer, change: Any) -> Answer | None:
    data = document(answer)
    return None if data is None else answer.with_body(written(change(data)))


def _leaf(data: Any, kinds: tuple[type, ...]) -> Path:
    return first_leaf(data, kinds) or first_leaf(data, (object,)) or ()
