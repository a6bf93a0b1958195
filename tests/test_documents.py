from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import providers
import pytest
from document_facts import STYLES, Facts, Printed

from clientwright.conformance.ledgers.ledger import Ledger, entries
from clientwright.conformance.ledgers.values import Entry
from clientwright.conformance.ledgers.wire_types import Array, Map, Scalar, Shape, Union, WireType, parse
from clientwright.pipeline.walking import spec_of

PROVIDERS = sorted(providers.PROVIDERS)
FOLDER = os.environ.get("CLIENTWRIGHT_DOCUMENTS", "")
needs_documents = pytest.mark.skipif(
    not FOLDER, reason="CLIENTWRIGHT_DOCUMENTS names no folder; the providers' documents are not in the repository"
)
EXAMPLES = {f"{name}-{key}": (name, key) for name in PROVIDERS for key in sorted(providers.ledger(name).examples)}


@cache
def facts(name: str) -> Facts:
    """Read a provider's document, found by its digest."""
    wanted = providers.ledger(name).source.sha256
    for path in sorted(Path(FOLDER).iterdir()):
        if hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
            return STYLES[name](tuple(path.read_text(encoding="utf-8").splitlines()))
    pytest.fail(f"No file in {FOLDER} is the document of {name}; its SHA-256 is {wanted}.")


def file_of(name: str, key: str) -> Any:
    """Read the file of an example that a ledger states, be it documented or observed."""
    path = {**providers.evidence_files(name), **providers.example_files(name)}[key]
    return json.loads(path.read_text(encoding="utf-8"))


def lines_of(entry: Entry) -> list[int]:
    """Give the document lines that an entry cites as its own evidence."""
    return [int(line) for line in re.findall(r"\bline (\d+)", entry.evidence)]


def has_source(entry: Entry) -> bool:
    """Tell whether public material beside the document stands behind an entry."""
    return any(not part.startswith("line ") for part in entry.evidence.split(", ") if part)


def fields_of(ledger: Ledger) -> Iterator[tuple[str, str, Entry]]:
    """Give every field and parameter of a ledger: whose it is, its name and its entry."""
    for shape, value in ledger.shapes.items():
        for name, entry in value.fields.items():
            yield shape, name, entry
    for title, operation in ledger.operations.items():
        for name, entry in operation.parameters.items():
            yield title, name.partition(" ")[2], entry


@pytest.mark.parametrize(("name", "key"), EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_file_has_its_digest(name: str, key: str) -> None:
    """No example file differs by a value from the one that was read off the document or its evidence."""
    assert providers.ledger(name).examples[key].get("sha256") == providers.digest(file_of(name, key))


def test_every_extractor_is_of_a_provider() -> None:
    """The documents that can be read here are those of providers that are here."""
    assert set() == set(STYLES) - set(PROVIDERS)


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_the_document_is_as_long_as_stated(name: str) -> None:
    """The ledger counts the lines of its document as the extractor does."""
    assert providers.ledger(name).source.lines == len(facts(name).lines)


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_operation_is_stated(name: str) -> None:
    """The ledger has the operations of the document and no others, each at a line that prints it, under its name."""
    printed, stated = facts(name), providers.ledger(name).operations
    assert set(printed.operations) == set(stated)
    assert printed.names == {
        title: operation.entry.get("operation") for title, operation in stated.items() if title in printed.names
    }
    assert {} == {
        title: line for title, line in printed.operations.items() if line not in lines_of(stated[title].entry)
    }


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_status_is_stated(name: str) -> None:
    """A status of the document is in the ledger, and one with no other source is in the document."""
    printed, stated = facts(name), providers.ledger(name).operations
    anywhere = printed.statuses.get("", set())
    for title, operation in stated.items():
        documented = {status for status, response in operation.responses.items() if not has_source(response.entry)}
        here = printed.statuses.get(title, set())
        assert documented <= here | anywhere
        assert here <= set(operation.responses)
    assert anywhere <= {status for operation in stated.values() for status in operation.responses}


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_example_is_stated(name: str) -> None:
    """Each JSON value of the document is an example file, equal by value, at the line that the ledger cites."""
    printed, ledger = facts(name).examples, providers.ledger(name)
    values = {providers.digest(value) for value in printed.values()}
    stated = {str(entry.get("sha256")) for entry in ledger.examples.values()}
    assert values <= stated
    for key, entry in ledger.examples.items():
        if cited := [line for line in lines_of(entry) if line in printed]:
            assert [file_of(name, key)] == [printed[line] for line in cited]
        else:
            assert has_source(entry) or assembled(name, key)


def assembled(name: str, key: str) -> bool:
    """Tell whether an example is what the document shows beside the single fields at the lines that are cited."""
    cited = set(lines_of(providers.ledger(name).examples[key]))
    after = {number: printed for printed in facts(name).fields for number in range(printed.line, printed.line + 30)}
    shown = Counter((after[line].name, after[line].example[0]) for line in cited)
    return shown == Counter(leaves(file_of(name, key)))


def leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Give every scalar in a JSON value with the name that it stands under."""
    if isinstance(value, dict):
        for key, found in value.items():
            yield from leaves(found, key)
    elif isinstance(value, list):
        for found in value:
            yield from leaves(found, name)
    else:
        yield name, value


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_line_prints_what_it_proves(name: str) -> None:
    """Of the lines that an entry cites one prints its name, unless the name is of a source, and none is empty."""
    lines = facts(name).lines
    for owner, field, entry in fields_of(providers.ledger(name)):
        cited = lines_of(entry)
        texts = [lines[line - 1] for line in cited]
        where = f"{owner} {field} at {cited}"
        assert all(text.strip() for text in texts), where
        named = re.compile(rf"(?<![\w-]){re.escape(field)}(?![\w-])")
        assert has_source(entry) or any(named.search(text) for text in texts), where


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_cited_line_says_something(name: str) -> None:
    """No entry cites an empty line."""
    lines = facts(name).lines
    cited = [(entry.pointer, line) for entry in entries(providers.ledger(name)) for line in lines_of(entry)]
    assert [] == [(pointer, line) for pointer, line in cited if not lines[line - 1].strip()]


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_media_type_is_printed(name: str) -> None:
    """A body whose media type is of the document cites a line that names it or begins JSON."""
    printed = facts(name)
    for operation in providers.ledger(name).operations.values():
        bodies = [response.entry for response in operation.responses.values()]
        for entry in [*bodies, operation.request] if operation.request else bodies:
            cited = lines_of(entry)
            if cited and "media_type" in entry.attributes and entry.proof("media_type") == entry.evidence:
                says = [line in printed.examples or "json" in printed.lines[line - 1] for line in cited]
                assert any(says), entry.pointer


@needs_documents
@pytest.mark.parametrize("name", sorted(STYLES))
def test_every_printed_field_is_stated(name: str) -> None:
    """The type, marks and values that the document prints of a field are those of the ledger's entry at its line."""
    ledger = providers.ledger(name)
    entries = [(field, entry, lines_of(entry)) for _, field, entry in fields_of(ledger)]
    for printed in facts(name).fields:
        named = [(field, entry) for field, entry, _ in entries if printed.name == field]
        here = [(field, entry) for field, entry, cited in entries if printed.line in cited]
        # What is printed several times is stated once; of what has lost its name, only what it was recognised as.
        found = here or named
        assert found or not printed.name, printed
        assert any(agrees(printed, field, entry) for field, entry in found) or not found, (printed, found)


def agrees(printed: Printed, field: str, entry: Entry) -> bool:
    """Hold what a document prints of a field against an entry, where the entry does not claim another source."""
    claims = {*entry.assumed, *entry.elsewhere}
    facts_agree = {
        "name": printed.name in {"", field},
        "type": "type" in claims or not printed.type or printed_type(printed.type, entry),
        "required": "required" in claims or printed.required in {None, entry.get("required")},
        "nullable": not printed.nullable or entry.get("nullable") is True,
        "deprecated": not printed.deprecated or entry.get("deprecated") is True,
        "enum": "enum" in claims or not printed.values or list(printed.values) == entry.get("enum"),
    }
    return all(facts_agree.values())


def printed_type(text: str, entry: Entry) -> bool:
    """Tell whether a document's word for a type, such as `array[integer(int64)]`, is the entry's type and format."""
    found = re.fullmatch(r"(array\[)?(\w+)(?:\((.+)\))?\]?", text)
    assert found
    wanted = parse(entry.get("type"))
    if found[1]:
        assert isinstance(wanted, Array)
        wanted = wanted.items
    names_type = isinstance(wanted, Shape) if found[2] == "object" else str(wanted) == found[2]
    return names_type and (found[3] or "") in {"", entry.get("format") or found[3]}


@pytest.mark.parametrize(("name", "key"), EXAMPLES.values(), ids=EXAMPLES)
def test_every_example_is_of_its_stated_shape(name: str, key: str) -> None:
    """An example, or what an overlay replaces it by, is of its body's shape in the ledger, with no field beside it."""
    ledger = providers.ledger(name)
    operation_id, part, *_ = key.split(".")
    titles = {one.value["operationId"]: one.title for one in spec_of(providers.effective(name).base).operations}
    operation = ledger.operations[titles[operation_id]]
    body = operation.request if part == "request" else operation.responses[part].entry
    assert body
    value = json.loads({**providers.example_files(name), **providers.evidence_files(name)}[key].read_text("utf-8"))
    assert [] == list(faults(ledger, value, parse(body.get("shape")), body, "$"))


FORMATS: dict[str, Callable[[str], Any]] = {
    "uuid": UUID,
    "date": date.fromisoformat,
    "date-time": datetime.fromisoformat,
}
TYPES: dict[str, Any] = {"string": str, "integer": int, "boolean": bool, "number": (int, float)}


def faults(ledger: Ledger, value: Any, wanted: WireType, entry: Entry, path: str) -> Iterator[str]:
    """Say where a JSON value is not what a ledger says it is."""
    match wanted:
        case _ if value is None:
            yield from [] if entry.get("nullable") else [f"{path} is null"]
        case Shape(name):
            yield from shape_faults(ledger, value, ledger.shapes[name].fields, path)
        case Array(items) if isinstance(value, list):
            for index, item in enumerate(value):
                yield from faults(ledger, item, items, entry, f"{path}[{index}]")
        case Map(values) if isinstance(value, dict):
            for name, found in value.items():
                yield from faults(ledger, found, values, entry, f"{path}.{name}")
        case Union(members):
            if all(list(faults(ledger, value, member, entry, path)) for member in members):
                yield f"{path} is not {wanted}"
        case Scalar(name):
            yield from scalar_faults(value, name, entry, path)
        case _:
            yield f"{path} is not {wanted}"


def shape_faults(ledger: Ledger, value: Any, fields: Mapping[str, Entry], path: str) -> Iterator[str]:
    """Say where a JSON object does not have the fields of a shape, and only those."""
    if not isinstance(value, dict):
        yield f"{path} is no object"
        return
    for name in value.keys() - fields.keys() if fields else ():
        yield f"{path}.{name} is not stated"
    for name, entry in fields.items():
        if name in value:
            yield from faults(ledger, value[name], parse(entry.get("type")), entry, f"{path}.{name}")
        elif entry.get("required"):
            yield f"{path}.{name} is missing"


def scalar_faults(value: Any, name: str, entry: Entry, path: str) -> Iterator[str]:
    """Say where a JSON scalar is not of a type, a format or a list of values."""
    if name != "any" and (not isinstance(value, TYPES[name]) or isinstance(value, bool) != (name == "boolean")):
        yield f"{path} is not {name}"
    elif "enum" in entry.attributes and value not in entry.get("enum"):
        yield f"{path} is none of the values"
    elif entry.get("format") in FORMATS:
        try:
            FORMATS[entry.get("format")](value)
        except ValueError:
            yield f"{path} is no {entry.get('format')}"
