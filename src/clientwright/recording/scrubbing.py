"""Replace what a recorded body says by what kind of thing it is."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import jsonschema_rs

from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.schema_reading import canonical, is_number, parts
from clientwright.pipeline.walking import Spec

#: Marks of schemas whose values are nobody's business.
_MARKS: Final = ("x-clientwright-sensitive", "x-clientwright-pii")
_NAME: Final = re.compile(r"[A-Za-z_$@][A-Za-z0-9_$.-]{0,63}")
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z]*(?:[_. -]?[A-Za-z0-9]{1,24}){0,7}")
_STATUS: Final = re.compile(r"[1-9][0-9]{2}")
_MEDIA_TYPE: Final = re.compile(r"[a-z]+/[a-z0-9.+_-]{1,60}")
_DIGITS: Final = re.compile(r"[0-9]{3}")
_SECRET: Final = re.compile(r"^(?:sk|pk|rk|whsec|ghp|xox.)[_-]|bearer|eyJ", re.IGNORECASE)
_DATE: Final = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[Tt ][0-9:]{5,8}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_BIRTH: Final = re.compile(r"birth|(?:^|_)dob(?:$|_)", re.IGNORECASE)
_FORMATS: Final = ("email", "uuid", "uri", "date-time", "date", "ipv4", "ipv6")
_KEPT_LENGTH: Final = 40
_LARGEST: Final = 10**6


def safe_name(name: str) -> str:
    """Give a name of a field, status or media type as it may be shown; `…` for one that may be a person's or an id."""
    named = _NAME.fullmatch(name) is not None and _DIGITS.search(name) is None and "@" not in name[1:]
    return name if named or _STATUS.fullmatch(name) or _MEDIA_TYPE.fullmatch(name) else "…"


def is_field_name(name: str) -> bool:
    """Tell whether a member's name looks like a field's, and not like a key that is data itself."""
    return safe_name(name) == name and not _STATUS.fullmatch(name) and not _MEDIA_TYPE.fullmatch(name)


def is_word(value: JSON) -> bool:
    """Tell whether a value looks like a member of an enum, and not like a secret, an address or a number of a phone."""
    if is_number(value):
        return abs(value) < _LARGEST
    if not isinstance(value, str):
        return isinstance(value, bool) or value is None
    short = len(value) <= _KEPT_LENGTH and _WORD.fullmatch(value) is not None
    return short and _DIGITS.search(value) is None and _SECRET.search(value) is None


def is_small(value: JSON) -> bool:
    """Tell whether a number may be shown: one that is too short for a phone or an account."""
    return is_number(value) and abs(value) < _LARGEST


def is_private(spec: Spec, pointer: str) -> bool:
    """Tell whether a schema, or one that it refers to, says that its values are private."""
    return any(schema.get(mark) for _, schema in parts(spec, pointer) for mark in _MARKS)


def words_of(spec: Spec) -> frozenset[str]:
    """Give the members of all enums of a spec, in canonical form."""
    sites = (site.value for site in spec.by_kind["Schema"] if isinstance(site.value, dict))
    lists = (value.get("enum") for value in sites)
    return frozenset(canonical(member) for members in lists if isinstance(members, list) for member in members)


def private_names(spec: Spec) -> frozenset[str]:
    """Give the names of the fields that any schema of a spec marks as private."""
    return frozenset(_private_names(spec))


def _private_names(spec: Spec) -> Iterator[str]:
    for site in spec.by_kind["Schema"]:
        properties = site.value.get("properties") if isinstance(site.value, dict) else None
        for name in properties if isinstance(properties, dict) else ():
            if is_private(spec, join(site.pointer, "properties", name)):
                yield name


def scrubbed(value: JSON, words: Collection[str], private: Collection[str]) -> JSON:
    """Give a body in which only names of fields, members of enums, dates, small numbers and booleans are left.

    Args:
        value: The body.
        words: The canonical forms of the members of enums, which stay.
        private: Names of fields of which nothing stays.

    """
    if isinstance(value, dict):
        return _object(value, words, private)
    if isinstance(value, list):
        return [scrubbed(item, words, private) for item in value]
    if isinstance(value, str):
        return _text(value, words)
    return value if not is_number(value) or is_small(value) else "<number>"


def _object(value: Mapping[str, JSON], words: Collection[str], private: Collection[str]) -> dict[str, JSON]:
    found: dict[str, JSON] = {}
    for name, item in value.items():
        shown = name if is_field_name(name) else f"<name {len(found) + 1}>"
        hidden = (name in private or _BIRTH.search(name)) and isinstance(item, str | int | float)
        found[shown] = "<private>" if hidden and not isinstance(item, bool) else scrubbed(item, words, private)
    return found


def _text(value: str, words: Collection[str]) -> str:
    if canonical(value) in words or _DATE.fullmatch(value):
        return value
    if not value.strip():
        return "<empty>" if not value else "<blank>"
    return f"<{next(_formats(value, _FORMATS), 'text')}>"


def _formats(value: str, names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if _of(name).is_valid(value))


@cache
def _of(name: str) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator({"format": name}, validate_formats=True)
