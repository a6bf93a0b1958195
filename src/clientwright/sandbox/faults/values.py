"""What travels through the front: requests, answers, faults, and the scene in which a fault is played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, TypeAlias

from attrs import evolve, field, frozen

from clientwright.operations import Paging
from clientwright.sandbox.faults.steps import Step

Headers: TypeAlias = tuple[tuple[str, str], ...]
EMPTY_STATUSES = frozenset({204, 205, 304})


def _path(target: str) -> str:
    # A query may hold a key.
    return repr(target.partition("?")[0])


def header(headers: Headers, name: str) -> str | None:
    """Give the value of a header, several joined by commas; None where it is not there."""
    values = [value for key, value in headers if key.lower() == name.lower()]
    return ", ".join(values) if values else None


def without(headers: Headers, *names: str) -> Headers:
    """Give headers without those of some names, which are in lower case."""
    return tuple((name, value) for name, value in headers if name.lower() not in names)


@frozen
class Request:
    """A request as it came, read whole.

    Attributes:
        method: The HTTP method as it was sent.
        target: The path and query as they were sent.
        headers: The headers in their order, values without blanks around them.
        body: The bytes of the body, chunks put together.

    """

    method: str
    target: str = field(repr=_path)
    headers: Headers = field(default=(), repr=False)
    body: bytes = field(default=b"", repr=False)

    def header(self, name: str) -> str | None:
        """Give the value of a header, several joined by commas; None where it is not there."""
        return header(self.headers, name)


@frozen
class Hints:
    """Where in the body of an answer the faults that edit it find what they need; all are JSON pointers into it.

    Attributes:
        paging: How the pages of the operation follow each other; None where it has none.
        required: Where required fields are.
        enums: Where values of closed sets are.
        formats: Where texts of a format are, such as dates.

    """

    paging: Paging | None = None
    required: tuple[str, ...] = ()
    enums: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@frozen
class Answer:
    """An answer as the upstream gives it, before it is framed.

    Attributes:
        status: The status.
        reason: The words after the status.
        headers: The headers; those that frame a body are replaced by the front.
        body: The bytes of the body.
        hints: What is where in the body, or what finds it when a fault asks.

    """

    status: int
    reason: str = ""
    headers: Headers = ()
    body: bytes = field(default=b"", repr=False)
    _hints: Hints | Callable[[], Hints] = field(factory=Hints, repr=False)

    @property
    def hints(self) -> Hints:
        """What is where in the body."""
        return self._hints() if callable(self._hints) else self._hints

    def header(self, name: str) -> str | None:
        """Give the value of a header, several joined by commas; None where it is not there."""
        return header(self.headers, name)

    def with_header(self, name: str, value: str) -> Answer:
        """Give this answer with a header in the place of those of the same name."""
        return evolve(self, headers=(*without(self.headers, name.lower()), (name, value)))

    def with_body(self, body: bytes) -> Answer:
        """Give this answer with another body; a status that allows none becomes 200."""
        if self.status in EMPTY_STATUSES:
            return evolve(self, status=200, reason="OK", body=body)
        return evolve(self, body=body)


Handler: TypeAlias = Callable[[Request], Answer]
"""What answers requests: the sandbox behind the front. It is called by one thread at a time."""

Refuse: TypeAlias = Callable[[Request, int], Answer]
"""Gives the answer of a status with the provider's own error body."""


@frozen
class Scene:
    """What a fault may need besides the answer.

    Attributes:
        request: The request that is answered.
        refuse: Gives the answer of a status with the provider's own error body.
        pace: Seconds between the pieces of what comes slowly.
        patience: Seconds that an answer is kept back at most, while another is waited for.
        elsewhere: The address that leads off the host, without a slash at the end.
        huge: The number of bytes of a huge body.

    """

    request: Request
    refuse: Refuse
    pace: float
    patience: float
    elsewhere: str
    huge: int


Edit: TypeAlias = Callable[[Scene, Answer], Answer | None]
"""Changes an answer; None where the answer has nothing that could be changed so."""

Script: TypeAlias = Callable[[Scene, Answer], Iterator[Step]]
"""Gives what is done on the connection to send an answer, step by step."""

Listening: TypeAlias = Literal["refusing", "deaf"]


@frozen
class Fault:
    """One way to misbehave.

    Attributes:
        code: Its stable name in kebab case.
        title: What it is, in a few words.
        when: Whether it strikes `before` the effect of the request, which then never happens, or `after` it.
        knowable: What a client may at best know of the effect, where the upstream has not refused: True that it
            happened, False that it did not, None nothing. A client that says anything else than this or None is wrong.
        explain: What goes over the wire, and what a client is held to, in one or two sentences.
        edit: How the answer is changed.
        script: How the answer is sent; None for as it should be.
        listening: How the port behaves, for faults that strike before there is a connection.
        deliveries: How many times the request reaches the upstream.
        reused: Whether it waits for a request on a connection that has carried another before.

    """

    code: str
    title: str
    when: Literal["before", "after"]
    knowable: bool | None = field(kw_only=True)
    explain: str = field(kw_only=True)
    edit: Edit | None = field(default=None, repr=False, kw_only=True)
    script: Script | None = field(default=None, repr=False, kw_only=True)
    listening: Listening | None = field(default=None, kw_only=True)
    deliveries: int = field(default=1, kw_only=True)
    reused: bool = field(default=False, kw_only=True)

    def __str__(self) -> str:
        return self.code
