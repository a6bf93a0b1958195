"""Laws of forms with files: what is read of a model and a file, and what is told where that cannot be."""

import io
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from attrs import define, field
from request_models import Closed, Note, Order, Span, Upload, posted

from clientwright.errors import EncodeError
from clientwright.forms import write_form, write_multipart, write_raw
from clientwright.models import Model
from clientwright.operations import Body
from clientwright.types import File

FORM, PARTS, OCTETS = "application/x-www-form-urlencoded", "multipart/form-data", "application/octet-stream"
HALF = "\ud800"
SURROGATE = ("text that UTF-8 can hold", "a lone surrogate")


@define(kw_only=True)
class Loose(Model):
    """Something that says little of itself."""

    one: File | str | None = None
    many: list[File | str] | None = None
    some: Any = None
    words: list[str] | None = None
    additional_properties: dict[str, Any] = field(init=False, factory=dict)


def _file(name: str | None = None, kind: str | None = None, content: bytes = b"x") -> File:
    return File(io.BytesIO(content), name, kind)


def _more(value: Any, **more: Any) -> Any:
    for name, member in more.items():
        value[name] = member
    return value


def _refused(act: Any, *arguments: Any) -> tuple[str, str, str]:
    with pytest.raises(EncodeError) as caught:
        act(*arguments)
    return caught.value.path, caught.value.expected, caught.value.seen


@pytest.mark.parametrize(
    ("value", "type_", "expected"),
    [
        ([1], list[int], ("$", "an object", "list")),
        ("a", str, ("$", "an object", "str")),
        (None, int | None, ("$", "an object", "NoneType")),
    ],
)
@pytest.mark.parametrize("write", [write_form, write_multipart])
def test_a_body_that_is_no_form_is_told(
    write: Any, value: object, type_: object, expected: tuple[str, str, str]
) -> None:
    """Both kinds of form take objects alone, and say what was seen instead."""
    assert expected == _refused(write, Body(type_, FORM), value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (_more(Closed(a="b"), more=1), ("$.more", "no further property of this name", "one")),
        (_more(Note(), words="b"), ("$.words", "no further property of this name", "one")),
        (Loose(some=_file(HALF)), ("$.some", *SURROGATE)),
        (Loose(some=_file("a", "a/b\n")), ("$.some", "a media type such as image/png", "another text")),
        (Loose(some=_file("a", "png")), ("$.some", "a media type such as image/png", "another text")),
        (Loose(some=[File(io.StringIO("a"))]), ("$.some", "a file opened for bytes", "str")),  # type: ignore[arg-type]  # a user's mistake
        (Loose(some=File(None)), ("$.some", "a file that can be read", "one that cannot")),  # type: ignore[arg-type]  # a user's mistake
        (_more(Loose(), **{HALF: "a"}), (f"$.{HALF}", *SURROGATE)),
        (_more(Loose(), **{HALF: _file()}), (f"$.{HALF}", *SURROGATE)),
    ],
)
def test_a_model_that_cannot_be_parts_is_told(value: Model, expected: tuple[str, str, str]) -> None:
    """The error of a form with files has the path of the member, what can stand there, and what stood there."""
    assert expected == _refused(write_multipart, Body(type(value), PARTS), value)


@pytest.mark.parametrize("write", [write_form, write_multipart])
def test_half_characters_in_forms_are_told(write: Any) -> None:
    """Half a character in a name or text is refused in every form."""
    told = ("whole characters", "half a character")
    assert ("$.a", *told) == _refused(write, Body(dict[str, Any], FORM), {"a": HALF})
    assert ("$", *told) == _refused(write, Body(dict[str, Any], FORM), {HALF: "a"})
    assert ("$", *SURROGATE) == _refused(write_raw, Body(str, "text/plain"), HALF)


def test_raw_bodies() -> None:
    """Bytes, files and texts are sent as they are, with the media type that they or the operation have."""
    assert (b"a", OCTETS) == write_raw(Body(File, "*/*"), b"a")
    assert (b"a", "image/png") == write_raw(Body(File, "image/png"), bytearray(b"a"))
    assert (b"a", OCTETS) == write_raw(Body(File, "image/*"), memoryview(b"a"))
    assert (b"x", "a/b; c=d") == write_raw(Body(File, "image/png"), _file(kind="a/b; c=d"))
    assert (b"x", "image/png") == write_raw(Body(File, "image/png"), _file())
    assert ("é".encode(), "text/plain; charset=utf-8") == write_raw(Body(str, "text/plain"), "é")
    assert (b"e", "text/plain; charset=x") == write_raw(Body(str, "text/plain; charset=x"), "e")
    assert ("$", "a text", "NoneType") == _refused(write_raw, Body(str, "text/plain"), None)
    assert ("$", "a File or bytes", "str") == _refused(write_raw, Body(File, OCTETS), "a")


class Reader:
    """Something that can be read, and no more."""

    def read(self) -> bytes:
        """Give what is there."""
        return b"read"


class Odd(Reader):
    """Something whose `seekable` is no function."""

    seekable = True


def test_what_can_only_be_read_is_sent() -> None:
    """A file needs nothing but `read`."""
    for one in (Reader(), Odd()):
        assert (b"read", OCTETS) == write_raw(Body(File, OCTETS), File(one))  # type: ignore[arg-type]  # no whole file


def test_a_file_is_sent_from_where_it_stands() -> None:
    """A file that can be rewound stands where it stood, after every way to send it."""
    content = io.BytesIO(b"abcdef")
    content.seek(2)
    for _ in range(2):
        assert b"cdef" == write_raw(Body(File, OCTETS), File(content))[0]
        assert b"cdef" == _content(_parts(Upload(document=File(content)), Upload)[0])
        assert 2 == content.tell()


def _parts(value: object, type_: object) -> list[EmailMessage]:
    outgoing = posted(value, Body(type_, PARTS))
    head = f"Content-Type: {outgoing.headers['content-type']}\r\n\r\n".encode()
    message = message_from_bytes(head + (outgoing.content or b""), policy=policy.HTTP)
    return list(message.walk())[1:]


def _content(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


def _heads(value: object, type_: object) -> list[tuple[str | None, str | None, str | None, bytes]]:
    found: list[tuple[str | None, str | None, str | None, bytes]] = []
    for part in _parts(value, type_):
        name = part.get_param("name", header="content-disposition")
        kind = part["content-type"]
        found.append((str(name), part.get_filename(), None if kind is None else str(kind), _content(part)))
    return found


def test_each_member_is_a_part() -> None:
    """Each member of a model is a part under its wire name, each item of a list its own, in the order of the model."""
    value = _more(
        Upload(document=_file("a.bin"), title="t", span=Span(from_=1), pages=[1, 2], more=[_file(kind="a/b"), _file()]),
        x=_file("f"), y=None, z={"a": 1}, w=[True, None, "v"],
    )  # fmt: skip
    octets, json = OCTETS, "application/json"
    assert [
        ("document", "a.bin", octets, b"x"), ("title", None, None, b"t"), ("span", None, json, b'{"from":1}'),
        ("pages", None, None, b"1"), ("pages", None, None, b"2"), ("more", "upload", "a/b", b"x"),
        ("more", "upload", octets, b"x"), ("x", "f", octets, b"x"), ("z", None, json, b'{"a":1}'),
        ("w", None, None, b"true"), ("w", None, None, b"v"),
    ] == _heads(value, Upload)  # fmt: skip


def test_a_file_may_stand_where_it_is_one_of_many() -> None:
    """Where a file is one of several kinds, or anything may stand, files and others are sent."""
    value = Loose(one=_file("a"), many=[_file("b"), _file("c")], some=[_file("d")], words=["e"])
    assert [("one", "a"), ("many", "b"), ("many", "c"), ("some", "d"), ("words", None)] == [
        head[:2] for head in _heads(value, Loose)
    ]
    assert [("one", b"a"), ("words", b"b")] == [
        (head[0], head[3]) for head in _heads(Loose(one="a", words=["b"]), Loose)
    ]


def test_a_file_stands_nowhere_else() -> None:
    """Where no file is taken, one is refused at its path."""
    for value in (Order(title=_file()), Loose(words=[_file()]), Loose(words=_file())):  # type: ignore[arg-type,list-item]  # a user's mistake
        assert _refused(posted, value, Body(type(value), PARTS))[0].startswith(("$.title", "$.words"))


def test_names_in_heads_stay_in_their_place() -> None:
    """Quotes and line ends in names are escaped as browsers do."""
    content = posted(_more(Loose(), **{'a"\r\nb': _file('c"\r\nd'), 'e"\r\n': "f"}), Body(Loose, PARTS)).content or b""
    assert b'form-data; name="a%22%0D%0Ab"; filename="c%22%0D%0Ad"\r\n' in content
    assert b'form-data; name="e%22%0D%0A"\r\n\r\nf\r\n' in content


def test_a_boundary_is_in_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """A boundary that a part holds is thrown again; it has 32 letters, and the body is as its standard has it."""
    thrown = iter([b"\0" * 16, b"\1" * 16, b"\2" * 16])

    def urandom(count: int) -> bytes:
        assert 16 == count
        return next(thrown)

    monkeypatch.setattr("clientwright.forms.urandom", urandom)
    content, kind = write_multipart(Body(dict[str, Any], PARTS), {"a": "-" + "00" * 16, "01" * 16: "b"})
    line = b"--" + b"02" * 16
    assert f"{PARTS}; boundary={'02' * 16}" == kind
    head = b'Content-Disposition: form-data; name="'
    assert b"\r\n".join(
        [line, head + b'a"', b"", b"-" + b"00" * 16, line, head + b"01" * 16 + b'"', b"", b"b", line + b"--", b""]
    ) == content  # fmt: skip


def test_a_body_of_any_type_is_written() -> None:
    """A form whose type is anything takes a mapping, and no foreign exception comes out."""
    assert b'name="one"' in write_multipart(Body(Any, PARTS), {"one": "1"})[0]
