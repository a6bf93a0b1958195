"""The methods of a generated client: names, arguments, pages, warnings, and what their docstrings show."""

from __future__ import annotations

import ast
import asyncio
import inspect
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from generation_helping import answer, made, module, playing, sent, spec

from clientwright.errors import EncodeError

REF = "#/components/schemas/"
ITEM = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
PAGE = {
    "type": "object",
    "required": ["data", "last"],
    "properties": {"data": {"type": "array", "items": {"$ref": f"{REF}Thing"}}, "last": {"type": "integer"}},
}
NOTE = {
    "type": "object",
    "description": "A note.",
    "required": ["text", "timeout"],
    "properties": {
        "text": {"type": "string", "description": "What it says.", "maxLength": 5, "example": "hi"},
        "timeout": {"type": "integer"},
        "body": {"type": "string"},
        "when": {"type": "string", "format": "date"},
        "kind": {"$ref": f"{REF}Kind"},
    },
}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}, "description": "Which one."}
NUMBER = {"name": "page", "in": "query", "schema": {"type": "integer"}}
FAILURES = {
    "404": {"description": "There is none."},
    "4XX": {"description": "Another mistake."},
    "default": {"description": "Anything."},
    "520": {"description": ""},
}
DOCUMENT = spec(
    {
        "/things": {
            "get": {
                "operationId": "things.list",
                "tags": ["things"],
                "summary": "List things",
                "description": "All of them.\n\n- one\n- two",
                "parameters": [NUMBER, {"name": "operations", "in": "query", "schema": {"type": "string"}}],
                **answer({"$ref": f"{REF}Page"}),
                "x-clientwright-pagination": {
                    "style": "page",
                    "page-parameter": "page",
                    "items": "/data",
                    "last-page": "/last",
                },
            },
            "post": {
                "operationId": "things.create",
                "tags": ["things"],
                **sent(
                    {"$ref": f"{REF}Note"},
                    examples={"one": {"value": {"text": "a", "timeout": 5, "when": "2024-01-31", "kind": "b"}}},
                ),
                "responses": {"201": {"description": "It is there."}, **FAILURES},
                "x-clientwright-idempotency": {"header": "Idempotency-Key"},
            },
        },
        "/more": {
            "get": {"operationId": "things.iter_list", "tags": ["things"], "responses": {"0204": {"description": ""}}}
        },
        "/things/{id}": {
            "get": {
                "operationId": "things.import",
                "tags": ["things"],
                "parameters": [ID],
                "deprecated": True,
                **answer({"$ref": f"{REF}Thing"}),
            },
            "put": {
                "operationId": "rename",
                "tags": ["close"],
                "parameters": [ID],
                **sent({"type": "array", "items": {"type": "string"}}),
                "x-clientwright-effect": "money",
            },
            "patch": {
                "operationId": "other/rename",
                "tags": ["close"],
                "parameters": [ID],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": f"{REF}Thing"}}}},
                "responses": {"200": {"description": "", "x-clientwright-failure": {"pointer": "/a", "values": [1]}}},
            },
        },
    },
    {"Thing": ITEM, "Page": PAGE, "Note": NOTE, "Kind": {"type": "string", "enum": ["a", "b"]}, "Close": ITEM},
    tags=[{"name": "things", "description": "Things of all kinds. More words."}],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Generate the document once, and forget its modules afterwards."""
    yield from made(DOCUMENT, "acme", tmp_path_factory.mktemp("acme"))


def acme(folder: Path, seen: list[httpx.Request], answered: Any = None, status: int = 200) -> Any:
    """Give a client whose every call is answered at once."""
    client = playing(seen, status, answered)
    return module("acme_client", folder).Acme(base_url="https://a.example", http_client=client)


def test_methods_are_called_after_their_ids(folder: Path) -> None:
    """A method has the part of a dotted id behind its tag, builtins' names included, and no method hides another."""
    client = acme(folder, [])
    assert {"list", "iter_list", "iter_list_2", "create", "import_"} == methods(client.things)
    assert {"rename", "rename_2"} == methods(client.close_)
    assert ("Things", "CloseResource") == (type(client.things).__name__, type(client.close_).__name__)


def methods(resource: Any) -> set[str]:
    """Give the public names of a resource."""
    return {name for name in dir(resource) if not name.startswith("_")}


def test_the_fields_of_a_body_are_arguments(folder: Path) -> None:
    """A body is given by its fields or whole, never both; a field whose name is taken gets an underscore."""
    seen: list[httpx.Request] = []
    client = acme(folder, seen, status=201)
    client.things.create(text="a", timeout_=5, body_="b", timeout=9.0)
    note = module("acme_client.models", folder).Note(text="a", timeout=5, body="b")
    client.things.create(body=note)
    first, second = seen
    assert b'{"text":"a","timeout":5,"body":"b"}' == first.content == second.content
    assert first.headers["idempotency-key"] != second.headers["idempotency-key"]
    for wrong in ({"body": note, "text": "a"}, {"text": "a"}, {"text": "a", "timeout_": 5, "nothing": 1}, {}):
        with pytest.raises(EncodeError):
            client.things.create(**wrong)


def test_arguments_do_not_hide_what_methods_use(folder: Path) -> None:
    """A parameter that is called like the module of the operations is sent under its name."""
    seen: list[httpx.Request] = []
    acme(folder, seen, {"data": [], "last": 1}).things.list(operations_="x")
    acme(folder, seen, status=204).things.iter_list_2()
    assert ["operations=x", ""] == [one.url.query.decode() for one in seen]


def test_an_optional_body_may_be_left_out(folder: Path) -> None:
    """Nothing is sent where neither a field nor a body is given."""
    seen: list[httpx.Request] = []
    acme(folder, seen).close_.rename_2(5)
    acme(folder, seen).close_.rename_2(5, id_=7)
    acme(folder, seen, answered=None).close_.rename(5, body=["a"])
    assert [b"", b'{"id":7}', b'["a"]'] == [one.content for one in seen]


def test_pages_are_asked_for_when_they_are_needed(folder: Path) -> None:
    """An iterator gives the items of every page, and the synchronous and asynchronous ones are declared alike."""
    seen: list[httpx.Request] = []

    def play(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        page = int(request.url.params.get("page", 1))
        return httpx.Response(200, json={"data": [{"id": page}], "last": 2})

    package = module("acme_client", folder)
    client = package.Acme(base_url="https://a.example", http_client=httpx.Client(transport=httpx.MockTransport(play)))
    items = client.things.iter_list()
    assert not seen
    assert [1, 2] == [item.id for item in items]

    async def every() -> list[int]:
        network = httpx.AsyncClient(transport=httpx.MockTransport(play))
        async with package.AsyncAcme(base_url="https://a.example", http_client=network) as other:
            return [item.id async for item in other.things.iter_list(page=2)]

    assert [2] == asyncio.run(every())


def test_a_deprecated_operation_warns(folder: Path) -> None:
    """A call of a deprecated method warns at the place of the call, once; the mark is what PEP 702 says."""
    client = acme(folder, [], {"id": 1})
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        for _ in range(2):
            client.things.import_(1)
    assert [(__file__, "things.import is deprecated.")] == [(one.filename, str(one.message)) for one in caught]
    assert "things.import is deprecated." == type(client.things).import_.__deprecated__
    twin = module("acme_client.resources", folder).AsyncThings
    assert twin.import_.__deprecated__
    assert inspect.iscoroutinefunction(twin.create)


def test_an_asynchronous_deprecated_operation_warns(folder: Path) -> None:
    """The warning points to the call, and the call gives what it should."""

    async def one() -> Any:
        network = httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"id": 1})))
        async with module("acme_client", folder).AsyncAcme(base_url="https://a.example", http_client=network) as client:
            with pytest.warns(DeprecationWarning, match="things.import") as caught:
                found = await client.things.import_(1)
            assert [__file__] == [warning.filename for warning in caught]
            return found.id

    assert 1 == asyncio.run(one())


def test_the_declaration_says_what_the_document_says(folder: Path) -> None:
    """Effect, repetition, failures and answers stand in the declaration of an operation."""
    create = module("acme_client.api.things.things_create", folder).OPERATION
    rename = module("acme_client.api.close.rename", folder).OPERATION
    other = module("acme_client.api.close.other_rename", folder).OPERATION
    assert ("create", "keyed", "Idempotency-Key") == (create.effect, create.retry, create.key_header)
    assert {201, 404, 520, "4XX", "default"} == set(create.answers)
    assert ("money", "safe", "") == (rename.effect, rename.retry, rename.key_header)
    assert {"2XX"} == set(rename.answers)
    assert [("id", int, "path", True)] == [(one.name, one.type, one.where, one.required) for one in rename.parameters]
    assert [True, False] == [body.required for body in (rename.bodies[0], other.bodies[0])]
    assert ("update", "unsent", "/a", (1,)) == (
        other.effect,
        other.retry,
        other.refusals[200].at,
        other.refusals[200].values,
    )


def test_a_docstring_has_all_that_the_document_says(folder: Path) -> None:
    """Summary, description, arguments, result, failures and example stand in the docstring, async ones included."""
    resources = module("acme_client.resources", folder)
    text, twin = (inspect.getdoc(one.create) or "" for one in (resources.Things, resources.AsyncThings))
    assert twin == text.replace("    acme.", "    await acme.")
    assert '\n    text: What it says. At most 5 characters. Example: "hi".\n' in text
    assert "\n    body: The fields above as one object, in place of them.\n" in text
    raised = ["NotFoundError: 404: There is none.", "ClientError: 4XX: Another mistake.", "ServerError: 520."]
    assert "".join(["\nRaises:\n", *(f"    {line}\n" for line in raised), "\nExample:\n"]) in text
    listing = inspect.getdoc(resources.Things.list) or ""
    assert listing.startswith("List things.\n\nAll of them.\n\n- one\n- two\n")
    assert "Things of all kinds." == resources.Things.__doc__


EXAMPLE = """\
import datetime
from acme_client.models import Kind

acme.things.create(text="a", timeout_=5, when=datetime.date(2024, 1, 31), kind=Kind.B)"""


def test_an_example_is_the_documented_one(folder: Path) -> None:
    """The documented body of a request is shown as a call; without one, a call with what is needed."""
    resources = module("acme_client.resources", folder)
    shown = {name: examples(getattr(resources.Things, name)) for name in ("create", "import_", "list")}
    assert [EXAMPLE] == shown["create"]
    assert ["acme.things.import_(1)"] == shown["import_"]
    assert ["acme.things.list()"] == shown["list"]


def examples(method: Any) -> list[str]:
    """Give the examples of a docstring."""
    text = inspect.getdoc(method) or ""
    blocks = re.findall(r"( *)```python\n(.*?)\n *```", text, re.DOTALL)
    return ["\n".join(line[len(indent) :] for line in block.split("\n")) for indent, block in blocks]


def test_strict_type_checkers_accept_it(folder: Path) -> None:
    """A generated client has no error under mypy --strict, and its examples neither."""
    resources = module("acme_client.resources", folder)
    lines = ["from acme_client import Acme", 'acme = Acme(base_url="https://a.example")']
    lines += [one for name in ("create", "list") for one in examples(getattr(resources.Things, name))]
    (folder / "sample.py").write_text("\n".join(lines))
    assert all(ast.parse(line) for line in lines)
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "acme_client", "sample.py"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "Success" in done.stdout, done.stdout
