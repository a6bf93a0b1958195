import base64
import hashlib
import re
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from evidence_cases import JSON, PROJECT, outcome, replayed, spec_of_body, subject
from hypothesis import given
from hypothesis import strategies as st
from page_reading import HOSTILE, Read
from providers import PROVIDERS

from clientwright.conformance.coverage import page_laws, page_tree
from clientwright.conformance.coverage.counting import count
from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.page import page
from clientwright.conformance.coverage.values import below
from clientwright.conformance.subjects import Subject

GATHERED = [gather(Subject(PROVIDERS[name], PROJECT)) for name in sorted(PROVIDERS)]
TEXTS = st.text(st.sampled_from("<>&\"'/=`\x00\x1b\ud800\u2028 abonclick!-[]") | st.characters())


def hostile_page(folder: Path, word: str) -> str:
    """Give the page of a provider that says one word wherever it can say anything."""
    schema = {"type": "object", "required": [word], "properties": {word: {"enum": [word], "pattern": word}}}
    spec = spec_of_body(schema, [{word: word}])
    content = spec["paths"]["/t"]["get"]["responses"]["200"]["content"][JSON]
    spec["paths"]["/t"]["get"]["responses"] = {word: {"content": {word: content}, "headers": {word: {"schema": {}}}}}
    spec["paths"]["/t"]["get"].update(operationId=word, parameters=[{"name": word, "in": "query", "schema": {}}])
    of = subject(folder, spec)
    told = outcome(of, code=word, case=word, message=word or "-", document={word: word}, skipped=word)
    return page([gather(of)], [told], replayed)


@pytest.mark.parametrize("word", HOSTILE)
def test_a_provider_cannot_write_the_page(tmp_path: Path, word: str) -> None:
    """Whatever a provider or a law says is text on the page: no element and no attribute of theirs comes to be."""
    read, plain = Read(hostile_page(tmp_path / "a", word)), Read(hostile_page(tmp_path / "b", "word"))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in read.elements]
    assert [sorted(attributes) for _, attributes in plain.elements] == [sorted(given) for _, given in read.elements]
    assert word in "".join(read.words)


@given(TEXTS)
def test_any_text_is_text(tmp_path_factory: pytest.TempPathFactory, word: str) -> None:
    """A page is UTF-8 and has one script, one style and no handler, whatever is said on it."""
    if word.startswith("x-"):
        return
    written = hostile_page(tmp_path_factory.getbasetemp() / "hostile", word)
    elements = Read(written.encode().decode()).elements
    counted = {tag: sum(each == tag for each, _ in elements) for tag in ("script", "style", "link", "form", "iframe")}
    assert {"script": 1, "style": 1, "link": 1, "form": 1, "iframe": 0} == counted
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", written)


def test_only_http_addresses_are_links() -> None:
    """A document's address is a link where it is one of the web, and otherwise is left out."""
    for url, links in (("javascript:alert(1)", 0), ("https://a.example/<x>", 1)):
        read = Read(page([evolve(GATHERED[0], url=url)], (), replayed))
        assert links == sum(attributes.get("href") == url for _, attributes in read.elements)


def test_the_page_needs_nothing_else() -> None:
    """The page allows its own style and script by their digests and names no other resource."""
    written = page(GATHERED, (), replayed)
    policy = next(given["content"] for _, given in Read(written).elements if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; ")
    for part, directive in (("style", "style-src"), ("script", "script-src")):
        inner = written.partition(f"<{part}>")[2].partition(f"</{part}>")[0]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    sources = [
        given[name] for _, given in Read(written).elements for name in ("src", "srcset", "data") if name in given
    ]
    assert [] == sources
    assert "url(" not in written
    assert len(written.encode()) < 1_000_000


def test_every_row_links_and_proves() -> None:
    """Every id is there once, every link within the page leads somewhere, and each proof is on the page."""
    read = Read(page(GATHERED, (), replayed))
    ids = [given["id"] for _, given in read.elements if "id" in given]
    assert len(set(ids)) == len(ids)
    links = [given["href"][1:] for _, given in read.elements if given.get("href", "").startswith("#")]
    assert [] == [link for link in links if link not in ids]
    words = set(read.words)
    every = [fact for one in GATHERED for top in one.operations for part in below(top) for fact in part.facts]
    assert [] == [fact.proof for fact in every if fact.proof not in words]
    rows = sum(given.get("class", "").split()[:1] == ["n"] for _, given in read.elements)
    assert {"pagination", "deprecated no"} < words
    assert sum(1 for one in GATHERED for top in one.operations for _ in below(top)) == rows


def test_broken_laws_come_first() -> None:
    """Broken laws stand before those that hold, with document, path, blame, line and command."""
    of = Subject(PROVIDERS["swipe"], PROJECT)
    held = [outcome(of, code="C1"), outcome(of, code="C2", message="Wrong.", document={"a": "deep"}, blame="spec")]
    held.append(outcome(of, code="C3", case="t 404", skipped="no document could be drawn"))
    words = Read(page(GATHERED, held, replayed)).words
    told = ["C2", "Wrong.", "$.a[0]", "spec", "replay swipe 't 200'"]
    assert sorted(map(words.index, told)) == [words.index(word) for word in told]
    assert words.index("Wrong.") < words.index("C1 holds-it")
    assert '"a": "deep"' in "".join(words)
    place = of.document.locate("/paths/~1t/get")
    assert {f"{place.file}:{place.line}", "swipe C3 t 404", ": no document could be drawn"} < set(words)
    assert "3 cases, 9 documents judged, 1 broken, 1 skipped." in words
    assert "No law was held for this report." in Read(page(GATHERED, (), replayed)).words


def test_a_long_document_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is cut off a document is counted."""
    monkeypatch.setattr(page_laws, "_LONGEST", 10)
    of = Subject(PROVIDERS["swipe"], PROJECT)
    words = "".join(Read(page([], [outcome(of, message="No.", document="x" * 20)], replayed)).words)
    assert '"xxxxxxxxx\n… and 12 characters more in coverage.json' in words


def test_what_does_not_fit_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a large spec, some operations are a line each: the page says how many, and no link leads to them."""
    monkeypatch.setattr(page_tree, "MOST_ROWS", 9)
    thing: Any = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
    spec = spec_of_body({"$ref": "#/components/schemas/T"}, T=thing)
    small = {"responses": {"204": {"description": "x"}}}
    many = {
        "parameters": [{"name": f"p{n}", "in": "query", "schema": {}} for n in range(9)],
        **spec["paths"]["/t"]["get"],
    }
    spec["paths"] = {"/big": {"get": many}, **spec["paths"], "/small": {"get": small}}
    evidence = gather(subject(tmp_path, spec))
    read = Read(page([evidence], (), replayed))
    assert 1 == sum("not unfolded" == word for word in read.words)
    assert any(word.startswith("1 of 3 operations are one line each") for word in read.words)
    assert {"GET /big", "GET /t", "GET /small"} < set(read.words)
    anchor = next(part.anchor for part in below(evidence.operations[0]) if part.kind == "body")
    assert f"as {anchor} in coverage.json" in read.words
    assert not [given for _, given in read.elements if given.get("href", "").endswith(anchor)]
    assert 3 == count(evidence).counts["operations"].total
    rows = sum(1 for top in evidence.operations for _ in below(top))
    for room, left in ((rows, 0), (rows - 1, 1)):
        monkeypatch.setattr(page_tree, "MOST_ROWS", room)
        assert left == Read(page([evidence], (), replayed)).words.count("not unfolded")
