"""Which document an overlay is meant for: `extends`, `$self` and base URIs."""

from pathlib import Path
from typing import Any

import pytest
from overlay_helping import brief, overlay, place, refused, spec

from clientwright.pipeline.findings import Severity
from clientwright.pipeline.loading import loads
from clientwright.pipeline.overlay import apply
from clientwright.pipeline.overlay.extending import base_uri, check_extends, resolved, uri
from clientwright.pipeline.overlay.parsing import parse

SET = {"target": "$", "update": {"x": 1}}
BASE = "http://a/b/c/d;p?q"
# RFC 3986, sections 5.4.1 and 5.4.2, without fragments.
EXAMPLES = {
    "g:h": "g:h",
    "g": "http://a/b/c/g",
    "./g": "http://a/b/c/g",
    "g/": "http://a/b/c/g/",
    "/g": "http://a/g",
    "//g": "http://g",
    "?y": "http://a/b/c/d;p?y",
    "g?y": "http://a/b/c/g?y",
    "#s": "http://a/b/c/d;p?q",
    "g#s": "http://a/b/c/g",
    ";x": "http://a/b/c/;x",
    "g;x?y#s": "http://a/b/c/g;x?y",
    "": "http://a/b/c/d;p?q",
    ".": "http://a/b/c/",
    "./": "http://a/b/c/",
    "..": "http://a/b/",
    "../": "http://a/b/",
    "../g": "http://a/b/g",
    "../..": "http://a/",
    "../../g": "http://a/g",
    "../../../g": "http://a/g",
    "/./g": "http://a/g",
    "/../g": "http://a/g",
    "g.": "http://a/b/c/g.",
    "..g": "http://a/b/c/..g",
    "./../g": "http://a/b/g",
    "./g/.": "http://a/b/c/g/",
    "g/./h": "http://a/b/c/g/h",
    "g/../h": "http://a/b/c/h",
    "g;x=1/../y": "http://a/b/c/y",
    "g?y/../x": "http://a/b/c/g?y/../x",
    "http:g": "http:g",
    "http://a/b/../c": "http://a/c",
    "//g/b/../c": "http://g/c",
    "HTTP://A/%7eb": "http://a/~b",
    "//G": "http://g",
    "urn:a:../b": "urn:a:../b",
}


@pytest.mark.parametrize("reference", EXAMPLES)
def test_r5_references_are_resolved_as_rfc_3986_shows(reference: str) -> None:
    """Every example of the RFC resolves as it says there, dots, case and percent-encoding in one form."""
    assert str(resolved(uri(reference), uri(BASE))) == EXAMPLES[reference]


def test_r5_a_base_without_a_path_is_a_root() -> None:
    """A relative path below a bare authority is absolute, and below a bare scheme is not."""
    assert str(resolved(uri("g"), uri("http://a"))) == "http://a/g"
    assert str(resolved(uri("g"), uri("urn:a"))) == "urn:g"


@pytest.mark.parametrize(
    ("document", "extends", "own", "at"),
    [
        ({}, "spec.yaml", None, "dir/o.json"),
        ({}, "./../dir/spec.yaml", None, "dir/o.json"),
        ({}, "../dir/spec.yaml", None, "other/o.json"),
        ({}, Path("dir/spec.yaml").absolute().as_uri(), None, "x/o.json"),
        ({}, "spec.yaml", "../dir/o.json", "other/o.json"),
        ({}, "dir/spec.yaml", Path("o.json").absolute().as_uri(), "far/away/o.json"),
        ({"$self": "https://e.org/api/spec"}, "https://e.org/api/spec", None, "o.json"),
        ({"$self": "https://e.org/api/spec"}, "HTTPS://E.org/api/x/../spec", None, "o.json"),
        ({"$self": "https://e.org/api/spec"}, "spec", "https://e.org/api/o", "o.json"),
        ({"$self": "https://e.org/api/spec"}, "spec.yaml", None, "dir/o.json"),
        ({"$self": "sub/name"}, "dir/sub/name", None, "o.json"),
        ({"$self": 5}, "spec.yaml", None, "dir/o.json"),
        ([], "spec.yaml", None, "dir/o.json"),
    ],
)
def test_r4_r5_extends_names_the_document_by_place_or_by_its_own_name(
    document: Any, extends: str, own: str | None, at: str
) -> None:
    """An overlay applies silently to the document whose place or `$self` its `extends` resolves to."""
    fields = {"extends": extends} | ({"$self": own} if own else {})
    some = overlay({"target": "$", "update": document}, version="1.2.0", name=at, **fields)
    assert apply(spec(document, "dir/spec.yaml"), [some]).warnings == ()


@pytest.mark.parametrize(
    ("document", "extends", "own"),
    [
        ({}, "other.yaml", None),
        ({}, "dir/spec.yaml", None),
        ({"$self": "https://e.org/spec"}, "https://e.org/other", None),
        ({"$self": "https://e.org/spec"}, "spec", "https://e.com/o"),
    ],
)
def test_r5_extends_of_another_document_is_an_error(document: Any, extends: str, own: str | None) -> None:
    """An overlay that is meant for another document is refused at its `extends`."""
    fields = {"extends": extends} | ({"$self": own} if own else {})
    some = overlay(SET, version="1.2.0", name="dir/o.json", **fields)
    assert brief(refused(spec(document, "dir/spec.yaml"), some)) == [("overlay-extends", "/extends")]


def test_extends_of_another_document_says_which_and_where() -> None:
    """The finding stands at `extends` and names both documents."""
    some = loads(
        "overlay: 1.2.0\nextends: other.yaml\ninfo: {title: a, version: b}\nactions: [{target: $, update: {}}]\n",
        "o.yaml",
    )
    findings = refused(spec({}, "https://e.org/spec.json"), some)
    assert findings[0].location == place("o.yaml", 2, 1)
    assert f"extends {Path('other.yaml').absolute().as_uri()}, but" in findings[0].message
    assert "is https://e.org/spec.json;" in findings[0].message


def test_extends_of_a_web_address_is_only_suspect_when_the_document_does_not_say_what_it_is() -> None:
    """A local file without `$self` may be a download of what is extended, so the overlay applies with a warning."""
    some = overlay(SET, extends="https://e.org/spec.yaml")
    applied = apply(spec({}), [some])
    assert applied.document.data == {"x": 1}
    assert [("overlay-extends", Severity.WARNING)] == [(w.rule, w.severity) for w in applied.warnings]


def test_r5_all_candidates_are_looked_at() -> None:
    """`extends` is unresolved only when none of the documents at hand is meant."""
    parsed, _ = parse(overlay(SET, extends="b.json", name="o.json"))
    assert parsed
    assert list(check_extends([spec({}, "a.json"), spec({}, "b.json")], [parsed])) == []
    assert len(list(check_extends([spec({}, "a.json"), spec({}, "c.json")], [parsed]))) == 1


def test_overlays_that_extend_different_documents_do_not_go_together() -> None:
    """The first overlay that says what it extends decides; each that says otherwise is an error."""
    overlays = [
        overlay(SET, name="1.json"),
        overlay(SET, name="2.json", extends="https://e.org/a"),
        overlay(SET, name="3.json", extends="https://e.org/x/../a"),
        overlay(SET, name="4.json", extends="https://e.org/b"),
    ]
    findings = refused(spec({}), *overlays)
    found = [(f.rule, f.location.file, f.severity) for f in findings if f.severity is Severity.ERROR]
    assert found == [("overlay-extends-differ", "4.json", Severity.ERROR)]
    assert "(2.json:1:" in findings[-1].message
    assert [("overlay-extends", name) for name in ("2.json", "3.json", "4.json")] == [
        (f.rule, f.location.file) for f in findings if f.severity is Severity.WARNING
    ]


def test_two_names_of_one_document_are_not_different_documents() -> None:
    """The place of a document and its `$self` mean the same document."""
    document = spec({"$self": "https://e.org/spec"}, "spec.json")
    overlays = [overlay(SET, extends="https://e.org/spec"), overlay(SET, extends="spec.json")]
    assert apply(document, overlays).warnings == ()
    assert brief(refused(document, *overlays, overlay(SET, extends="c.json"))) == [
        ("overlay-extends", "/extends"),
        ("overlay-extends-differ", "/extends"),
    ]


@pytest.mark.parametrize(("version", "severity"), [("1.0.0", "warning"), ("1.1.0", "warning"), ("1.2.0", "error")])
def test_before_1_2_another_place_is_only_suspect(version: str, severity: str) -> None:
    """`extends` became an identifier in Overlay 1.2; before, another place of the document is a warning."""
    document, some = spec({}, "spec.json"), overlay(SET, version=version, extends="other.json")
    findings = refused(document, some) if severity == "error" else apply(document, [some]).warnings
    assert [("overlay-extends", severity)] == [(finding.rule, finding.severity) for finding in findings]


@pytest.mark.parametrize("name", ["C:/specs/a.yaml", "a.yaml", "./b/../a.yaml"])
def test_the_name_of_a_file_is_a_file_uri(name: str) -> None:
    """A path, with a drive or not, is a place on this machine, without dots."""
    shown = str(base_uri(spec({}, name), None))
    assert shown.startswith("file:///")
    assert shown.endswith("/a.yaml")
    assert ".." not in shown
