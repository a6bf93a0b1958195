"""Say in a sentence what recorded answers have that a document does not tell of."""

from __future__ import annotations

from collections.abc import Iterable

from clientwright.pipeline.schema_reading import type_of
from clientwright.recording.disagreements import Disagreement, Kind
from clientwright.recording.scrubbing import safe_name


def sentence(found: Iterable[Disagreement]) -> str:
    """Say what disagrees, without a value that was seen; each thing once."""
    said = list(dict.fromkeys(map(_phrase, found)))
    listed = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    return f"Recorded answers have {listed} here, which the document does not tell of."


def _phrase(one: Disagreement) -> str:
    name = safe_name(one.subject)
    phrases = {
        Kind.STATUS: f"status {name}",
        Kind.MEDIA_TYPE: f"the media type {name}",
        Kind.FIELD: f"the field {name}",
        Kind.TYPE: f"a value of type {type_of(one.value)}",
        Kind.NULL: "null",
        Kind.ENUM: "a value that is not listed",
        Kind.REQUIRED: f"an object without {name}",
        Kind.FORMAT: "a value without the format",
        Kind.BOUND: f"a value beyond {name}",
    }
    return phrases[one.kind]
