import base64
import hashlib
import re

import pytest
import review_page_cases as cases
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from page_reading import HOSTILE, Read

from clientwright.review.outputs.page import page
from clientwright.review.outputs.page_excerpts import Excerpts
from clientwright.review.reports import ProviderReview, Review

TEXTS = st.text(st.sampled_from("<>&\"'/=`\x00\x1b\ud800\u2028\u202e abonclick!-[]:\n") | st.characters())


@pytest.mark.parametrize("word", [*HOSTILE, "</textarea></pre></details>", "javascript:alert(1)"])
def test_a_spec_cannot_write_the_page(word: str) -> None:
    """Whatever a spec or a tool says is text on the page: no element and no attribute of theirs comes to be."""
    read, plain = Read(page(*cases.saying(word))), Read(page(*cases.saying("word")))
    assert [tag for tag, _ in plain.elements] == [tag for tag, _ in read.elements]
    assert [sorted(attributes) for _, attributes in plain.elements] == [sorted(given) for _, given in read.elements]
    assert read.text.count(word) >= plain.text.count("word") - plain.text.count("keyword") > 40


@given(TEXTS)
def test_any_text_is_text(word: str) -> None:
    """A page is UTF-8 and has one script, one style, no handler and no address but of the web, whatever is said."""
    written = page(*cases.saying(word))
    elements = Read(written.encode().decode()).elements
    counted = {tag: sum(each == tag for each, _ in elements) for tag in ("script", "style", "link", "form", "img")}
    assert {"script": 1, "style": 1, "link": 1, "form": 1, "img": 0} == counted
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on") or name == "style"]
    links = [attributes["href"] for tag, attributes in elements if tag == "a"]
    assert all(re.match(r"#|https?://", link) for link in links)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\u202e]", written)


@given(TEXTS, TEXTS)
def test_only_addresses_of_the_web_are_links(before: str, after: str) -> None:
    """An address of the web in a line of evidence is a link that tells nobody where it stood; all of it stays text."""
    told = f"{before} https://a.example/x?y=<b>, javascript:alert(1) {after}"
    one = evolve(cases.TAX, evidence=(told,))
    provider = ProviderReview("trybe", "kept", (one,))
    read = Read(page(Review("a", "b", (provider,)), Excerpts()))
    links = [given for tag, given in read.elements if tag == "a" and not given["href"].startswith("#")]
    assert {"href": "https://a.example/x?y=", "rel": "noreferrer"} in links
    assert all(given["href"].startswith(("https://", "http://")) for given in links)
    assert {"noreferrer"} == {given["rel"] for given in links}
    assert "https://a.example/x?y=<b>, javascript:alert(1)" in read.text


def test_the_page_needs_nothing_else() -> None:
    """The page allows its own style and script by their digests and names no other resource."""
    written = page(cases.REVIEW, cases.EXCERPTS)
    read = Read(written)
    policy = next(given["content"] for _, given in read.elements if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; ")
    for part, directive in (("style", "style-src"), ("script", "script-src")):
        inner = written.partition(f"<{part}>")[2].partition(f"</{part}>")[0]
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert [] == [given for _, given in read.elements if {"src", "srcset", "data", "action"} & set(given)]
    assert "url(" not in written
    assert "@import" not in written
