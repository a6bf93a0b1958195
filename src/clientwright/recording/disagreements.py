"""What a recorded answer and a spec can disagree about."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from attrs import frozen

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.schema_reading import type_of
from clientwright.recording.scrubbing import safe_name


class Kind(StrEnum):
    """The kinds of disagreement."""

    OPERATION = "undocumented operation"
    STATUS = "undocumented status"
    MEDIA_TYPE = "undocumented media type"
    FIELD = "undocumented field"
    TYPE = "wrong type"
    NULL = "null where not allowed"
    ENUM = "unknown enum value"
    REQUIRED = "missing required field"
    FORMAT = "format not met"
    BOUND = "pattern or bound not met"
    NO_BODY = "missing body"
    BROKEN = "unreadable body"
    OTHER = "refused"


#: The kinds that no change of a spec can answer.
UNANSWERED = frozenset({Kind.OPERATION, Kind.NO_BODY, Kind.BROKEN, Kind.OTHER})


@frozen
class Disagreement:
    """One thing in which a recorded answer is not as a spec says.

    Attributes:
        kind: What it is.
        place: JSON pointer, in the spec, to what refuses: a schema, a response, an object of responses or an operation.
        path: Member names and indexes that lead to it in the body.
        subject: What it is about: the keyword that refuses, or the name of the field, status or media type.
        value: The value that was seen there, or the whole body.
        use: JSON pointer to the schema that stands where the value does; `place` may be what that one refers to.
        informational: Whether the spec leaves room for it: a field in an object that is open.

    """

    kind: Kind
    place: str
    path: tuple[str | int, ...]
    subject: str
    value: JSON = None
    use: str = ""
    informational: bool = False

    @property
    def text(self) -> str:
        """What disagrees and where, in words that give no value away."""
        seen = f" ({type_of(self.value)})" if self.kind is Kind.TYPE else ""
        subject = f" {safe_name(self.subject)}" if self.subject else ""
        where = f" of {self.place}" if self.place else ""
        note = " (the object is open to other fields)" if self.informational else ""
        return f"{json_path(self.path)}: {self.kind}{subject}{seen}{where}{note}"


def json_path(path: Iterable[str | int]) -> str:
    """Write a path into a body as a JSONPath; names that may be data of their own are left out."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{safe_name(step)}" for step in path)
    return "$" + "".join(steps)
