"""What happens in a call: credentials, attempts, redirects, pauses, hooks, logs; the same for both worlds.

A conversation yields what is to be done next, a request or a pause in seconds, and is sent what came of it.
"""

from __future__ import annotations

import logging
from collections.abc import Generator, Mapping
from random import random
from time import monotonic, time
from typing import Any, TypeVar
from urllib.parse import unquote_plus
from uuid import uuid4

from attrs import evolve, frozen

from clientwright.answering import Context, read
from clientwright.building import Outgoing, build
from clientwright.credentials import Attachment, Credentials
from clientwright.drift import DriftLog
from clientwright.errors import ClientwrightError, DecodeError
from clientwright.hints import retry_after
from clientwright.hooks import RequestInfo, ResponseInfo
from clientwright.masking import masker, quiet
from clientwright.messages import Answered, Outcome, Sending
from clientwright.operations import Operation
from clientwright.redirects import MOST, origin, same_origin, target
from clientwright.retries import pause, repeatable
from clientwright.settings import Settings, checked_headers, checked_timeout
from clientwright.types import Headers, Response

T = TypeVar("T")
Step = Sending | float
SUCCESS, REDIRECTION, REFUSAL = 2, 3, 4
logger: logging.Logger = logging.getLogger("clientwright")


@frozen
class Call:
    """One call, ready to be sent.

    Attributes:
        operation: What is called.
        sending: The request of its first attempt.
        attachment: The credentials.
        key: The idempotency key, None where there is none.

    """

    operation: Operation[Any]
    sending: Sending
    attachment: Attachment
    key: str | None


class Session:
    """The calls of a client.

    Attributes:
        settings: How they are made.
        credentials: Who makes them.
        drift: Hears where answers are not quite as documented.

    """

    def __init__(self, settings: Settings, credentials: Credentials, drift: DriftLog) -> None:
        self.settings = settings
        self.credentials = credentials
        self.drift = drift
        self._mask = masker(credentials.masked())
        self._attachments: dict[tuple[tuple[str, ...], ...], Attachment] = {}
        self._common = {name.lower(): value for name, value in settings.headers.items()}
        self._cookies = tuple(f"{name}={value}" for name, value in settings.cookies.items())
        scheme, host, port = origin(settings.base_url)
        self._server = f"{scheme}://[{host}]:{port}" if ":" in (host or "") else f"{scheme}://{host}:{port}"
        quiet(credentials.query_names())

    def converse(
        self,
        operation: Operation[T],
        arguments: Mapping[str, object],
        body: object,
        timeout: float | None,
        extra_headers: Mapping[str, str] | None,
    ) -> Generator[Step, Any, Response[T]]:
        """Make a call.

        Raises:
            ClientwrightError: It failed.

        """
        call = self._prepared(operation, arguments, body, timeout, extra_headers)
        deadline = call.sending.deadline
        attempt, doubtful = 0, False
        while True:
            attempt += 1
            outcome = yield from self._attempt(call, attempt)
            wait = self._wait(operation, outcome, attempt, deadline)
            if wait is None:
                return self._ended(operation, outcome, Context(attempt, doubtful, self._mask))
            doubtful = doubtful or _applied(outcome) is not False
            yield wait

    def _prepared(
        self,
        operation: Operation[Any],
        arguments: Mapping[str, object],
        body: object,
        timeout: float | None,
        extra_headers: Mapping[str, str] | None,
    ) -> Call:
        settings = self.settings
        try:
            deadline = monotonic() + (settings.timeout if timeout is None else checked_timeout(timeout))
            extra = checked_headers(extra_headers, "extra_headers")
            attachment = self._attachment(operation.security)
            outgoing = build(operation, arguments, body, settings.base_url)
        except ClientwrightError as error:
            error.operation = operation.id
            raise
        if not outgoing.url.startswith(f"{settings.base_url}/") and not same_origin(outgoing.url, settings.base_url):
            attachment = Attachment()
        headers, key = self._headers(operation, outgoing, attachment, extra)
        url = _with_query(outgoing.url, attachment)
        return Call(operation, Sending(outgoing.method, url, headers, outgoing.content, deadline), attachment, key)

    def _attachment(self, security: tuple[tuple[str, ...], ...]) -> Attachment:
        attachment = self._attachments.get(security)
        if attachment is None:
            attachment = self._attachments[security] = self.credentials.attachment(security)
        return attachment

    def _headers(
        self, operation: Operation[Any], outgoing: Outgoing, attachment: Attachment, extra: Mapping[str, str]
    ) -> tuple[list[tuple[bytes, bytes]], str | None]:
        headers = {**self._common, **outgoing.headers, **attachment.headers}
        for name, value in extra.items():
            headers[name.lower()] = value
        cookies = [*self._cookies, *attachment.cookies]
        if cookies:
            headers["cookie"] = "; ".join([headers["cookie"], *cookies] if "cookie" in headers else cookies)
        key = None
        if operation.retry == "keyed" and operation.key_header:
            key = headers.setdefault(operation.key_header.lower(), str(uuid4()))
        return [(name.encode("ascii"), value.encode("latin-1")) for name, value in headers.items()], key

    def _attempt(self, call: Call, attempt: int) -> Generator[Step, Any, Outcome]:
        info = self._announced(call, attempt)
        begin = monotonic()
        sending = call.sending
        outcome: Outcome = yield sending
        for _ in range(MOST):
            url = _pointed(sending, outcome) if call.operation.retry == "safe" else None
            if url is None:
                break
            sending = evolve(sending, url=_with_query(url, call.attachment))
            outcome = yield sending
        self._told(call, attempt, outcome, info, monotonic() - begin)
        return outcome

    def _announced(self, call: Call, attempt: int) -> RequestInfo | None:
        settings = self.settings
        if settings.on_request is None and settings.on_response is None:
            return None
        operation = call.operation
        info = RequestInfo(operation.id, operation.method, self._server, operation.path, attempt, call.key)
        if settings.on_request is not None:
            settings.on_request(info)
        return info

    def _told(self, call: Call, attempt: int, outcome: Outcome, info: RequestInfo | None, seconds: float) -> None:
        if logger.isEnabledFor(logging.DEBUG):
            result = outcome.status if isinstance(outcome, Answered) else type(outcome).__name__
            operation = call.operation
            logger.debug("%s %s: %s in %.3f s (%d)", operation.method, operation.path, result, seconds, attempt)
        if info is not None and self.settings.on_response is not None:
            self.settings.on_response(self._response_info(outcome, info, seconds))

    def _response_info(self, outcome: Outcome, info: RequestInfo, seconds: float) -> ResponseInfo:
        if isinstance(outcome, Answered):
            error = type(outcome.fault).__name__ if outcome.fault else None
            return ResponseInfo(info, seconds, outcome.status, Headers(self._shown(outcome.headers)), error)
        return ResponseInfo(info, seconds, None, Headers({}), type(outcome).__name__)

    def _wait(self, operation: Operation[Any], outcome: Outcome, attempt: int, deadline: float) -> float | None:
        if attempt > self.settings.retries or not repeatable(_kind(outcome), operation.retry):
            return None
        asked = retry_after(outcome.headers, time()) if isinstance(outcome, Answered) else None
        return pause(asked, attempt, random(), deadline - monotonic())  # noqa: S311  # spreads callers, guards nothing

    def _ended(self, operation: Operation[T], outcome: Outcome, context: Context) -> Response[T]:
        if not isinstance(outcome, Answered):
            raise self._completed(outcome, operation, context)
        success = outcome.status // 100 == SUCCESS
        if success and outcome.fault is not None:
            raise self._completed(outcome.fault, operation, context)
        watch = self.drift.watch(operation.id, self._masked)
        return read(operation, outcome.status, outcome.headers, outcome.content, watch=watch, context=context)

    def _completed(self, error: ClientwrightError, operation: Operation[Any], context: Context) -> ClientwrightError:
        error.operation = operation.id
        error.attempts = context.attempts
        error.reason = self._masked(error.reason)
        if context.doubtful and error.applied is False:
            error.applied = None
        if isinstance(error, DecodeError):
            error.headers = self._shown(error.headers)
        return error

    def _masked(self, text: str) -> str:
        return self._mask(text.encode("utf-8", "surrogateescape")).decode("utf-8", "surrogateescape")

    def _shown(self, headers: Mapping[str, str]) -> dict[str, str]:
        return {name: self._masked(value) for name, value in headers.items() if not name.startswith("set-cookie")}


def _with_query(url: str, attachment: Attachment) -> str:
    """Add what an attachment has for the query, in place of what is there by the same names."""
    if not attachment.query:
        return url
    path, _, query = url.partition("?")
    names = {_query_name(part) for part in attachment.query}
    kept = [pair for pair in query.split("&") if pair and _query_name(pair) not in names]
    return f"{path}?{'&'.join([*kept, *attachment.query])}"


def _query_name(pair: str) -> str:
    return unquote_plus(pair.partition("=")[0])


def _pointed(sending: Sending, outcome: Outcome) -> str | None:
    if not isinstance(outcome, Answered) or outcome.status // 100 != REDIRECTION:
        return None
    return target(sending.method, outcome.status, sending.url, outcome.headers.get("location", ""))


def _kind(outcome: Outcome) -> int | str:
    if not isinstance(outcome, Answered):
        return type(outcome).__name__
    if outcome.fault is not None and outcome.status // 100 == SUCCESS:
        return type(outcome.fault).__name__
    return outcome.status


def _applied(outcome: Outcome) -> bool | None:
    if not isinstance(outcome, Answered):
        return outcome.applied
    return {SUCCESS: True, REFUSAL: False}.get(outcome.status // 100)
