"""Tell in a plain sentence what an official schema refuses."""

from __future__ import annotations

from typing import Final

from clientwright.pipeline.checks.dialect import version_hint
from clientwright.pipeline.checks.official import Cause
from clientwright.pipeline.checks.wording import hint, object_name, quoted, seen, wanted
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.grammar import Version

_LIMITS: Final = {"minimum": "at least", "exclusiveMinimum": "more than"}
_RULES: Final = {"required": "field-missing", "type": "field-type"}


def told(version: Version, kind: str, rest: tuple[str, ...], cause: Cause) -> tuple[str, str] | None:
    """Give rule and message for a cause, or None where only our own rules speak.

    Args:
        version: The OpenAPI version.
        kind: The object type that holds the node.
        rest: The path from that object to the node.
        cause: What is refused.

    """
    if kind == "Schema" and (special := version_hint(version, rest, cause)):
        return special
    sentence = _sentence(version, kind, rest, cause)
    return (_RULES.get(cause.keyword, "field-value"), sentence) if sentence else None


def _sentence(version: Version, kind: str, rest: tuple[str, ...], cause: Cause) -> str | None:
    subject = _subject(kind, rest)
    match cause.keyword:
        case "required":
            text = _missing(version, kind, rest, cause)
        case "type":
            text = f"{subject} must be {wanted(cause.wanted)}, not {seen(cause.value)}; {_repair(cause)}"
        case "enum" | "const":
            text = f"{subject} must be {_choice(cause)}"
        case "pattern":
            text = f"{subject} must match `{cause.wanted[0]}`, and `{cause.value}` does not; correct it."
        case "minItems" | "minProperties":
            text = f"{subject} must not be empty; fill it or remove it."
        case "minimum" | "exclusiveMinimum":
            text = f"{subject} must be {_LIMITS[cause.keyword]} {cause.wanted[0]}; correct it."
        case "uniqueItems":
            text = f"{subject} repeats an item; remove the repetition."
        case _:
            return None
    return text


def _subject(kind: str, rest: tuple[str, ...]) -> str:
    if not rest:
        return f"The {object_name(kind)}"
    *front, last = rest
    if front and last.isdecimal():
        return f"Item {last} of `{front[-1]}`"
    return f"`{last}`"


def _missing(version: Version, kind: str, rest: tuple[str, ...], cause: Cause) -> str:
    if version != "3.0" and kind == "OpenAPI" and not rest and cause.wanted[0] in {"paths", "components", "webhooks"}:
        return "A description needs `paths`, `components` or `webhooks`; add one of them."
    owner = f"the {object_name(kind)}" if not rest else f"`{rest[-1]}`"
    return f"The field `{cause.wanted[0]}` is missing from {owner}; add it."


def _repair(cause: Cause) -> str:
    value: JSON = cause.value
    if value is None:
        return "give it a value or remove the key."
    if "string" in cause.wanted and isinstance(value, bool | int | float):
        return "write it in quotes."
    if isinstance(value, str) and {"number", "integer", "boolean"} & set(cause.wanted):
        return "write it without quotes."
    if cause.wanted == ("array",) and not isinstance(value, dict):
        return "write it as a list, even for one item."
    return "correct it."


def _choice(cause: Cause) -> str:
    options = [str(option).lower() if isinstance(option, bool) else str(option) for option in cause.wanted]
    if cause.value is None and "null" in options:
        return 'a type\'s name; write "null" in quotes.'
    told = f"{quoted(options, 'or')}, not {seen(cause.value)}; "
    return told + (hint(cause.value, options, "choose one.") if isinstance(cause.value, str) else "choose one.")
