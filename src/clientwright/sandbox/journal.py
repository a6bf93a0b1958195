"""The journal of a sandbox: every request as it was received, and whether its effect was applied."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache

from attrs import asdict, frozen

from clientwright.masking import masker
from clientwright.pipeline.documents import JSON, split
from clientwright.pipeline.walking import Spec
from clientwright.sandbox.routing import Request
from clientwright.sandbox.validating import credentials

_MASK = "***"
_SECRET = frozenset({"authorization", "cookie", "proxy-authorization"})


@frozen
class Entry:
    """One request.

    Attributes:
        number: Counts the requests of a sandbox from 1; those of other providers count too.
        method: The HTTP method.
        path: The path below the provider's address, percent-encoded.
        query: The query, percent-encoded.
        headers: The headers, credentials masked.
        body: The content as text, credentials and what the description marks as sensitive masked.
        operation: The id of the operation, else its method and path; None where the path has none.
        status: The status of the answer.
        applied: Whether something was changed, sent or paid.

    """

    number: int
    method: str
    path: str
    query: str
    headers: tuple[tuple[str, str], ...]
    body: str
    operation: str | None
    status: int
    applied: bool

    def as_json(self) -> JSON:
        """Give the entry as JSON data."""
        return asdict(self)


@frozen(eq=False)
class Clerk:
    """Writes requests down without their secrets.

    Attributes:
        spec: The description that tells what is secret.
        sensitive: The names of members whose values are never shown.

    """

    spec: Spec
    sensitive: frozenset[str]

    def describe(self, request: Request) -> dict[str, JSON]:
        """Give the members of an entry that a request tells."""
        secrets = {value for value in credentials(self.spec, request).values() if value}
        mask = _masker(tuple(sorted(secrets, key=len, reverse=True)))
        return {
            "method": request.method,
            "path": mask(request.path.encode()).decode(),
            "query": mask(request.query.encode()).decode(),
            "headers": [[name, self._header(name, mask(value.encode()).decode())] for name, value in request.headers],
            "body": mask(self._body(request).encode()).decode(),
        }

    def masked(self, value: JSON) -> JSON:
        """Give JSON data without the values that are never shown."""
        return _without(value, self.sensitive)

    def _header(self, name: str, value: str) -> str:
        kind, gap, _ = value.partition(" ")
        if name.lower() not in _SECRET:
            return value
        return f"{kind} {_MASK}" if gap and name.lower() != "cookie" else _MASK

    def _body(self, request: Request) -> str:
        text = request.body.decode("utf-8", "replace")
        if not self.sensitive or not text:
            return text
        try:
            return json.dumps(_without(json.loads(text), self.sensitive))
        except (ValueError, RecursionError):
            return f"({len(request.body)} bytes that are not JSON)"


@lru_cache(maxsize=16)
def _masker(secrets: tuple[str, ...]) -> Callable[[bytes], bytes]:
    # Requests mostly carry the same credential, and a masker is dear to make.
    return masker(secrets)


def clerk_of(spec: Spec) -> Clerk:
    """Make a clerk that knows what a description marks as sensitive."""
    return Clerk(spec, frozenset(_sensitive(spec)))


def _sensitive(spec: Spec) -> Iterator[str]:
    for site in spec.by_kind["Schema"]:
        tokens = split(site.pointer)
        if tokens[-2:-1] == ["properties"] and isinstance(site.value, dict):
            target, _ = spec.follow(site.value)
            if any(isinstance(one, dict) and one.get("x-clientwright-sensitive") for one in (site.value, target)):
                yield tokens[-1]


def _without(value: JSON, names: frozenset[str]) -> JSON:
    if isinstance(value, dict):
        return {key: _MASK if key in names else _without(inner, names) for key, inner in value.items()}
    return [_without(inner, names) for inner in value] if isinstance(value, list) else value


def entry_of(number: int, told: JSON) -> Entry:
    """Read an entry back from JSON data."""
    headers = tuple((name, value) for name, value in told["headers"])
    return Entry(**{**told, "number": number, "headers": headers})
