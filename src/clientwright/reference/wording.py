"""Say in Markdown what overlays changed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from clientwright.pipeline.documents import join, pointer_of, split
from clientwright.pipeline.walking import Spec
from clientwright.reference.patches import Patch

_SHOWN = 6
_MARKUP = re.compile(r"[\\*_\[\]#~!<>&|$]")
_RUN = re.compile(r"`+")


def plain(text: str) -> str:
    """Write text that is shown as it is, on one line; what stands between backticks is code."""
    parts = " ".join(text.split()).split("`")
    if len(parts) % 2 == 0:
        return _escaped("`".join(parts))
    return "".join(code(part) if index % 2 else _escaped(part) for index, part in enumerate(parts))


def code(text: str) -> str:
    """Write text as code, on one line."""
    seen = " ".join(text.split()) or " "
    fence = "`" * (max((len(run) for run in _RUN.findall(seen)), default=0) + 1)
    pad = " " if "`" in (seen[0], seen[-1]) else ""
    return f"{fence}{pad}{seen}{pad}{fence}"


def _escaped(text: str) -> str:
    shown = _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text).replace("`", "&#96;")
    return shown.replace("://", "&#58;//")


def note(patches: Iterable[Patch]) -> str:
    """Write the note of one part: a quotation, a paragraph for each patch."""
    return "\n>\n".join(f"> **Changed by an overlay:** {_sentence(one)}" for one in patches)


def overview(spec: Spec, patches: Sequence[Patch]) -> str:
    """Write the section that lists all patches; nothing where there are none."""
    if not patches:
        return ""
    parts = [
        "# Where the spec was changed",
        "The clients and this page follow the provider's description after these overlays.",
    ]
    titles = {one.pointer: one.title for one in spec.operations}
    for _, found in groupby(patches, key=lambda one: one.file):
        once = {(one.description, one.source, one.places): one for one in reversed(list(found))}
        listed = list(once.values())[::-1]
        # No headings, which the page would split the section at, and list among the operations.
        parts.append(f"<details><summary>{html.escape(listed[0].title)} ({len(listed)})</summary>")
        parts += [plain(listed[0].about)] if listed[0].about else []
        parts.append("\n".join(f"- {_places(spec, titles, one)}: {_sentence(one)}" for one in listed))
        parts.append("</details>")
    return "\n\n".join(parts)


def _sentence(patch: Patch) -> str:
    evidence = " ".join([plain(patch.grade), *([code(patch.source)] if patch.source else [])]).strip()
    said = plain(patch.description or patch.title)
    return f"{said} ({code(f'{patch.file}:{patch.line}')}{f'; evidence: {evidence}' if evidence else ''})"


def _places(spec: Spec, titles: Mapping[str, str], patch: Patch) -> str:
    names = list(dict.fromkeys(_name(spec, titles, place) for place in patch.places))
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(map(code, names[:_SHOWN])) + more


def _name(spec: Spec, titles: Mapping[str, str], pointer: str) -> str:
    """Name a part of a spec as people do."""
    path = split(pointer)
    operation = next((one for end in range(len(path)) if (one := pointer_of(path[: end + 1])) in titles), None)
    if operation is not None:
        return " ".join([titles[operation], *_rest(spec, operation, split(pointer.removeprefix(operation)))])
    if path[:2] == ["components", "schemas"]:
        return ".".join([path[2], *_names(path[3:])])
    if path[0] == "components":
        return " ".join([path[2], *_names(path[3:])])
    if path == ["info"]:
        return "the whole API"
    return f"{path[0].removesuffix('s')} {spec.by_pointer[pointer].value.get('name') or path[1]}"


def _rest(spec: Spec, operation: str, path: Sequence[str]) -> Iterator[str]:
    if path[:1] == ["parameters"]:
        yield str(spec.by_pointer[join(operation, *path[:2])].value.get("name", path[1]))
    elif path[:1] == ["responses"]:
        yield path[1]
    elif path[:1] == ["requestBody"]:
        yield "body"
    yield from _names(path)


def _names(path: Sequence[str]) -> list[str]:
    """Give the names of the properties and headers on a path."""
    return [name for keyword, name in pairwise(path) if keyword in {"properties", "headers"}]
