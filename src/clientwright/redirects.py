"""Where an answer points to, if that is a place where a call may go on."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

FOLLOWED = frozenset({301, 302, 303, 307, 308})
MOST = 5
LONGEST = 8000
PORTS = {"http": 80, "https": 443}


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Give the scheme, host and port of an address.

    Raises:
        ValueError: It is no address.

    """
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)


def same_origin(url: str, other: str) -> bool:
    """Tell whether two addresses have the same scheme, host and port."""
    try:
        return origin(url) == origin(other)
    except ValueError:
        return False


def target(method: str, status: int, url: str, location: str) -> str | None:
    """Give the address that a redirect points to, None where it must not be followed.

    Only a GET goes on, and only at the same origin.

    Args:
        method: The method of the request.
        status: The status of the answer.
        url: The address of the request.
        location: The `Location` header; empty where there is none.

    """
    if method != "GET" or status not in FOLLOWED or not 0 < len(location) <= LONGEST:
        return None
    if not all("!" <= character <= "~" and character != "\\" for character in location):
        return None
    try:
        parts = urlsplit(urljoin(url, location))
    except ValueError:
        return None
    found = _bare(parts)
    return found if "@" not in parts.netloc and same_origin(found, url) else None


def _bare(parts: SplitResult) -> str:
    return parts._replace(fragment="").geturl()
