"""Write the pages: each holds all it needs, asks no network, and runs no script but its own."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.offline_pages import framed, hashed
from clientwright.reference.annotating import annotated
from clientwright.reference.reading import Reference
from clientwright.reference.renderer import VERSION, Renderer

_SHAPE: Final = """{back}<main id="reference">
<p>This page is drawn by its own script; without scripts, nothing more is shown.</p>
</main>
<footer><details><summary>Drawn by Redoc {version}; its licences</summary>
{licenses}</details></footer>
<script type="application/json" id="spec">{spec}</script>
<script>{renderer}</script>
<script>{start}</script>"""


def page(reference: Reference, renderer: Renderer, *, listed: bool) -> str:
    """Write the page of one provider.

    Args:
        reference: What it says.
        renderer: What draws it.
        listed: Whether to link to the list of pages.

    """
    start = _file("page.js")
    body = _SHAPE.format(
        back='<nav><a href="index.html">All references</a></nav>\n' if listed else "",
        version=VERSION,
        licenses="\n".join(f"<h2>{_text(title)}</h2>\n<pre>{_text(text)}</pre>" for title, text in renderer.licenses),
        spec=embedded(annotated(reference)),
        renderer=renderer.script,
        start=start,
    )
    return framed(_text(_title(reference)), _file("page.css"), _policy(renderer.script, start), body)


def index(references: Sequence[Reference]) -> str:
    """Write the list of the pages."""
    rows = "\n".join(
        f'<li><a href="{_text(each.file)}">{_text(_title(each))}</a> {_text(_version(each))}</li>'
        for each in references
    )
    body = f'<main class="list"><h1>API references</h1>\n<ul>\n{rows}\n</ul></main>'
    return framed("API references", _file("page.css"), _policy(), body)


def embedded(data: JSON) -> str:
    """Write JSON that can stand in a script element: nothing in it ends the element or is markup."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(*scripts: str) -> str:
    """Allow these scripts, styles, and the worker in which the renderer searches; nothing else, and no network."""
    allowed = " ".join(map(hashed, scripts)) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline';"
        " img-src data:; worker-src blob:; base-uri 'none'; form-action 'none'"
    )


def _title(reference: Reference) -> str:
    return " ".join(str(reference.document.data["info"].get("title") or reference.name).split())


def _version(reference: Reference) -> str:
    count = len(reference.samples)
    return f"version {reference.document.data['info'].get('version', '')}, {count} operation{'s' * (count != 1)}"


def _text(value: str) -> str:
    return html.escape(value)


def _file(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8").strip()
