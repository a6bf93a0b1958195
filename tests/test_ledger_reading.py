"""Reading a ledger, and refusing one that is not sound."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_ledger import GONE, LEDGER, SPEC, document, edited

from clientwright.conformance.ledgers.ledger import compare, read
from clientwright.pipeline.documents import join
from clientwright.pipeline.findings import PipelineError

_ID = "/shapes/Thing/fields/id"
BROKEN: dict[str, tuple[str, Any, str, str]] = {
    "key-of-the-ledger": ("/extra", 1, "ledger-key-unknown", "/extra"),
    "version": ("/ledger", 2, "ledger-value", "/ledger"),
    "version-true": ("/ledger", True, "ledger-value", "/ledger"),
    "no-provider": ("/provider", GONE, "ledger-key-missing", ""),
    "empty-provider": ("/provider", "", "ledger-value", "/provider"),
    "reason-no-text": ("/reasons/guess", ["A guess."], "ledger-value", "/reasons"),
    "no-lines": ("/document/lines", GONE, "ledger-key-missing", "/document"),
    "servers": ("/servers", {}, "ledger-value", "/servers"),
    "server": ("/servers/0", "https://a.example", "ledger-value", "/servers/0"),
    "server-key": ("/servers/0/name", "x", "ledger-key-unknown", "/servers/0/name"),
    "scheme-evidence": ("/security/bearer/line", GONE, "ledger-evidence-missing", "/security/bearer"),
    "operation-evidence": (
        "/operations/GET ~1things/line",
        GONE,
        "ledger-evidence-missing",
        "/operations/GET ~1things",
    ),
    "operation-security": (
        "/operations/GET ~1things/security",
        ["token"],
        "ledger-security-unknown",
        "/operations/GET ~1things/security",
    ),
    "operation-key": ("/operations/GET ~1things/tags", [], "ledger-key-unknown", "/operations/GET ~1things/tags"),
    "parameter-type": (
        "/operations/GET ~1things/parameters/query page/type",
        GONE,
        "ledger-key-missing",
        "/operations/GET ~1things/parameters/query page",
    ),
    "request-shape": (
        "/operations/POST ~1things/request/shape",
        "Ghost",
        "ledger-shape-unknown",
        "/operations/POST ~1things/request/shape",
    ),
    "response-key": (
        "/operations/GET ~1things/responses/404/status",
        404,
        "ledger-value",
        "/operations/GET ~1things/responses/404/status",
    ),
    "header-type": (
        "/operations/GET ~1things/responses/200/headers/Retry-After/type",
        "text",
        "ledger-value",
        "/operations/GET ~1things/responses/200/headers/Retry-After/type",
    ),
    "shape-key": ("/shapes/Thing/line", 1, "ledger-key-unknown", "/shapes/Thing/line"),
    "shape-value": ("/shapes/Thing", [], "ledger-value", "/shapes/Thing"),
    "field-type-grammar": (f"{_ID}/type", "list of string", "ledger-value", f"{_ID}/type"),
    "field-type-number": (f"{_ID}/type", 1, "ledger-value", f"{_ID}/type"),
    "field-shape": (f"{_ID}/type", "array of Ghost", "ledger-shape-unknown", f"{_ID}/type"),
    "field-required": (f"{_ID}/required", "yes", "ledger-value", f"{_ID}/required"),
    "field-no-nullable": (f"{_ID}/nullable", GONE, "ledger-key-missing", _ID),
    "field-enum": (f"{_ID}/enum", "RED", "ledger-value", f"{_ID}/enum"),
    "field-key": (f"{_ID}/description", "x", "ledger-key-unknown", f"{_ID}/description"),
    "field-evidence": (f"{_ID}/line", GONE, "ledger-evidence-missing", _ID),
    "line-text": (f"{_ID}/line", "12", "ledger-value", f"{_ID}/line"),
    "line-zero": (f"{_ID}/line", [12, 0], "ledger-value", f"{_ID}/line"),
    "line-none": (f"{_ID}/line", [], "ledger-value", f"{_ID}/line"),
    "line-beyond": (f"{_ID}/line", [12, 51], "ledger-line", f"{_ID}/line"),
    "source-empty": ("/shapes/Thing/fields/size/source", [], "ledger-value", "/shapes/Thing/fields/size/source"),
    "reason-unknown": (f"{_ID}/assumed/nullable", "whim", "ledger-reason-unknown", f"{_ID}/assumed/nullable"),
    "assumed-unknown": (f"{_ID}/assumed/colour", "guess", "ledger-assumed", f"{_ID}/assumed/colour"),
    "from-unknown": (f"{_ID}/from", {"colour": 1}, "ledger-from", f"{_ID}/from/colour"),
    "from-and-assumed": (f"{_ID}/from", {"nullable": 1}, "ledger-from", f"{_ID}/from/nullable"),
    "from-nothing": (f"{_ID}/from", {"type": ""}, "ledger-from", f"{_ID}/from/type"),
    "reason-unused": ("/reasons/other", "Another.", "ledger-reason-unused", "/reasons/other"),
    "shape-unused": ("/shapes/Other", {"fields": {}}, "ledger-shape-unused", "/shapes/Other"),
    "example-digest": ("/examples", {"a.200": {"line": 1}}, "ledger-key-missing", "/examples/a.200"),
}


@pytest.mark.parametrize(("pointer", "value", "rule", "place"), BROKEN.values(), ids=BROKEN)
def test_an_unsound_ledger_is_refused(pointer: str, value: Any, rule: str, place: str) -> None:
    """Whatever is wrong with a ledger is a finding at its place, before anything is held against it."""
    broken = document(edited(LEDGER, pointer, value), "ledger.json")
    with pytest.raises(PipelineError) as caught:
        compare(document(SPEC), broken)
    assert (rule, place) in [(finding.rule, finding.pointer) for finding in caught.value.findings]
    assert {broken.locate(finding.pointer) for finding in caught.value.findings} == {
        finding.location for finding in caught.value.findings
    }


NEEDED = {
    "": ("ledger", "provider", "document", "read", "reasons", "operations", "shapes"),
    "/document": ("title", "url", "sha256", "lines"),
    "/servers/0": ("url",),
    "/security/bearer": ("type",),
    "/operations/POST ~1things": ("deprecated", "security", "responses"),
    "/operations/GET ~1things/parameters/query page": ("type", "required"),
    "/operations/POST ~1things/request": ("required", "media_type", "shape"),
    "/operations/GET ~1things/responses/200/headers/Retry-After": ("type",),
    "/shapes/Page": ("fields",),
    "/shapes/Thing/fields/id": ("type", "required", "nullable"),
    "/examples/a.200": ("sha256",),
}


@pytest.mark.parametrize(("pointer", "name"), [(at, name) for at, names in NEEDED.items() for name in names])
def test_what_must_be_stated_is_missed(pointer: str, name: str) -> None:
    """An object of a ledger without one of the things that it must state is reported at the object."""
    with pytest.raises(PipelineError) as caught:
        read(document(edited(LEDGER, join(pointer, name), GONE), "ledger.json"))
    assert [("ledger-key-missing", pointer, True)] == [
        (finding.rule, finding.pointer, repr(name) in finding.message) for finding in caught.value.findings
    ]


def test_all_findings_are_given_in_one_run() -> None:
    """Mistakes in several entries are all reported at once."""
    broken = edited(edited(LEDGER, f"{_ID}/type", "text"), "/shapes/Page/fields/data/required", 1)
    with pytest.raises(PipelineError) as caught:
        read(document(broken, "ledger.json"))
    assert 2 == len(caught.value.findings)


def pointers(value: Any, at: str = "") -> list[str]:
    """Give the pointer of every node below a JSON value."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for name, child in members for found in (join(at, name), *pointers(child, join(at, name)))]


@settings(derandomize=True, database=None, deadline=None)
@given(
    st.sampled_from(pointers(LEDGER)),
    st.sampled_from([None, True, 0, -1, "", "x", [], [[]], [None], {}, {"": None}, {"line": {}}, GONE]),
)
def test_no_ledger_gives_a_traceback(pointer: str, value: Any) -> None:
    """A ledger that is mangled anywhere is either sound or reported with findings."""
    try:
        read(document(edited(LEDGER, pointer, value), "ledger.json"))
    except PipelineError as error:
        assert error.findings  # noqa: PT017 (either outcome is right)
