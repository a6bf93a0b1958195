"""The parts of the status page: all that requests or specs say is text on it, never markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import escape
from itertools import islice
from typing import Final
from urllib.parse import quote

from clientwright.pipeline.documents import JSON
from clientwright.sandbox.answering import find
from clientwright.sandbox.behaviour import Resource
from clientwright.sandbox.engine import Engine, title
from clientwright.sandbox.journal import Clerk, Entry, clerk_of, entry_of
from clientwright.sandbox.state import Place

#: How many requests, and how many records of a kind, are shown: the newest.
SHOWN: Final = 100
_WORDS: Final = 4
_LENGTH: Final = 40
#: Members that tell one record from another better than those before them.
_TELLING: Final = ("status", "state", "name", "email")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    r"""Write any text so that it is nothing but text, what cannot be seen as `\uXXXX`."""
    return escape(_UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", value))


def journal(engines: Sequence[Engine]) -> str:
    """Write the newest requests, the newest first, and how many there were."""
    count = sum(one.state.logs(one.name) for one in engines)
    newest = [(one, entry_of(*told)) for one in engines for told in one.state.latest(one.name, SHOWN)]
    newest = sorted(newest, key=lambda pair: -pair[1].number)[:SHOWN]
    if not newest:
        return '<p class="k">No request yet.</p>'
    said = f"{count} request{'s' * (count != 1)}" + (f"; the last {SHOWN} are shown" if count > SHOWN else "")
    rows = "".join(_row(engine.name, entry) for engine, entry in newest)
    return (
        f'<p class="k">{said}.</p><div class="x"><table class="journal"><tr><th>number<th>provider<th>operation'
        f"<th>status<th>applied{rows}</table></div>"
    )


def _row(provider: str, entry: Entry) -> str:
    target = f"{entry.path}?{entry.query}" if entry.query else entry.path
    headers = "".join(f"{name}: {value}\n" for name, value in entry.headers)
    request = f"{entry.method} {target}\n{headers}\n{entry.body}".rstrip()
    called = entry.operation or f"{entry.method} {entry.path}"
    applied = '<span class="c yes">applied</span>' if entry.applied else '<span class="c">not applied</span>'
    good = "" if entry.status < 400 else ' class="no"'  # noqa: PLR2004  # where errors begin
    return (
        f'<tr><td>{entry.number}<td>{text(provider)}<td><details id="entry-{entry.number}">'
        f"<summary>{text(called)}</summary><pre>{text(request)}</pre></details>"
        f"<td><span{good}>{entry.status}</span><td>{applied}"
    )


def operations(engine: Engine) -> str:
    """Write the operations of a provider."""
    from clientwright.pipeline.generation.hints import effect  # noqa: PLC0415  # slow: it brings the generator

    rows = "".join(
        f"<tr><td>{text(one.method.upper())}<td><code>{text(one.path)}</code><td>{text(title(one))}"
        f'<td><span class="c {effect(one.value, one.method)}">{effect(one.value, one.method)}</span>'
        for one in engine.spec.operations
    )
    return f'<div class="x"><table><tr><th>method<th>path<th>operation<th>effect{rows}</table></div>'


def records(engine: Engine) -> str:
    """Write what a provider remembers, kind by kind."""
    clerk = clerk_of(engine.spec)
    found = "".join(_kind(engine, resource, clerk) for resource in engine.resources.values())
    return found or '<p class="k">Nothing: its operations have no hint for the sandbox.</p>'


def _kind(engine: Engine, resource: Resource, clerk: Clerk) -> str:
    place = Place(engine.name, resource.name)
    count = engine.state.size(place)
    latest = engine.state.records(place, slice(max(0, count - SHOWN), count))
    anchor = f"{engine.name}/{quote(resource.name, safe='')}"
    shown = "".join(_record(resource, anchor, clerk.masked(one)) for one in latest)
    said = f'<p class="k">The last {SHOWN} of them are shown.</p>' if count > SHOWN else ""
    return (
        f'<details class="kind" id="{anchor}"><summary>{text(resource.name)} <span class="k">{count}</span>'
        f"</summary>{said}{shown}</details>"
    )


def _record(resource: Resource, anchor: str, record: JSON) -> str:
    identity = str(find(record, resource.identity))
    words = "".join(f' <span class="k">{text(one)}</span>' for one in islice(_words(record, identity), _WORDS))
    written = json.dumps(record, indent=2, ensure_ascii=False)
    return (
        f'<details id="{anchor}/{quote(identity, safe="", errors="replace")}"><summary><code>{text(identity)}</code>'
        f"{words}</summary><pre>{text(written)}</pre></details>"
    )


def _words(record: JSON, identity: str) -> Iterator[str]:
    """Give what tells a record from others at a glance: its short members, the most telling first."""
    members = record if isinstance(record, dict) else {}
    telling = [name for name in _TELLING if name in members]
    for name in dict.fromkeys([*telling, *members]):
        value = members[name]
        if isinstance(value, str | int | float) and 0 < len(str(value)) <= _LENGTH and str(value) != identity:
            yield f"{name}: {value}"
