"""Read the facts out of the text of each provider's document, by a route that shares nothing with spec or ledger."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from attrs import evolve, field, frozen

_METHOD = "GET|POST|PUT|PATCH|DELETE"


@frozen
class Printed:
    """One field or parameter as a document prints it; None or empty where it prints nothing.

    Attributes:
        line: Where, from 1.
        name: Its name; empty where only its description is left.
        type: Its type in the document's words.
        required: What the mark says; None where the document has no such marks.
        nullable: Whether a mark says so.
        deprecated: Whether a mark says so.
        values: The values it may have.
        example: The value shown beside it, as a tuple of one.

    """

    line: int
    name: str = ""
    type: str = ""
    required: bool | None = None
    nullable: bool = False
    deprecated: bool = False
    values: tuple[str, ...] = ()
    example: tuple[Any, ...] = ()


@frozen
class Facts:
    """What a document prints.

    Attributes:
        lines: Its lines.
        operations: The line of each `METHOD /path`.
        names: The name of an operation, by `METHOD /path`.
        statuses: The statuses of an operation, by `METHOD /path`; by the empty text, those of no one operation.
        fields: The fields and parameters, in order.
        examples: The JSON values, by the line at which each begins.

    """

    lines: tuple[str, ...]
    operations: dict[str, int]
    fields: tuple[Printed, ...]
    examples: dict[int, Any]
    names: dict[str, str] = field(factory=dict)
    statuses: dict[str, set[str]] = field(factory=dict)


def json_blocks(lines: tuple[str, ...]) -> dict[int, Any]:
    """Read every JSON object that begins at the end of a line, by that line; not those within another."""
    found: dict[int, Any] = {}
    until = 0
    for number, line in enumerate(lines, 1):
        if number > until and re.search(r"(^\s*|')\{$", line):
            text = "\n".join(lines[number - 1 :])
            start = text.index("{")
            try:
                value, end = json.JSONDecoder().raw_decode(text, start)
            except json.JSONDecodeError:
                continue
            found[number] = value
            until = number + text[start:end].count("\n")
    return found


def swipe(lines: tuple[str, ...]) -> Facts:
    """Read a page of headings, tables of `KEY TYPE RULE DESCRIPTION` and examples."""
    operations, fields, statuses = {}, [], set()
    for number, line in enumerate(lines, 1):
        if re.fullmatch(rf"({_METHOD}) /\S*", line):
            operations[line] = number
        elif row := re.fullmatch(r"(\w+) (\w+) (required|optional) .*", line):
            fields.append(Printed(number, row[1], row[2], required=row[3] == "required"))
        elif code := re.fullmatch(r"Code (\d{3})", line):
            statuses.add(code[1])
    return Facts(lines, operations, tuple(fields), json_blocks(lines), statuses={"": statuses})


def mayar(lines: tuple[str, ...]) -> Facts:
    """Read MDX: a curl command, `ParamField` and `ResponseField` elements, fenced JSON and a table of errors."""
    text = "\n".join(lines)
    request = re.search(r"curl --request (\w+) 'https://[^/]+(/\S+)'", text)
    assert request
    title = f"{request[1]} {request[2]}"
    operations = {title: text[: request.start()].count("\n") + 1}
    statuses = set(re.findall(r"Response Example (\d{3})|HTTP `(\d{3})`|^\| `(\d{3})`", text, re.MULTILINE))
    fields = []
    examples = json_blocks(lines)
    for number, line in enumerate(lines, 1):
        if row := re.fullmatch(r'<(ParamField body|ResponseField name)="([\w.]+)" type="(\w+)"( required)?>', line):
            required = bool(row[4]) if row[1].startswith("Param") else None
            fields.append(Printed(number, row[2].rpartition(".")[2], row[3], required))
        elif error := re.match(r"\| `(\d{3})`\s+\| `([^`]+)`", line):
            examples[number] = {"statusCode": int(error[1]), "message": error[2]}
    printed = {code for codes in statuses for code in codes if code}
    fields = [one for one in fields if one.name != "Authorization"]
    return Facts(lines, operations, tuple(fields), examples, statuses={title: printed})


_MAGICLINE_FIELD = re.compile(
    r"([a-z]\w*)(?: ((?:string|integer|number|boolean|array|object)[^ ]*(?:\([^)]*\)\]?)?))?( required)?( deprecated)?"
)


def magicline(lines: tuple[str, ...]) -> Facts:
    """Read a flat list of fields, each a line of name, type and marks, then its description, values and example."""
    operations: dict[str, int] = {}
    fields: list[Printed] = []
    listing = False
    for number, line in enumerate(lines, 1):
        if re.fullmatch(rf"({_METHOD}) /\S+", line):
            operations[line] = number
        elif shown := re.fullmatch(r"Example:\s+(.+)", line):
            fields[-1] = evolve(fields[-1], example=(json.loads(shown[1]),))
        elif line == "Allowed values:":
            listing = True
            continue
        elif listing and (row := re.fullmatch(r"([A-Z][A-Z0-9_]+)( [A-Z].*)?|([A-Z0-9_]+(?: [A-Z0-9_]+)+)", line)):
            values = tuple(line.split()) if re.fullmatch(r"[A-Z0-9_ ]+", line) else (row[1],)
            fields[-1] = evolve(fields[-1], values=fields[-1].values + values)
            continue
        elif (row := _MAGICLINE_FIELD.fullmatch(line)) and line != "required":
            fields.append(Printed(number, row[1], row[2] or "", required=bool(row[3]), deprecated=bool(row[4])))
        listing = False
    return Facts(lines, operations, tuple(fields), {})


def trybe(lines: tuple[str, ...]) -> Facts:
    """Read bullets with badges, `Possible values are`, and operations with their statuses and example responses."""
    operations: dict[str, int] = {}
    names: dict[str, str] = {}
    statuses: dict[str, set[str]] = {}
    examples = json_blocks(lines)
    fields = list(_bullets(lines))
    name, listed = "", set[str]()
    for number, line in enumerate(lines, 1):
        if re.fullmatch(r"[a-z]+[A-Z]\w*", line):
            name, listed = line, set()
        elif code := re.fullmatch(r"(?:  • )?(\d{3})", line):
            listed.add(code[1])
        elif request := re.fullmatch(rf"({_METHOD})(/\S+)", line):
            title = f"{request[1]} {request[2]}"
            operations[title], names[title], statuses[title] = number, name, listed
    return Facts(lines, operations, tuple(fields), examples, names, statuses)


def _bullets(lines: tuple[str, ...]) -> Iterator[Printed]:
    for number, line in enumerate(lines, 1):
        if not line.startswith("  • ") or re.fullmatch(r"  • \d{3}", line):
            continue
        below = []
        for follower in lines[number:]:
            if follower and not follower.startswith("    "):
                break
            below.append(follower.strip())
        text = line.removeprefix("  • ")
        badge = below[0] if below else ""
        yield Printed(
            number,
            text if re.fullmatch(r"\w+", text) else "",
            required={"Required": True, "Optional": False}.get(badge),
            nullable=badge == "Nullable",
            deprecated="deprecated" in text,
            values=tuple(_values(" ".join([text, *below]))),
        )


def _values(text: str) -> Iterator[str]:
    if found := re.search(r"Possible values are (.*?)(?:\. |$)", text):
        yield from re.split(r", | and ", found[1].strip().rstrip("."))


STYLES: dict[str, Callable[[tuple[str, ...]], Facts]] = {
    "magicline": magicline,
    "mayar": mayar,
    "swipe": swipe,
    "trybe": trybe,
}
