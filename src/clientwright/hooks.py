"""What hooks are told of each request and each answer; neither holds a secret."""

from __future__ import annotations

from attrs import frozen

from clientwright.types import Headers


@frozen
class RequestInfo:
    """A request that is about to be sent.

    Attributes:
        operation: The operation, such as `memberships.list`.
        method: The HTTP method.
        server: The scheme, host and port that it goes to.
        path: The path template, such as `/customers/{id}`, without the values.
        attempt: 1 for the first try of the call, 2 for its first repetition.
        idempotency_key: What tells the provider that a repetition is the same request; None where it is not told.

    """

    operation: str
    method: str
    server: str
    path: str
    attempt: int
    idempotency_key: str | None = None


@frozen
class ResponseInfo:
    """What came of a request.

    Attributes:
        request: The request.
        seconds: How long it took.
        status: The status of the answer; None where none came.
        headers: Its headers, without those that set cookies.
        error: The name of what went wrong on the way, such as `ConnectError`; None where the answer came whole.

    """

    request: RequestInfo
    seconds: float
    status: int | None
    headers: Headers
    error: str | None = None
