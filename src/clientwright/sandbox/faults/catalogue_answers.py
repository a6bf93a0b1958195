"""The faults of bodies, fields and pages; all of them strike after the effect, and leave the status as it is."""

from __future__ import annotations

from clientwright.sandbox.faults import bodies, fields, pages
from clientwright.sandbox.faults.values import Edit, Fault


def _fault(code: str, title: str, explain: str, edit: Edit, *, knowable: bool | None = True) -> Fault:
    return Fault(code, title, "after", knowable=knowable, explain=explain, edit=edit)


BODIES = (
    _fault(
        "html",
        "HTML instead of JSON",
        "The page of a proxy stands where JSON should; a client cannot tell it from that of `portal`.",
        bodies.replaced(bodies.PAGE, "text/html; charset=utf-8"),
        knowable=None,
    ),
    _fault("empty", "empty body", "The body is empty, of length 0.", bodies.replaced(b"")),
    _fault(
        "no-content",
        "204 without a body",
        "A success that gives nothing, where a body is documented.",
        bodies.no_content,
    ),
    _fault("reset-content", "205", "A success that gives nothing and is seldom seen.", bodies.reset_content),
    _fault(
        "reset-content-with-body",
        "205 with a body",
        "The body is right, and its status allows none.",
        bodies.answered(205, "Reset Content"),
    ),
    _fault(
        "undocumented-success",
        "success that nobody documented",
        "The body is right, and its status is 299.",
        bodies.answered(299, "Miscellaneous"),
    ),
    _fault("null", "null", "The body is null.", bodies.replaced(b"null")),
    _fault("scalar", "a scalar", "The body is a number.", bodies.replaced(b"42")),
    _fault("list", "a list", "The body is an empty list.", bodies.replaced(b"[]")),
    _fault("broken-json", "broken JSON", "The last byte of the JSON is wrong.", bodies.broken_json),
    _fault("nan", "NaN", "A number is NaN, which is no JSON.", bodies.not_a_number),
    _fault("infinity", "Infinity", "A number is Infinity, which is no JSON.", bodies.infinite),
    _fault("bom", "byte order mark", "A byte order mark stands before the JSON.", bodies.marked),
    _fault(
        "duplicate-keys",
        "duplicate key",
        "A key stands twice in an object, the second time with null.",
        bodies.duplicate_keys,
    ),
    _fault("latin-1", "Latin-1", "A text is written in Latin-1, which is no UTF-8.", bodies.latin_1),
    _fault("utf-16", "UTF-16", "The body is written in UTF-16, which JSON on the wire must not be.", bodies.utf_16),
    _fault(
        "gzip-bomb",
        "gzip bomb",
        "The body is small on its way, and larger than a client should take when it is unpacked.",
        bodies.gzip_bomb,
    ),
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
    _fault("bad-format", "date that is none", "A date, time or id is no such thing.", fields.bad_format),
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
    _fault(
        "page-moved",
        "item on a page twice",
        "The first item stands again at the end of the page, as one that moves while the pages are read.",
        pages.moved,
    ),
    _fault("page-empty", "empty page", "A page has no items, and says what it said of the next one.", pages.empty),
)
