"""The status page of a sandbox: what can be asked for, what is remembered, and what was asked so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from clientwright.pipeline.offline_pages import framed, own_policy
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.faults import faults
from clientwright.sandbox.pasting import line_of
from clientwright.sandbox.status_parts import journal, operations, records, text

_LEAD: Final = (
    "These providers are played on this machine from their specs. What they remember is made up, they take any"
    " credential without <code>invalid</code> in it, and nothing leaves this machine."
)
_FRONT: Final = (
    "At <code>{front}</code> the same providers misbehave: there, a request chooses a fault with the header"
    " <code>X-Clientwright-Fault: CODE</code>, and what it asks for is done before the answer goes wrong, unless the"
    " code says otherwise."
)
_NO_FRONT: Final = (
    "<code>clientwright sandbox</code> and <code>sandbox.wire</code> play the providers behind a front, where a request"
    " chooses a fault with the header <code>X-Clientwright-Fault: CODE</code>."
)
_TOOLS: Final = (
    '<form id="tools" hidden><button type="button" id="refresh">Refresh</button>'
    '<label><input type="checkbox" id="follow" checked> keep up to date</label>'
    '<button type="button" id="clear">Clear the journal</button><output id="told"></output></form>'
    '<p class="note" id="still">Without scripts, load the page again to see what is new.</p>'
)


def page(engines: Sequence[Engine], front: str, base: str) -> str:
    """Write the page.

    Args:
        engines: The providers.
        front: The address of the same providers behind a front; empty where there is none.
        base: The address of the sandbox.

    """
    seen = mark(engines)  # before all else: what comes meanwhile is then new
    links = " ".join(f'<a href="#provider-{text(one.name)}">{text(one.name)}</a>' for one in engines)
    nav = f'<a href="#journal">Journal</a> {links} <a href="#faults">Faults</a>'
    body = [
        f'<header><h1>Sandbox</h1><p>{_LEAD}</p><nav aria-label="On this page">{nav}</nav></header><main>',
        f'<section id="journal"><h2>Journal</h2>{_TOOLS}{_lived("journal", journal(engines))}</section>',
        *(_provider(one, front, base) for one in engines),
        f"{_faults(front)}</main><script>{_script()}</script>",
    ]
    return framed("Sandbox", _style(), policy(), "\n".join(body)).replace("<body>", f'<body data-mark="{seen}">', 1)


def live(engines: Sequence[Engine]) -> str:
    """Write those parts of the page that requests change, and the mark that they bear."""
    seen = mark(engines)  # as above
    parts = [_lived("journal", journal(engines)), *(_lived(f"state-{one.name}", records(one)) for one in engines)]
    return f'<!doctype html>\n<body data-mark="{seen}">{"".join(parts)}'


def mark(engines: Sequence[Engine]) -> str:
    """Give a text that is another one after each request, and after the journal was cleared."""
    return ".".join(f"{one.state.last()}-{one.state.logs(one.name)}" for one in engines)


@cache
def policy() -> str:
    """Give the page's policy: its own style and script, and requests to the sandbox itself."""
    return f"{own_policy(_style(), _script())}; connect-src 'self'"


@cache
def _style() -> str:
    return files(__package__).joinpath("status.css").read_text("utf-8").strip()


@cache
def _script() -> str:
    return files(__package__).joinpath("status.js").read_text("utf-8").strip()


def _lived(name: str, inner: str) -> str:
    return f'<div data-live="{text(name)}">{inner}</div>'


def _provider(engine: Engine, front: str, base: str) -> str:
    name = text(engine.name)
    told = [
        ("Address", f"{base}/{engine.name}"),
        ("To paste", line_of(engine.spec, engine.name, f"{base}/{engine.name}")),
    ]
    if front:
        told.insert(1, ("With faults", f"{front}/{engine.name}"))
    rows = "".join(f"<dt>{title}<dd><code>{text(value)}</code>" for title, value in told)
    return (
        f'<section id="provider-{name}"><h2>{name}</h2><dl>{rows}</dl>{operations(engine)}'
        f"<h3>What it remembers</h3>{_lived(f'state-{engine.name}', records(engine))}</section>"
    )


def _faults(front: str) -> str:
    told = _FRONT.format(front=text(front)) if front else _NO_FRONT
    return f'<section id="faults"><h2>Faults</h2><p>{told}</p>{_codes()}</section>'


@cache
def _codes() -> str:
    rows = "".join(
        f"<tr><td><code>{text(one.code)}</code><td>{text(one.title)}<td>{text(one.explain)}"
        for one in faults().values()
    )
    return (
        f"<details><summary>{len(faults())} codes</summary>"
        f'<div class="x"><table><tr><th>code<th>fault<th>what happens{rows}</table></div></details>'
    )
