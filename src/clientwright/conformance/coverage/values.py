"""What is known of a provider's statements, as values: a tree of nodes with their facts, each graded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from attrs import frozen

from clientwright.pipeline.findings import Location

#: Who says so: the provider's documentation, somebody who saw it, an assumption with a reason, or nobody.
Grade: TypeAlias = Literal["documented", "observed", "assumed", "unstated"]
GRADES: Final[tuple[Grade, ...]] = ("documented", "observed", "assumed", "unstated")
Kind: TypeAlias = Literal[
    "operation", "parameter", "request", "status", "header", "body", "property", "items", "values", "option"
]
#: The name of the fact that a node is there at all.
PRESENT: Final = "present"


@frozen
class Fact:
    """One statement of a spec and its evidence.

    Attributes:
        name: What is stated: `present`, `type`, `required`, `nullable`, `enum` (once a value), or another keyword.
        value: The statement, as people read it.
        grade: Who says so.
        proof: Document lines, a source or the reason of an assumption; empty where nobody says so.
        place: Where the spec or an overlay states it.
        example: Where an example shows it; empty where none does, None where no example could.

    """

    name: str
    value: str
    grade: Grade
    proof: str
    place: Location
    example: str | None = None


@frozen
class Node:
    """One part of a spec: an operation, and below it all that it takes and gives.

    Attributes:
        kind: What it is.
        name: What it is called there: a property's name, a status, a media type; `[]` for the items of an array.
        type: What the value is, in words; empty where it has none.
        pointer: JSON pointer in the effective spec.
        facts: What is stated of it.
        children: The parts below it.
        anchor: What tells it from other nodes that have parts; empty without.
        same_as: Anchor of the node that shows the parts of this one too; empty where it shows its own.

    """

    kind: Kind
    name: str
    type: str
    pointer: str
    facts: tuple[Fact, ...]
    children: tuple[Node, ...] = ()
    anchor: str = ""
    same_as: str = ""


@frozen
class Evidence:
    """All that is known of one provider.

    Attributes:
        provider: Its name.
        document: Title of the document that its ledger states the facts of; empty without a ledger.
        url: Where that document is published; empty without a ledger.
        operations: The operations, in the order of the spec.

    """

    provider: str
    document: str
    url: str
    operations: tuple[Node, ...]


def below(node: Node) -> Iterator[Node]:
    """Give a node and all nodes below it, parents first."""
    pending = [node]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(reversed(current.children))
