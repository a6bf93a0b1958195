"""Make calls to be recorded: with the client's credentials, once, and never to another host."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any, Final, Literal, cast
from urllib.parse import quote, urlsplit

from attrs import frozen

from clientwright.credentials import Credentials, resolve
from clientwright.errors import ClientwrightError, ConfigurationError
from clientwright.masking import quiet
from clientwright.messages import Answered, Sending
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.documents import resolve as found_at
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.generation.hints import security
from clientwright.pipeline.generation.providers import provider_of
from clientwright.pipeline.walking import Spec
from clientwright.provider import Scheme
from clientwright.recording.matching import is_loopback
from clientwright.recording.wanted import Wanted
from clientwright.settings import checked_address, sendable
from clientwright.transport import Line, exchange, make

_AGENT: Final = "clientwright-record"
_REFUSED: Final = 300


@frozen
class Made:
    """A call that was made.

    Attributes:
        wanted: What was asked for.
        values: The value of each argument, in the order of `wanted.arguments`.
        status: The HTTP status of the answer.
        headers: The answer's headers, by names in lower case.
        content: The answer's body, its content encoding taken off.

    """

    wanted: Wanted
    values: tuple[str, ...]
    status: int
    headers: Mapping[str, str]
    content: bytes


class FailedError(Exception):
    """A call could not be made, or was not answered; nothing is recorded."""


def checked_host(spec: Spec, base_url: str) -> str:
    """Check where calls are to go.

    Returns:
        The address, without a slash at its end.

    Raises:
        PipelineError: It is no address, holds credentials, or is neither https nor on loopback.

    """
    try:
        address = checked_address(base_url)
    except ConfigurationError as error:
        message = f"--base-url cannot be used: {error.reason}."
        raise PipelineError([spec.document.finding("record-address", message)]) from None
    parts = urlsplit(address)
    if parts.scheme != "https" and not is_loopback(parts.hostname or ""):
        message = "--base-url is not https, so that credentials would be sent for all to read; give an https address."
        raise PipelineError([spec.document.finding("record-address", message)])
    return address


def credentials_of(spec: Spec, name: str, calls: Sequence[Wanted]) -> tuple[Credentials, Mapping[str, bool]]:
    """Read the credentials of a provider from the environment variables that its client reads.

    Args:
        spec: The effective spec.
        name: The provider's name.
        calls: What is to be called.

    Returns:
        The credentials, and the schemes of the spec that a client knows.

    Raises:
        PipelineError: One that a call needs is missing, or cannot be sent.

    """
    described = provider_of(spec.document, name)
    schemes = tuple(
        Scheme(one.id, one.argument, one.env, cast("Literal['header']", one.where), one.name, one.prefix, one.basic)
        for one in described.schemes
    )
    try:
        held = resolve(schemes, {})
        for call in calls:
            held.attachment(security(call.operation.value, spec.document.data, described.known))
    except ConfigurationError as error:
        missing = ", ".join(one.env for one in schemes if not os.environ.get(one.env))
        message = f"Credentials come from the environment: set {missing}." if missing else f"{error.reason}."
        raise PipelineError([spec.document.finding("record-credential", message, "/components")]) from None
    quiet(held.query_names())
    return held, described.known


@frozen(eq=False)
class Caller:
    """Makes calls.

    Attributes:
        spec: The effective spec.
        address: Where they go, without a slash at its end.
        credentials: Who makes them.
        known: The schemes of the spec that a client knows.
        seconds: How long each may take.

    """

    spec: Spec
    address: str
    credentials: Credentials
    known: Mapping[str, bool]
    seconds: float

    def calls(self, calls: Sequence[Wanted]) -> Iterator[Made]:
        """Make calls in their order, each once; redirects are answers like others, and not followed.

        Raises:
            FailedError: One was not answered, or what an argument of it is to be is not in the earlier answer.

        """
        with _line() as line:
            made: dict[str, Made] = {}
            for call in calls:
                made[call.title] = self._made(line, call, made)
                yield made[call.title]

    def _made(self, line: Line, call: Wanted, earlier: Mapping[str, Made]) -> Made:
        values = tuple(
            _value_at(call.title, one.name, one.text, earlier[one.source]) if one.source else one.text
            for one in call.arguments
        )
        attached = self.credentials.attachment(security(call.operation.value, self.spec.document.data, self.known))
        address = self.address + target(call, values)
        if attached.query:
            address += ("&" if "?" in address else "?") + "&".join(attached.query)
        headers = {"user-agent": _AGENT, "accept": "application/json, */*;q=0.5", "accept-encoding": "gzip"}
        headers |= _headers(call, values) | dict(attached.headers)
        if attached.cookies:
            headers["cookie"] = "; ".join(attached.cookies)
        if call.media_type:
            headers["content-type"] = call.media_type
        raw = [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()]
        content = json.dumps(call.body).encode() if call.media_type else None
        sending = Sending(call.operation.method.upper(), address, raw, content, monotonic() + self.seconds)
        outcome = exchange(line, sending)
        if isinstance(outcome, Answered) and outcome.fault is None:
            return Made(call, values, outcome.status, outcome.headers, outcome.content)
        fault = outcome.fault if isinstance(outcome, Answered) else outcome
        raise FailedError(f"{call.title}: {fault.reason if isinstance(fault, ClientwrightError) else 'it failed'}")


@contextmanager
def _line() -> Iterator[Line]:
    try:
        line = make({}, whole=False)
    except ConfigurationError as error:
        raise FailedError(error.reason) from None
    try:
        yield line
    finally:
        line.client.close()


def target(call: Wanted, values: Sequence[str]) -> str:
    """Write path and query of a call.

    Args:
        call: The call.
        values: The value of each of its arguments.

    Raises:
        FailedError: A value cannot stand in a path.

    """
    path, query = call.operation.path, []
    for one, value in zip(call.arguments, values, strict=True):
        if one.where == "path":
            if value in {"", ".", ".."}:
                raise FailedError(f"{call.title}: {one.name} cannot stand in an address; give another")
            path = path.replace(f"{{{one.name}}}", quote(value, safe=""))
        elif one.where == "query":
            query.append(f"{quote(one.name, safe='')}={quote(value, safe='')}")
    return f"{path}?{'&'.join(query)}" if query else path


def _headers(call: Wanted, values: Sequence[str]) -> dict[str, str]:
    pairs = zip(call.arguments, values, strict=True)
    found = {one.name.lower(): value for one, value in pairs if one.where == "header"}
    for name, value in found.items():
        if not sendable(value):
            raise FailedError(f"{call.title}: the value of {name} cannot stand in a header; give another")
    return found


def _value_at(title: str, name: str, pointer: str, earlier: Made) -> str:
    """Read an argument from an earlier answer."""
    where = f"{title}: {name} is to stand at {pointer} of the answer of {earlier.wanted.title}"
    if earlier.status >= _REFUSED:
        raise FailedError(f"{where}, which was {earlier.status}")
    try:
        value: Any = found_at(json.loads(earlier.content), pointer)
    except (ValueError, LookupError, RecursionError):
        raise FailedError(f"{where}, which has nothing there") from None
    return _text(where, value)


def _text(where: str, value: JSON) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise FailedError(f"{where}, which is no text and no whole number")
    return str(value)
