"""The trees of the page: each part of a spec a row in the colours of its evidence, with the proof behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from attrs import frozen

from clientwright.conformance.coverage.counting import figures_of
from clientwright.conformance.coverage.grading import str_of
from clientwright.conformance.coverage.marking import badge, bar, chip, letters, text
from clientwright.conformance.coverage.values import PRESENT, Evidence, Fact, Node, below

#: How many rows of one provider are written; what does not fit stands as a line each, and in coverage.json.
MOST_ROWS: Final = 4000
#: What is folded even where it has one part.
_FOLDED: Final = frozenset({"request", "status"})
#: The parts of an operation down to this depth are open at first.
_OPEN: Final = 3
_PLACES: Final = {"items": "each item", "values": "each value", "status": "status"}


@frozen
class _Page:
    """What links need: the provider and the anchors of the nodes that are written."""

    provider: str
    anchors: frozenset[str]

    def id(self, anchor: str) -> str:
        return f"{text(self.provider)}-{anchor}"


def trees(evidence: Evidence) -> str:
    """Write the operations of one provider."""
    whole = _whole(evidence.operations)
    nodes = [each for node in evidence.operations if node.pointer in whole for each in below(node)]
    page = _Page(evidence.provider, frozenset(each.anchor for each in nodes if each.anchor))
    parts = [_operation(node, page, whole=node.pointer in whole) for node in evidence.operations]
    left = len(evidence.operations) - len(whole)
    note = f'<p class="note">{_left_out(left, len(evidence.operations))}</p>' if left else ""
    return f'{note}<ul class="tree">{"".join(parts)}</ul>'


def _whole(operations: tuple[Node, ...]) -> frozenset[str]:
    """Choose the operations that are written whole, as long as there is room; give their JSON pointers."""
    chosen: list[str] = []
    room = MOST_ROWS
    for node in operations:
        rows = sum(1 for _ in below(node))
        if rows <= room:
            room -= rows
            chosen.append(node.pointer)
    return frozenset(chosen)


def _left_out(left: int, total: int) -> str:
    return (
        f"{left} of {total} operations are one line each here, marked “not unfolded”, so that the page stays easy to"
        " open; coverage.json beside this page holds all of them, and the figures count them."
    )


def _operation(node: Node, page: _Page, *, whole: bool) -> str:
    counts = figures_of(page.provider, (node,)).counts["statements"].graded
    name = f'<b>{text(node.name)}</b> <span class="t">{text(node.type)}</span>{bar(counts)}'
    start = f'<li class="n op" data-g="{letters(node.facts)}">'
    if not whole:
        return f'{start}<div class="row">{badge(node.facts[0].grade)} {name}<em>not unfolded</em></div></li>'
    said = f'<span class="k">operation</span> {" ".join(_chips(node))}'
    rows = _proof(said, node) + _list(node.children, page, 1)
    return f'{start}<details class="kids"><summary>{badge(node.facts[0].grade)} {name}</summary>{rows}</details></li>'


def _list(nodes: Iterable[Node], page: _Page, depth: int) -> str:
    return f"<ul>{''.join(_row(node, page, depth) for node in nodes)}</ul>"


def _row(node: Node, page: _Page, depth: int) -> str:
    there = node.facts[0].grade if node.facts and node.facts[0].name == PRESENT else None
    head = f"{badge(there) if there else '<span class=b></span>'} {_name(node)} {' '.join(_chips(node))}"
    anchor = f' id="{page.id(node.anchor)}"' if node.anchor else ""
    parts = [f'<li class="n" data-g="{letters(node.facts)}"{anchor}>']
    parts.append(_proof(head, node) if node.facts else f'<div class="row">{head}</div>')
    if node.same_as:
        parts.append(_link(node, page))
    elif node.children:
        parts.append(_kids(node, page, depth))
    return "".join([*parts, "</li>"])


def _name(node: Node) -> str:
    place = _PLACES.get(node.kind, "" if node.kind in {"property", "option", "request"} else node.kind)
    kind = f'<span class="k">{place}</span> ' if place else ""
    name = node.name.partition(" ")[2] or node.name if node.kind == "parameter" else node.name
    where = f' <span class="k">in {text(node.name.partition(" ")[0])}</span>' if node.kind == "parameter" else ""
    shown = "" if node.kind in {"items", "values"} else f"<b>{text(name)}</b>"
    return f"{kind}{shown}{where}"


def _proof(head: str, node: Node) -> str:
    return f'<details class="f"><summary>{head}</summary><div class="x">{_facts(node.facts)}</div></details>'


def _chips(node: Node) -> Iterator[str]:
    for fact in sorted(node.facts, key=lambda fact: fact.name != "type"):
        if fact.name != PRESENT:
            yield chip(fact)


def _kids(node: Node, page: _Page, depth: int) -> str:
    rows = _list(node.children, page, depth + 1)
    if len(node.children) == 1 and node.kind not in _FOLDED:
        return rows
    opened = " open" if depth <= _OPEN else ""
    noun = {"property": "property", "option": "option"}.get(node.children[0].kind, "part")
    plural = {"property": "properties"}.get(noun, f"{noun}s")
    label = f"{len(node.children)} {noun if len(node.children) == 1 else plural}"
    return f'<details class="kids"{opened}><summary>{label}</summary>{rows}</details>'


def _link(node: Node, page: _Page) -> str:
    if node.same_as in page.anchors:
        name = text(node.type or node.name)
        return f'<div class="same">as <a href="#{page.id(node.same_as)}">{name} elsewhere</a></div>'
    return f'<div class="same">as {node.same_as} in coverage.json</div>'


def _facts(facts: Iterable[Fact]) -> str:
    head = "<tr><th>statement<th>value<th>evidence<th>proof<th>stated in<th>example"
    return f"<table>{head}{''.join(map(_fact, facts))}</table>"


def _fact(fact: Fact) -> str:
    proof = text(fact.proof) or "nobody says so"
    example = {None: "-", "": "none shows it"}.get(fact.example) or _path(str(fact.example))
    grade = f'<td><span class="c {fact.grade[0]}">{fact.grade}</span>'
    place = f"<td>{_path(str_of(fact.place))}"
    return f"<tr><th>{text(fact.name)}<td>{text(fact.value)}{grade}<td>{proof}{place}<td>{example}"


def _path(path: str) -> str:
    """Write a path that can break into lines at its slashes."""
    return f"<code>{text(path).replace('/', '/<wbr>')}</code>"
