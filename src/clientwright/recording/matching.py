"""Find the operation of a spec that a recorded call is a call of: by method, server and path template."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.walking import Operation, Spec

_PLACEHOLDER: Final = re.compile(r"\{[^{}/]*\}")
_PORTS: Final = {"http": ":80", "https": ":443"}
_ANYWHERE: Final = r"[a-z]+://[^/]+"


def match(spec: Spec, method: str, uri: str) -> Operation | None:
    """Give the operation that a request is a call of, literal paths before templates; None when there is none.

    On a loopback address, where sandboxes stand, any prefix may precede the path.

    Args:
        spec: The spec.
        method: The HTTP method, in any case.
        uri: The absolute address.

    """
    try:
        parsed = urlsplit(uri)
        host = parsed.hostname or ""
    except ValueError:
        return None
    scheme = parsed.scheme.lower()
    place = parsed.netloc.rpartition("@")[2].lower().removesuffix(_PORTS.get(scheme, ":"))
    address = f"{scheme}://{place}{parsed.path}"
    for operation in sorted(spec.operations, key=lambda one: (len(_PLACEHOLDER.findall(one.path)), -len(one.path))):
        prefixes = [rf"{_ANYWHERE}(?:/.*)?"] if is_loopback(host) else _prefixes(spec, operation)
        wanted = _pattern(operation.path)
        if operation.method == method.lower() and any(re.fullmatch(prefix + wanted, address) for prefix in prefixes):
            return operation
    return None


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine by its name or address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _prefixes(spec: Spec, operation: Operation) -> list[str]:
    """Write what may precede the path; the servers nearest to the operation count, and without any, every host."""
    item = spec.document.data["paths"].get(operation.path)
    for holder in (operation.value, item, spec.document.data):
        urls = list(_urls(holder.get("servers") if isinstance(holder, dict) else None))
        if urls:
            return [_prefix(url) for url in urls]
    return [_ANYWHERE]


def _urls(servers: JSON) -> Iterator[str]:
    for server in servers if isinstance(servers, list) else ():
        url: Any = server.get("url") if isinstance(server, dict) else None
        if isinstance(url, str):
            yield url


def _prefix(url: str) -> str:
    scheme, separator, rest = url.rstrip("/").partition("://")
    if not separator:
        return _ANYWHERE + _pattern(scheme)
    host, slash, path = rest.partition("/")
    return f"{re.escape(scheme.lower())}://{_pattern(host.lower())}{_pattern(slash + path)}"


def _pattern(template: str) -> str:
    return "[^/]+".join(map(re.escape, _PLACEHOLDER.split(template)))
