import io
from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from request_models import Closed, Order, Span, Upload, posted

from clientwright.errors import EncodeError
from clientwright.operations import Body
from clientwright.types import File

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def form(order: Order, *deep: str) -> list[tuple[str, str]]:
    """Give the pairs of a form that is sent."""
    outgoing = posted(order, Body(Order, FORM, deep=deep))
    assert FORM == outgoing.headers["content-type"]
    assert outgoing.content is not None
    return parse_qsl(outgoing.content.decode("ascii"), keep_blank_values=True, errors="strict")


def parts(body: object, type_: object = Upload) -> list[EmailMessage]:
    """Give the parts of a multipart body, as the standard library's mail parser reads them."""
    outgoing = posted(body, Body(type_, MULTIPART))
    head = f"Content-Type: {outgoing.headers['content-type']}\r\n\r\n".encode()
    message = message_from_bytes(head + (outgoing.content or b""), policy=policy.HTTP)
    assert not message.defects
    assert all(not part.defects for part in message.walk())
    return list(message.walk())[1:]


def payload(part: EmailMessage) -> bytes:
    """Give the bytes of a part."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


@settings(deadline=None)
@given(TEXTS, st.lists(TEXTS))
def test_forms_read_back(title: str, tags: list[str]) -> None:
    """Arbitrary texts in a form read back as themselves."""
    assert [("title", title), *(("tags", tag) for tag in tags)] == form(Order(title=title, tags=tags))


def test_members_of_forms() -> None:
    """Numbers and booleans are texts, objects JSON, null and absent members are not there."""
    order = Order(title="a b", count=5, paid=True, note=None, span=Span(from_=1), spans=[Span(from_=2, to=3)])
    expected = [("title", "a b"), ("count", "5"), ("paid", "true"), ("span", '{"from":1}')]
    assert {*expected, ("spans", '{"from":2,"to":3}')} == set(form(order))
    assert b"title=a+b" == (posted(Order(title="a b"), Body(Order, FORM)).content or b"")


def test_brackets_in_forms() -> None:
    """The objects of named fields are written in brackets, by index in arrays, without their nulls."""
    order = Order(title="a", span=Span(from_=1, to=None), spans=[Span(from_=2, to=3), Span(from_=4)])
    expected = [("span[from]", "1"), ("spans[0][from]", "2"), ("spans[0][to]", "3"), ("spans[1][from]", "4")]
    assert [("title", "a"), *expected] == form(order, "span", "spans", "title")


@settings(deadline=None)
@given(st.binary(), TEXTS, st.lists(st.integers(-9, 9)))
def test_multipart_reads_back(content: bytes, title: str, pages: list[int]) -> None:
    """Arbitrary bytes and texts in a multipart body read back as themselves."""
    upload = Upload(document=File(io.BytesIO(content), "a.bin"), title=title, pages=pages)
    found = {part.get_param("name", header="content-disposition"): payload(part) for part in parts(upload)}
    assert content == found["document"]
    assert title.encode() == found["title"]
    assert [str(page).encode() for page in pages] == [
        payload(part) for part in parts(upload) if "pages" == part.get_param("name", header="content-disposition")
    ]


def test_heads_of_parts() -> None:
    """A file has a name and a media type, an object is JSON, and a text says neither."""
    files = [File(io.BytesIO(b"x"), "x.png", "image/png"), File(io.BytesIO(b"y"))]
    upload = Upload(document=File(io.BytesIO(b"")), title="t", span=Span(from_=1), more=files)
    heads = {payload(part): (part.get_filename(), part["content-type"]) for part in parts(upload)}
    assert {
        b"": ("upload", "application/octet-stream"),
        b"t": (None, None),
        b'{"from":1}': (None, "application/json"),
        b"x": ("x.png", "image/png"),
        b"y": ("upload", "application/octet-stream"),
    } == heads


def test_names_of_parts() -> None:
    """A name cannot end its header: quotes and line ends are escaped as browsers do."""
    upload = Upload(document=File(io.BytesIO(b""), 'é"\r\nX: y\\.txt'))
    upload.additional_properties['a"\r\n\r\nb'] = "c"
    content = posted(upload, Body(Upload, MULTIPART)).content or b""
    assert 'name="document"; filename="é%22%0D%0AX: y\\.txt"\r\n'.encode() in content
    assert b'name="a%22%0D%0A%0D%0Ab"\r\n\r\nc\r\n' in content


@pytest.mark.parametrize("media", [FORM, MULTIPART])
def test_further_properties(media: str) -> None:
    """Further properties are sent, files in multipart too, unless the model has their name or forbids them."""
    order = Order(title="a")
    order.additional_properties["more"] = "b"
    assert b"more" in (posted(order, Body(Order, media)).content or b"")
    order.additional_properties["tags"] = "b"
    closed = Closed(a="a")
    closed.additional_properties["more"] = "b"
    for body in (order, closed):
        with pytest.raises(EncodeError):
            posted(body, Body(type(body), media))


def test_files_where_none_is_taken() -> None:
    """A file is a part only where the model has one, or says nothing."""
    file = File(io.BytesIO(b"x"))
    order = Order(title="a")
    order.additional_properties["more"] = [file]
    assert {"a", "x"} == {payload(part).decode() for part in parts(order, Order)}
    with pytest.raises(EncodeError) as caught:
        posted(Order(title=file), Body(Order, MULTIPART))  # type: ignore[arg-type]
    assert "$.title" == caught.value.path


def test_nulls_are_no_parts() -> None:
    """A null is no part."""
    assert ["title"] == [
        part.get_param("name", header="content-disposition") for part in parts(Order(title="t", note=None), Order)
    ]


def test_boundaries(monkeypatch: pytest.MonkeyPatch) -> None:
    """The boundary is another each time, and none that stands in a part."""
    drawn = iter([b"title", b"file", b"free"])
    monkeypatch.setattr("clientwright.forms.urandom", lambda _: next(drawn))
    upload = Upload(document=File(io.BytesIO(b"a--" + b"file".hex().encode())), title=b"title".hex())
    assert f"{MULTIPART}; boundary={b'free'.hex()}" == posted(upload, Body(Upload, MULTIPART)).headers["content-type"]
    monkeypatch.undo()
    made = {posted(Order(title=""), Body(Order, MULTIPART)).headers["content-type"] for _ in range(9)}
    assert 9 == len(made)


class Broken(io.BytesIO):
    """A file that cannot be read."""

    def read(self, _size: int | None = -1, /) -> bytes:
        """Fail."""
        raise OSError


def closed() -> io.BytesIO:
    """Give a file that is closed."""
    file = io.BytesIO()
    file.close()
    return file


@pytest.mark.parametrize(
    ("file", "seen"),
    [
        (File(Broken()), "one that cannot"),
        (File(closed()), "one that cannot"),
        (File(None), "one that cannot"),  # type: ignore[arg-type]
        (File(io.StringIO("a")), "str"),  # type: ignore[arg-type]
        (File(io.BytesIO(), mime_type="image/png\r\nX: y"), "another text"),
        (File(io.BytesIO(), mime_type="image"), "another text"),
        (File(io.BytesIO(), mime_type="text/plain; a=é"), "another text"),
    ],
)
def test_unusable_files(file: File, seen: str) -> None:
    """A file that cannot be read, or whose media type is none, is refused with its place."""
    for body, type_, media, path in (
        (Upload(document=file), Upload, MULTIPART, "$.document"),
        (file, File, "application/pdf", "$"),
    ):
        with pytest.raises(EncodeError) as caught:
            posted(body, Body(type_, media))
        assert (path, seen) == (caught.value.path, caught.value.seen)


@pytest.mark.parametrize("media", [FORM, MULTIPART])
@pytest.mark.parametrize(
    ("body", "type_"),
    [(Order(title=5), Order), ("a", str), (Order(title="\ud800"), Order)],  # type: ignore[arg-type]
)
def test_bodies_that_are_no_forms(media: str, body: object, type_: object) -> None:
    """A form is an object of the documented type whose texts UTF-8 can hold."""
    with pytest.raises(EncodeError):
        posted(body, Body(type_, media))


@pytest.mark.parametrize(
    ("type_", "media", "body", "content", "content_type"),
    [
        (File, "application/pdf", File(io.BytesIO(b"\xff")), b"\xff", "application/pdf"),
        (File, "image/*", File(io.BytesIO(b"a"), mime_type="image/png"), b"a", "image/png"),
        (File, "image/*", File(io.BytesIO(b"a")), b"a", "application/octet-stream"),
        (File, "application/pdf", b"\xff", b"\xff", "application/pdf"),
        (File, "application/pdf", bytearray(b"a"), b"a", "application/pdf"),
        (File, "application/pdf", memoryview(b"a"), b"a", "application/pdf"),
        (str, "text/plain", "é", "é".encode(), "text/plain; charset=utf-8"),
        (str, "text/csv; charset=utf-8", "é", "é".encode(), "text/csv; charset=utf-8"),
        (str, "text/plain", b"e", b"e", "text/plain"),
    ],
)
def test_raw_bodies(type_: object, media: str, body: object, content: bytes, content_type: str) -> None:
    """Bytes and texts are sent as they are."""
    outgoing = posted(body, Body(type_, media))
    assert (content, content_type) == (outgoing.content, outgoing.headers["content-type"])


@pytest.mark.parametrize(("type_", "body"), [(File, "a"), (File, 5), (str, 5), (str, "\ud800"), (File, None)])
def test_bodies_that_are_not_raw(type_: object, body: object) -> None:
    """What is neither bytes nor a text where one is taken is refused."""
    with pytest.raises(EncodeError) as caught:
        posted(body, Body(type_, "text/plain"))
    assert "$" == caught.value.path


@pytest.mark.parametrize("media", ["multipart/form-data", "application/octet-stream"])
def test_files_can_be_sent_again(media: str) -> None:
    """A file is sent from where it stands, and stands there again, so that the next call sends the same."""
    payload = io.BytesIO(b"head and content")
    payload.seek(9)
    file = File(payload)
    value = Upload(document=file) if media == "multipart/form-data" else file
    for _ in range(2):
        assert b"content" in posted(value, Body(type(value), media)).content
        assert b"head and" not in posted(value, Body(type(value), media)).content
        assert 9 == payload.tell()


def test_files_that_cannot_go_back() -> None:
    """What can be read but once is sent as well."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    assert b"abc" == posted(File(Pipe(b"abc")), Body(File, "application/octet-stream")).content
