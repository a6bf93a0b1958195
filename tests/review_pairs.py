"""Pairs of specs that differ in one thing, each with what an independent reader of OpenAPI says of it."""

from __future__ import annotations

import copy
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any, Final

from attrs import frozen

from clientwright.pipeline.documents import Document
from clientwright.pipeline.generation import generate
from clientwright.pipeline.loading import load, loads
from clientwright.pipeline.walking import Spec, spec_of
from clientwright.review.diff import compare
from clientwright.review.surface.comparing import compare as compare_surfaces
from clientwright.review.surface.reading import read
from clientwright.review.surface.symbols import Surface
from clientwright.review.values import Direction, Effect, Wire

CORPUS: Final = Path(__file__).parent / "review_corpus"
DIRECTIONS: Final[tuple[Direction, ...]] = ("request", "response", "both", "none")
#: The version that a document of a family states.
STATED: Final = {"3.0": "3.0.3", "3.1": "3.1.1", "3.2": "3.2.0"}
_THINGS, _THING = "/paths/~1things", "/paths/~1things~1{thing_id}"
#: What a place may begin with, in place of a longer pointer.
PLACES: Final = {
    "list": f"{_THINGS}/get",
    "create": f"{_THINGS}/post",
    "retrieve": f"{_THING}/get",
    "delete": f"{_THING}/delete",
    "schemas": "/components/schemas",
}
#: The schema that `@` means: what is sent, what is answered, and what goes both ways.
OWNERS: Final[dict[Direction, str]] = {"request": "NewThing", "response": "Thing", "both": "Label", "none": "Thing"}


@frozen
class Told:
    """One change as a differ should tell it."""

    rule: str
    direction: Direction
    wire: Wire


@frozen
class Pair:
    """Two documents, and what is to be told of their difference.

    Attributes:
        area: The file that it is written in.
        name: What differs, in words.
        version: The family of OpenAPI.
        direction: Which way the data travels that differs.
        backward: Whether the documents have changed places.
        before: The old document.
        after: The new document.
        told: The changes; empty where the difference means nothing on the wire or to a reader.
        effect: What users of the generated client have to do; None where no client can be generated.
        sentence: What is told them; empty where nothing.

    """

    area: str
    name: str
    version: str
    direction: Direction
    backward: bool
    before: str
    after: str
    told: frozenset[Told]
    effect: Effect | None
    sentence: str

    @property
    def id(self) -> str:
        """A name for people, which no other pair has."""
        return f"{self.area}: {self.name}{', back' * self.backward} [{self.direction} {self.version}]"

    @property
    def wire(self) -> Wire | None:
        """The worst verdict; None where nothing is to be told."""
        return min((one.wire for one in self.told), key=list(Wire).index, default=None)

    @property
    def specs(self) -> tuple[Spec, Spec]:
        """Both sides, as the pipeline reads them."""
        return spec_of(document(self.before)), spec_of(document(self.after))


def document(text: str) -> Document:
    """Read a document of a pair, with a line for every node."""
    return loads(text, "openapi.json")


@cache
def pairs() -> tuple[Pair, ...]:
    """Give every pair of the corpus, in the order of its files."""
    return tuple(pair for path in sorted(CORPUS.glob("*.yaml")) if path.stem != "base" for pair in _area(path))


def _area(path: Path) -> Iterator[Pair]:
    base = load(CORPUS / "base.yaml").data
    for entry in load(path).data:
        sides = ((False, entry), (True, entry.get("back", {})))
        for version, (backward, wanted) in product(entry.get("in", ["3.1"]), sides):
            for direction in (one for one in DIRECTIONS if one in wanted):
                old, new = (_side(base, entry, version, direction, side) for side in ("before", "after"))
                before, after = (new, old) if backward else (old, new)
                told, effect, sentence = _wanted(wanted[direction], direction)
                yield Pair(
                    path.stem, entry["name"], version, direction, backward, before, after, told, effect, sentence
                )


def _wanted(text: str, direction: Direction) -> tuple[frozenset[Told], Effect | None, str]:
    """Read `rule verdict, rule@direction verdict / effect | sentence`; a dash stands for no change."""
    changes, _, python = text.partition(" / ")
    effect, _, sentence = python.partition(" | ")
    told = []
    for change in changes.split(", ") if changes != "-" else ():
        named, wire = change.split()
        rule, _, other = named.partition("@")
        told.append(Told(rule, next((one for one in DIRECTIONS if one == other), direction), Wire(wire)))
    return frozenset(told), Effect(effect) if effect else None, sentence


def _side(base: Any, entry: Any, version: str, direction: Direction, side: str) -> str:
    data = copy.deepcopy(base)
    data["openapi"] = STATED[version]
    for edit in (*entry.get("given", ()), *entry.get("edits", (entry,))):
        if side in edit or "value" in edit:
            _put(data, _tokens(edit["at"], direction), copy.deepcopy(edit.get("value", edit.get(side))))
        else:
            _cut(data, _tokens(edit["at"], direction))
    return json.dumps(data, indent=1)


def _tokens(at: str, direction: Direction) -> list[str]:
    head, slash, rest = at.partition("/")
    if head:
        owner = f"/components/schemas/{OWNERS[direction]}"
        start = f"{owner}/properties/{head[1:]}".removesuffix("/properties/") if head[0] == "@" else PLACES[head]
        at = f"{start}{slash}{rest}"
    return [token.replace("~1", "/").replace("~0", "~") for token in at.split("/")[1:]]


def _put(data: Any, tokens: list[str], value: Any) -> None:
    node = _parent(data, tokens[:-1])
    if isinstance(node, list):
        index = len(node) if tokens[-1] == "-" else int(tokens[-1])
        node[index : index + 1] = [value]
    else:
        node[tokens[-1]] = value


def _cut(data: Any, tokens: list[str]) -> None:
    node = _parent(data, tokens[:-1])
    if isinstance(node, list):
        del node[len(node) if tokens[-1] == "-" else int(tokens[-1]) :]
    else:
        node.pop(tokens[-1], None)


def _parent(data: Any, tokens: Iterable[str]) -> Any:
    node = data
    for token in tokens:
        node = node[int(token)] if isinstance(node, list) else node[token]
    return node


def told_by_us(pair: Pair) -> frozenset[Told]:
    """Compare a pair with this project."""
    before, after = pair.specs
    return frozenset(Told(one.rule, one.direction, one.wire) for one in compare(before, after, "shop"))


@cache
def surface_of(text: str, folder: Path) -> Surface:
    """Generate a client into a folder of its own below the given one, once, and read its public names."""
    out = folder / hashlib.sha256(text.encode()).hexdigest()
    generate(document(text), "shop", out)
    return read(out, "shop_client")


def python_of(pair: Pair, folder: Path) -> tuple[Effect, frozenset[str]]:
    """Give the worst that users of the generated client have to do, and all sentences that are told them."""
    changes = compare_surfaces(surface_of(pair.before, folder), surface_of(pair.after, folder))
    effect = min((one.effect for one in changes), key=list(Effect).index, default=Effect.NONE)
    return effect, frozenset(one.sentence for one in changes)


def corpus_table(some: Iterable[Pair]) -> Iterator[str]:
    """Write which verdicts the corpus asks for: a row for each rule and direction, as Markdown.

    What users of the clients have to do is that of pairs that differ in the one change alone.

    """
    verdicts: dict[tuple[str, Direction, Wire], Counter[Effect | None]] = defaultdict(Counter)
    for pair in some:
        for told in pair.told:
            verdicts[told.rule, told.direction, told.wire][pair.effect if len(pair.told) == 1 else None] += 1
    yield "| rule | direction | wire | Python | pairs |"
    yield "|---|---|---|---|---:|"
    for (rule, direction, wire), effects in sorted(verdicts.items()):
        python = ", ".join(effect for effect in Effect if effects[effect])
        yield f"| `{rule}` | {direction} | {wire} | {python or 'beside others'} | {effects.total()} |"


if __name__ == "__main__":
    print("\n".join(corpus_table(pairs())))  # noqa: T201  # what the script is for
