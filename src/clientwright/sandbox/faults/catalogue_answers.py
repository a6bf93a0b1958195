"""The faults of bodies, fields and pages; all of them strike after the effect, and leave the status as it is."""

from __future__ import annotations

from clientwright.sandbox.faults import bodies, fields, pages
from clientwright.sandbox.faults.values import Edit, Fault


def _fault(code: str, title: str, explain: str, edit: Edit) -> Fault:
    return Fault(code, title, "after", knowable=True, explain=explain, edit=edit)


BODIES = (
    _fault(
        "html",
        "HTML instead of JSON",
        "The page of a portal or proxy stands where JSON should.",
        bodies.replaced(bodies.PAGE, "text/html; charset=utf-8"),
    ),
    _fault("empty", "empty body", "The body is empty, of length 0.", bodies.replaced(b"")),
    _fault(
        "no-content",
        "204 without a body",
        "A success that gives nothing, where a body is documented.",
        bodies.no_content,
    ),
    _fault("null", "null", "The body is null.", bodies.replaced(b"null")),
    _fault("scalar", "a scalar", "The body is a number.", bodies.replaced(b"42")),
    _fault("list", "a list", "The body is an empty list.", bodies.replaced(b"[]")),
    _fault("broken-json", "broken JSON", "The last byte of the JSON is wrong.", bodies.broken_json),
    _fault("nan", "NaN", "A number is NaN, which is no JSON.", bodies.not_a_number),
    _fault("bom", "byte order mark", "A byte order mark stands before the JSON.", bodies.marked),
    _fault(
        "duplicate-keys",
        "duplicate key",
        "A key stands twice in an object, the second time with null.",
        bodies.duplicate_keys,
    ),
    _fault("latin-1", "Latin-1", "A text is written in Latin-1, which is no UTF-8.", bodies.latin_1),
    _fault("truncated-gzip", "truncated gzip", "The compressed body ends too early.", bodies.truncated_gzip),
    _fault("false-gzip", "no gzip", "The body says that it is compressed, and is not.", bodies.false_gzip),
    _fault(
        "wrong-content-type", "wrong content type", "JSON that says that it is plain text.", bodies.typed("text/plain")
    ),
    _fault("no-content-type", "no content type", "JSON that does not say what it is.", bodies.typed("")),
    _fault(
        "deep-body",
        "deep body",
        "Lists are nested deeper than a parser can go.",
        bodies.replaced(b"[" * bodies.DEPTH + b"]" * bodies.DEPTH),
    ),
    _fault("wrapped", "wrapped body", "The body stands within an object that nobody has documented.", bodies.wrapped),
)
FIELDS = (
    _fault("missing-field", "missing field", "A required field is not there.", fields.missing),
    _fault("null-field", "null field", "A required field is null.", fields.null),
    _fault("mistyped-field", "mistyped field", "A required field is of another type.", fields.mistyped),
    _fault(
        "unknown-field",
        "unknown field",
        "Every object has a field that nobody has documented; clients keep it.",
        fields.unknown_field,
    ),
    _fault(
        "unknown-enum",
        "unknown enum value",
        "A value is none of the documented ones; clients keep it.",
        fields.unknown_enum,
    ),
)
PAGES = (
    _fault(
        "page-loop", "looping pages", "Every page says that it is followed, by itself or without end.", pages.looping
    ),
    _fault("page-off-host", "pages off the host", "A page says that the next one is on another host.", pages.off_host),
    _fault("page-empty", "empty page", "A page has no items, and says what it said of the next one.", pages.empty),
)
