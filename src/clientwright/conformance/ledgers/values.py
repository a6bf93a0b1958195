"""What a ledger states, as values: entries with their attributes and the evidence of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from clientwright.pipeline.documents import JSON, Document

#: How well an attribute is founded: by a line or a source, by an assumption with a reason, or by silence.
Grade: TypeAlias = Literal["fact", "assumed", "silent"]

#: What stands for an entry being there at all; of a response, that is its status.
PRESENCE: Final = ("present", "status")


@frozen
class Entry:
    """One thing that a ledger states.

    Attributes:
        pointer: JSON pointer to it in the ledger.
        evidence: Document lines and public sources, as people read them.
        attributes: What is stated, by name.
        assumed: The attributes that nobody documents, each with the code of its reason.
        elsewhere: The attributes with evidence of their own: a document line or a source.

    """

    pointer: str
    evidence: str
    attributes: Mapping[str, JSON]
    assumed: Mapping[str, str] = field(factory=dict)
    elsewhere: Mapping[str, str] = field(factory=dict)

    def get(self, attribute: str) -> JSON:
        """Give what is stated of an attribute, or None."""
        return self.attributes.get(attribute)

    def grade(self, attribute: str) -> Grade:
        """Tell how well an attribute is founded; that there is an entry at all (`PRESENCE`) is so by its evidence."""
        if attribute in self.assumed:
            return "assumed"
        founded = attribute in PRESENCE or attribute in self.attributes or attribute in self.elsewhere
        return "fact" if founded else "silent"

    def proof(self, attribute: str) -> str:
        """Say where an attribute is from."""
        grade = self.grade(attribute)
        if grade == "fact":
            return self.elsewhere.get(attribute, self.evidence)
        return f"assumed: {self.assumed[attribute]}" if grade == "assumed" else "silence"


@frozen
class Response:
    """A status of an operation: its entry (media_type, shape) and its headers by name."""

    entry: Entry
    headers: Mapping[str, Entry]


@frozen
class Operation:
    """An operation: its entry (operation, deprecated, security) and what it takes and gives.

    Parameters are keyed as the ledger writes them: `query page`.
    """

    entry: Entry
    parameters: Mapping[str, Entry]
    request: Entry | None
    responses: Mapping[str, Response]


@frozen
class ShapeOf:
    """An object: its fields by name, and whether the document says that there are no others."""

    pointer: str
    fields: Mapping[str, Entry]
    closed: bool


@frozen
class Source:
    """The document that a ledger was read off.

    Attributes:
        title: Its title.
        url: Where the provider publishes it.
        sha256: Digest of the bytes that were read.
        lines: How many lines it has.

    """

    title: str
    url: str
    sha256: str
    lines: int


@frozen
class Ledger:
    """A whole ledger, read and found sound.

    Attributes:
        file: The document it was read from, for findings.
        provider: The provider's folder name.
        source: The document that it states the facts of.
        reasons: The sentence behind each code that `assumed` uses.
        servers: One entry each (url, environment).
        security: The security schemes by component name.
        operations: By `METHOD /path`.
        shapes: The objects by the ledger's own names.
        examples: By file name without `.json`; the attribute `sha256` is the digest of the value.

    """

    file: Document
    provider: str
    source: Source
    reasons: Mapping[str, str]
    servers: tuple[Entry, ...]
    security: Mapping[str, Entry]
    operations: Mapping[str, Operation]
    shapes: Mapping[str, ShapeOf]
    examples: Mapping[str, Entry]


@frozen(order=True)
class Assumption:
    """One decision that nobody documented.

    Attributes:
        provider: Whose spec it is in.
        attribute: What was decided, such as `required`.
        place: JSON pointer to the entry in the ledger.
        reason: The code of the reason.

    """

    provider: str
    attribute: str
    place: str
    reason: str
