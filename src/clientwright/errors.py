"""Everything that a call can raise.

```
ClientwrightError
├── UsageError                    the call was not made
│   ├── ConfigurationError        a credential, environment or address is missing or wrong, or the client is closed
│   └── EncodeError               an argument is not what the operation takes (path, expected, seen)
├── TransportError                no answer came, or not all of it
│   ├── ConnectError              the server could not be reached
│   ├── DeadlineError             the time for the call ran out
│   └── ConnectionLostError       the connection broke while the call was under way
├── StatusError                   the answer says that it failed (status, body, headers, retry_after, request_id)
│   ├── RedirectError             3xx
│   ├── ClientError               4xx
│   │   ├── BadRequestError 400, UnauthorizedError 401, PaymentRequiredError 402, ForbiddenError 403
│   │   ├── NotFoundError 404, ConflictError 409, GoneError 410
│   │   └── UnprocessableEntityError 422, RateLimitError 429
│   ├── ServerError               5xx
│   │   └── InternalServerError 500, BadGatewayError 502, ServiceUnavailableError 503, GatewayTimeoutError 504
│   └── RefusedError              a status of success with a body that says it failed
├── DecodeError                   the answer is not what the specification says (path, expected, seen, status)
└── PageError                     the pages of a list do not end, or lead to another host
```

`applied` says whether what was asked for has happened: False if not (never sent, or refused with a 4xx), True if so
(a 2xx that cannot be read), None if that is unknown. Ask the provider before repeating a call unless it is False.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

EFFECT: Mapping[bool | None, str] = {
    False: "; nothing was changed",
    None: "; whether it took effect is unknown",
    True: "; it took effect",
}


class ClientwrightError(Exception):
    """The root of everything that a call can raise.

    Attributes:
        reason: What went wrong, in one line without values of the request or the answer.
        operation: The operation, such as `memberships.list`; None outside a call.
        applied: Whether the effect has happened; None where that is unknown.
        attempts: How many times the request was sent, or tried to be.

    """

    def __init__(
        self,
        reason: str,
        *,
        operation: str | None = None,
        applied: bool | None = False,
        attempts: int = 0,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.operation = operation
        self.applied = applied
        self.attempts = attempts

    def __str__(self) -> str:
        name = f"{self.operation}: " if self.operation else ""
        return " ".join(f"{name}{self.reason}{self._effect()}".split())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), dict(self.__dict__))

    def _effect(self) -> str:
        return EFFECT[self.applied] if self.attempts else ""


def _rebuild(kind: type[ClientwrightError], state: dict[str, Any]) -> ClientwrightError:
    error = kind.__new__(kind, state["reason"])
    error.__dict__.update(state)
    return error


class UsageError(ClientwrightError):
    """The call was not made, because it cannot be made like this."""


class ConfigurationError(UsageError):
    """A credential, an environment or an address is missing or wrong, or the client is closed."""


class _LocatedError(ClientwrightError):
    """What was found where something else should be.

    Attributes:
        path: JSON path of the place, such as `$.data[0].id`.
        expected: What should be there.
        seen: The type of what is there; never its value.

    """

    def __init__(
        self,
        reason: str = "",
        *,
        path: str = "$",
        expected: str = "",
        seen: str = "",
        **context: Any,
    ) -> None:
        super().__init__(reason or f"expected {expected} at {path}, found {seen}", **context)
        self.path = path
        self.expected = expected
        self.seen = seen


class EncodeError(_LocatedError, UsageError):
    """An argument is not what the operation takes; nothing was sent."""


class TransportError(ClientwrightError):
    """No answer came, or not all of it."""


class ConnectError(TransportError):
    """The server could not be reached; nothing was sent."""


class DeadlineError(TransportError):
    """The time for the call ran out, pauses and repetitions included."""


class ConnectionLostError(TransportError):
    """The connection broke while the call was under way."""


class _AnsweredError(ClientwrightError):
    """An answer came.

    Attributes:
        status: Its status.
        headers: Its headers with names in lower case, without those that set cookies.
        content_type: Its media type, empty where it names none.
        request_id: What the provider calls the request, for its support; None where it says nothing.

    """

    def __init__(
        self,
        reason: str = "",
        *,
        status: int = 0,
        headers: Mapping[str, str] | None = None,
        request_id: str | None = None,
        **context: Any,
    ) -> None:
        super().__init__(reason, **context)
        self.status = status
        self.headers: dict[str, str] = dict(headers or {})
        self.content_type: str = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        self.request_id = request_id

    def __str__(self) -> str:
        return super().__str__() + (f" (request {self.request_id})" if self.request_id else "")


class StatusError(_AnsweredError):
    """The answer says that the call failed.

    Attributes:
        body: The documented model of the answer, or None where the body is not as documented.
        content: The first bytes of the body as it came, for a person to read.
        retry_after: Seconds that the provider asks to wait, None where it does not.

    """

    def __init__(
        self,
        reason: str = "",
        *,
        status: int = 0,
        body: Any = None,
        content: bytes = b"",
        retry_after: float | None = None,
        **context: Any,
    ) -> None:
        super().__init__(reason or f"the answer is {described(status)}", status=status, **context)
        self.body = body
        self.content = content
        self.retry_after = retry_after


class RedirectError(StatusError):
    """3xx: the provider points to another address, which is not followed."""


class ClientError(StatusError):
    """4xx: the provider refuses the request as it is."""


class BadRequestError(ClientError):
    """400: the request is not well-formed, or breaks a rule of the provider."""


class UnauthorizedError(ClientError):
    """401: the credential is missing or wrong."""


class PaymentRequiredError(ClientError):
    """402: a payment is wanted, or was declined."""


class ForbiddenError(ClientError):
    """403: the credential does not allow this."""


class NotFoundError(ClientError):
    """404: there is no such thing."""


class ConflictError(ClientError):
    """409: the request contradicts the present state."""


class GoneError(ClientError):
    """410: the thing is no longer there."""


class UnprocessableEntityError(ClientError):
    """422: a value does not validate."""


class RateLimitError(ClientError):
    """429: too many requests; see `retry_after`."""


class ServerError(StatusError):
    """5xx: the provider failed."""


class InternalServerError(ServerError):
    """500: the provider failed."""


class BadGatewayError(ServerError):
    """502: a server in front got no proper answer from the one behind it."""


class ServiceUnavailableError(ServerError):
    """503: the provider is overloaded or under maintenance."""


class GatewayTimeoutError(ServerError):
    """504: a server in front got no answer in time."""


class RefusedError(StatusError):
    """The status is one of success, and the body says that the call failed."""


class DecodeError(_LocatedError, _AnsweredError):
    """The answer is not what the specification says."""


class PageError(ClientwrightError):
    """The pages of a list do not end or lead to another host."""


def described(status: int) -> str:
    """Write a status with its name, such as `404 Not Found`."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


BY_STATUS: Mapping[int, type[StatusError]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    402: PaymentRequiredError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    410: GoneError,
    422: UnprocessableEntityError,
    429: RateLimitError,
    500: InternalServerError,
    502: BadGatewayError,
    503: ServiceUnavailableError,
    504: GatewayTimeoutError,
}
BY_CLASS: Mapping[int, type[StatusError]] = {3: RedirectError, 4: ClientError, 5: ServerError}


def error_class(status: int) -> type[StatusError]:
    """Give the class of a status that is none of success."""
    return BY_STATUS.get(status) or BY_CLASS.get(status // 100, StatusError)
