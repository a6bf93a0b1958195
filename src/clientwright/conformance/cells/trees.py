"""The schema of a body as a tree of the places that a document can have."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

from attrs import evolve, frozen

from clientwright.conformance.cells.choices import Tag, options_of, tags_of
from clientwright.conformance.schema_views import View, view
from clientwright.conformance.subjects import Body, Direction, Subject
from clientwright.pipeline.documents import JSON, escape
from clientwright.pipeline.walking import Spec

Step: TypeAlias = Literal["root", "field", "item", "entry", "option"]

#: How many places of one body are looked at; what lies deeper is told of as not looked at.
MOST: Final = 1500
#: From how many places on a type is looked into only where it is met first.
_MANY: Final = 300
#: How often a type may stand within itself.
_WITHIN: Final = 1
#: Why nothing is looked at that is looked at elsewhere in the body.
_SELF: Final = "a type within itself"
_AGAIN: Final = "a type that is looked at elsewhere"
SEEN: Final = frozenset({_SELF, _AGAIN})


@frozen(eq=False)
class Node:
    """One place in the schema tree of a body.

    Attributes:
        place: Where: a JSON pointer with `*` for an item (its index where it has a schema of its own),
            `{}` for a map's value and `|0` for a choice's alternative.
        view: The schema there.
        schema: The schema as it is written.
        pointer: JSON pointer to it.
        direction: Whether the body is sent or received.
        step: How one gets here from above.
        name: The name of a field.
        above: The place above; None for the root.
        optional: Whether it is a field that may be absent.
        entries: Whether it is an object that takes names that it does not list.
        tag: What tells an alternative from the others, where a discriminator does.
        cut: Why nothing below is looked at; empty where all is.
        fields: The fields below.
        below: The item, the map's value or the alternatives below.

    """

    place: str
    view: View
    schema: JSON
    pointer: str
    direction: Direction
    step: Step
    name: str
    above: Node | None
    optional: bool
    entries: bool
    tag: Tag | None
    cut: str
    fields: dict[str, Node]
    below: list[Node]

    @property
    def kind(self) -> str:
        """What the value is, null aside; `null` where it is nothing else."""
        return "null" if self.view.kind == "any" and self.view.nullable else self.view.kind

    @property
    def told(self) -> bool:
        """Tell whether JSON types or discriminators tell what is here from all other alternatives on the way to it."""
        above = self.above
        if above is None:
            return True
        alike = [one for one in above.below if one.step == "option" and one.kinds & self.kinds]
        return above.told and (len(alike) < 2 or self.tag is not None)  # noqa: PLR2004  # itself and another

    @property
    def kinds(self) -> frozenset[str]:
        """The JSON types of what is here, null aside; a number of any kind is one type."""
        if self.kind == "any":
            return frozenset({"string", "number", "boolean", "array", "object"})
        if self.kind == "union":
            return frozenset(kind for option in self.below for kind in option.kinds)
        return frozenset({"number" if self.kind == "integer" else self.kind})

    def nodes(self) -> Iterator[Node]:
        """Give this place and all below it, parents first."""
        yield self
        for node in (*self.fields.values(), *self.below):
            yield from node.nodes()


@lru_cache(maxsize=1024)
def tree_of(subject: Subject, body: Body) -> Node:
    """Give the tree of a body; a type stands within itself once, and then nothing below it is looked at.

    In a large body, that holds for a type wherever it stands again.

    Raises:
        LookupError: A reference of the schema leads nowhere.

    """
    spec = subject.spec
    root = _node(spec, (body.schema, body.pointer), body.direction)
    count, queue, met = 0, deque([root]), {_type(root)}
    while queue:
        node = queue.popleft()
        for child in _children(spec, node, count, met) if not node.cut else ():
            count += 1
            met.add(_type(child))
            queue.append(child)
    return root


def _type(node: Node) -> str:
    """Give the pointer of an object that lists its fields; nothing of what is no such type."""
    return node.view.pointer if node.view.fields else ""


def _children(spec: Spec, node: Node, count: int, met: set[str]) -> Iterator[Node]:
    cut = f"the body has more than {MOST} places" if count >= MOST else ""
    for child in _each_child(spec, node, cut):
        again = count >= _MANY and bool(_type(child)) and _type(child) in met and not child.cut
        found = evolve(child, cut=_AGAIN) if again else child
        if child.step == "field":
            node.fields[child.name] = found
        else:
            node.below.append(found)
        yield found


def _each_child(spec: Spec, node: Node, cut: str) -> Iterator[Node]:
    for name, found in node.view.fields.items():
        child = _node(spec, found, node.direction, ("field", name, node), cut)
        yield _tagged(child, node.tag) if node.tag and name == node.tag.name else child
    choice = (spec, node.view, node.schema, node.pointer)
    tags = tags_of(*choice) if node.view.kind == "union" else ()
    for index, found in enumerate(node.view.first):
        yield _node(spec, found, node.direction, ("item", str(index), node), cut)
    step: Step = {"array": "item", "union": "option"}.get(node.view.kind, "entry")  # type: ignore[assignment]  # as read
    for index, found in enumerate(options_of(*choice) if step == "option" else node.view.below):
        if step == "item" and _ends(node, found[0]):
            return
        name = "*" if step == "item" else str(index)
        child = _node(spec, found, node.direction, (step, name, node), cut)
        yield evolve(child, tag=tags[index]) if tags else child


def _ends(node: Node, rest: JSON) -> bool:
    """Tell whether a list has no items but those with schemas of their own."""
    first = len(node.view.first)
    return first > 0 and (rest is False or node.view.keywords.get("maxItems", first + 1) <= first)


def own_tag(node: Node) -> Tag | None:
    """Give the tag of the alternative above, where the place is the property that has it."""
    tag = node.above.tag if node.above is not None else None
    return tag if tag is not None and tag.name == node.name else None


def item_of(node: Node, index: int) -> Node | None:
    """Give the place of an item of an array; None where no such item may stand."""
    if index < len(node.view.first):
        return node.below[index]
    return node.below[-1] if len(node.below) > len(node.view.first) else None


def _tagged(node: Node, tag: Tag) -> Node:
    """Give the place of the property that tells an alternative from the others: it is there, and says so."""
    return evolve(node, view=evolve(node.view, keywords={"enum": list(tag.values)}, nullable=False), optional=False)


def _node(
    spec: Spec,
    found: tuple[JSON, str],
    direction: Direction,
    way: tuple[Step, str, Node | None] = ("root", "", None),
    cut: str = "",
) -> Node:
    step, name, above = way
    seen = view(spec, *found)
    tail = {"root": "", "field": f"/{escape(name)}", "item": f"/{name}", "entry": "/{}", "option": f"/|{name}"}[step]
    place = tail if above is None else above.place + tail
    optional = step == "field" and above is not None and name not in above.view.required
    entries = seen.kind == "object" and not seen.closed and (not seen.fields or _takes_names(spec, found[0]))
    cut = _SELF if _within(seen, above) > _WITHIN else cut
    return Node(place, seen, *found, direction, step, name, above, optional, entries, None, cut, {}, [])


def _within(seen: View, above: Node | None) -> int:
    """Count how often a type of some kind stands above a place."""
    count = 0
    while above is not None:
        count += above.view.pointer == seen.pointer and above.view.kind == seen.kind == "object"
        above = above.above
    return count


def _takes_names(spec: Spec, schema: JSON) -> bool:
    """Tell whether a schema says of names that it does not list that they may be there."""
    found, _ = spec.follow(schema)
    if not isinstance(found, dict):
        return False
    parts: list[Any] = [*found.get("allOf", ()), *found.get("oneOf", ()), *found.get("anyOf", ())]
    extra = found.get("additionalProperties")
    return extra is True or isinstance(extra, dict) or any(_takes_names(spec, part) for part in parts)
