"""Laws of where a redirect may lead."""

import pytest

from clientwright.redirects import origin, same_origin, target

BASE = "https://api.made-up.test/v1"
URL = f"{BASE}/things"


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("a~b", f"{BASE}/a~b"),
        ("!", f"{BASE}/!"),
        ("/x#y", "https://api.made-up.test/x"),
        ("https://api.made-up.test:443/", "https://api.made-up.test:443/"),
        ("a" * 8000, f"{BASE}/{'a' * 8000}"),
        ("a" * 8001, None),
        ("", None),
        ("a b", None),
        ("a\x7f", None),
        ("a\\b", None),
        ("é", None),
        ("http://api.made-up.test/", None),
        ("https://me@api.made-up.test/", None),
        ("https://api.made-up.test:444/", None),
        ("https://[a", None),
        ("https://api.made-up.test:x/", None),
    ],
)
def test_where_a_redirect_leads(location: str, expected: str | None) -> None:
    """A redirect is followed to printable addresses of at most 8000 letters at the same origin."""
    for status in (301, 302, 303, 307, 308):
        assert expected == target("GET", status, URL, location)
    for method, status in (("POST", 302), ("HEAD", 302), ("GET", 300), ("GET", 304), ("GET", 305), ("GET", 309)):
        assert target(method, status, URL, location) is None


def test_origins() -> None:
    """An origin is a scheme, a host and a port, which a scheme may stand for; what is no address has none."""
    assert ("https", "a.test", 443) == origin("HTTPS://A.test/b")
    assert ("http", "a.test", 80) == origin("http://a.test")
    assert ("ftp", "a.test", None) == origin("ftp://a.test")
    assert ("http", "::1", 5) == origin("http://[::1]:5")
    assert same_origin("http://a.test", "http://A.test:80/x")
    assert not same_origin("http://[a", "http://[a")
    assert not same_origin("http://a.test", "https://a.test")
