"""What a refused form, file or text is told, word for word."""

import io
from typing import Any

import pytest
from attrs import define, field
from request_models import Closed, Note, Upload, posted

from clientwright.errors import EncodeError
from clientwright.models import Model
from clientwright.operations import Body
from clientwright.types import File

FORM, PARTS, BYTES = "application/x-www-form-urlencoded", "multipart/form-data", "application/octet-stream"
MEDIA = "a media type such as image/png"


class Broken(io.BytesIO):
    """A file that cannot be read."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Fail."""
        raise OSError(size)


class Endless(io.RawIOBase):
    """A file that cannot be rewound."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = [b"ab", b""]

    def seekable(self) -> bool:
        """Tell that it is not."""
        return False

    def readall(self) -> bytes:
        """Give what is there."""
        return self.pieces.pop(0)

    def read(self, size: int = -1, /) -> bytes:
        """Give what is there."""
        return self.readall() if size < 0 else b""


@define(kw_only=True)
class Anyone(Model):
    """Something with a list of any depth."""

    deep: list[Any]
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def upload(payload: Any = None, mime_type: str | None = None, name: str = "a.png") -> Upload:
    """Give an upload of one file."""
    return Upload(document=File(payload or io.BytesIO(b"x"), name, mime_type))


def deep() -> list[Any]:
    """Give a list with too many levels."""
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    return value


def closed() -> Closed:
    """Give a model with a property that it does not take."""
    value = Closed(a="b")
    value["more"] = 1
    return value


@pytest.mark.parametrize(
    ("value", "body", "path", "expected", "found"),
    [
        ([1], Body(list[int], FORM), "$", "an object", "list"),
        (Note(words="\ud800"), Body(Note, FORM), "$.words", "whole characters", "half a character"),
        (closed(), Body(Closed, PARTS), "$.more", "no further property of this name", "one"),
        (Anyone(deep=deep()), Body(Anyone, PARTS), "$.deep", "JSON", "too many levels"),
        (upload(name="\ud800"), Body(Upload, PARTS), "$.document", "text that UTF-8 can hold", "a lone surrogate"),
        (upload(mime_type="image"), Body(Upload, PARTS), "$.document", MEDIA, "another text"),
        (upload(Broken()), Body(Upload, PARTS), "$.document", "a file that can be read", "one that cannot"),
        (upload(io.StringIO("x")), Body(Upload, PARTS), "$.document", "a file opened for bytes", "str"),
        (upload(5), Body(Upload, PARTS), "$.document", "a file that can be read", "one that cannot"),
        (5, Body(str, "text/plain"), "$", "a text", "int"),
        (5, Body(File, BYTES), "$", "a File or bytes", "int"),
        ("\ud800", Body(str, "text/plain"), "$", "text that UTF-8 can hold", "a lone surrogate"),
        (File(Broken()), Body(File, BYTES), "$", "a file that can be read", "one that cannot"),
        (File(io.BytesIO(b""), None, "x"), Body(File, BYTES), "$", MEDIA, "another text"),
    ],
)  # fmt: skip
def test_a_refused_form_is_told(value: object, body: Body, path: str, expected: str, found: str) -> None:
    """The error of a form or file names its place, what can stand there and what stood there."""
    with pytest.raises(EncodeError) as caught:
        posted(value, body)
    assert (path, expected, found) == (caught.value.path, caught.value.expected, caught.value.seen)
    assert f"things.make: expected {expected} at {path}, found {found}" == str(caught.value)


def test_a_file_that_cannot_be_rewound_is_sent_once() -> None:
    """A file without a way back is read where it stands; one with a way back can be sent again."""
    assert b"ab" == posted(File(Endless()), Body(File, BYTES)).content
    payload = io.BytesIO(b"abc")
    payload.seek(1)
    file = File(payload)
    assert [b"bc", b"bc"] == [posted(file, Body(File, BYTES)).content for _ in range(2)]
