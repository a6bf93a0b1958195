"""A request reaches the operation that its path and method mean."""

from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from clientwright.pipeline.loading import loads
from clientwright.pipeline.walking import spec_of
from clientwright.sandbox.routing import Request, Router, router_of

PATHS = """
openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /things/{id}: {get: {}, delete: {}}
  /things/new: {post: {}}
  /things/{id}.{kind}: {get: {}}
  /things/{id}/parts/{part}: {get: {}}
"""


def router() -> Router:
    """Give the router of the paths above."""
    return router_of(spec_of(loads(PATHS, "paths.yaml")).operations)


def test_the_most_specific_path_is_meant() -> None:
    """A literal segment comes before one that is partly a parameter, and that before a whole one."""
    found = [router().match("GET", path).operation for path in ("/things/7", "/things/7.json", "/things/new")]
    assert ["/things/{id}", "/things/{id}.{kind}", "/things/{id}"] == [one.path for one in found if one]
    assert {"id": "7", "kind": "json"} == router().match("GET", "/things/7.json").parameters


def test_a_path_without_the_method_tells_what_it_has() -> None:
    """The methods of every template that fits are allowed; a path that fits none has none."""
    assert ("POST", "GET", "DELETE") == router().match("PUT", "/things/new").allowed
    assert () == router().match("GET", "/things/7/").allowed
    assert () == router().match("GET", "/thing").allowed
    assert router().match("GET", "/things/").operation is None


@given(st.text(min_size=1), st.text(min_size=1))
def test_path_parameters_are_given_as_they_were_meant(one: str, other: str) -> None:
    """Whatever text is percent-encoded into a path comes out again, slashes and line breaks included."""
    match = router().match("GET", f"/things/{quote(one, safe='')}/parts/{quote(other, safe='')}")
    assert {"id": one, "part": other} == match.parameters


def test_headers_are_found_in_any_case() -> None:
    """The name of a header is the same in capitals; the first of several counts."""
    request = Request("GET", "/", headers=(("X-Key", "one"), ("x-key", "two")))
    assert "one" == request.header("x-KEY")
    assert request.header("other") is None
