"""What a generated module says of its operation: plain values, read by the code that makes the call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, Literal, TypeVar

from attrs import field, frozen
from msgspec import UNSET

T_co = TypeVar("T_co", covariant=True)
JSON = "application/json"
Place = Literal["path", "query", "header", "cookie"]
Effect = Literal["read", "money", "message", "create", "update", "delete"]
Retry = Literal["safe", "keyed", "unsent"]


class Fields(dict[str, object]):
    """Keyword arguments that make the first body of an operation, or a whole body in their place."""

    def __init__(self, values: Mapping[str, object], body: object = UNSET) -> None:
        super().__init__((name, value) for name, value in values.items() if value is not UNSET)
        self.body = UNSET if body is None else body


@frozen
class Parameter:
    """One parameter outside the body.

    Attributes:
        name: The argument in Python.
        type: What it takes, as an annotation: `str`, `list[int]`, an enum, a model.
        where: Where it is sent.
        key: Its name on the wire; empty where it is `name`.
        required: Whether a call must have it.
        style: How it is written, as in OpenAPI; empty for the default of its place. `json` is a JSON text.
        explode: Whether the members of a list or object are written apart; None for the default of the style.

    """

    name: str
    type: object
    where: Place
    key: str = ""
    required: bool = False
    style: str = ""
    explode: bool | None = None


@frozen
class Body:
    """One kind of body that an operation takes.

    Attributes:
        type: What it takes, as an annotation.
        media: Its media type.
        required: Whether a call must have a body.
        deep: Names of form fields whose objects are written in brackets, as in `filter[name]`.

    """

    type: object
    media: str = JSON
    required: bool = True
    deep: tuple[str, ...] = ()


@frozen
class Answer:
    """What is documented for one status.

    Attributes:
        type: The annotation that the body is read as; None where there is no body.
        media: Its media type: JSON, `text/plain` for text, and anything else for bytes.

    """

    type: object = None
    media: str = JSON


@frozen
class Refusal:
    """What tells a failure in an answer whose status is one of success.

    Attributes:
        at: JSON pointer of the telling value.
        values: The values that mean failure.

    """

    at: str
    values: tuple[object, ...]


@frozen
class Paging:
    """How the pages of a list are asked for and told apart; all places are JSON pointers into a page.

    Attributes:
        style: `page` counts pages from 1, `offset` counts items from 0, `cursor` hands on a value from page to page,
            `link` hands on an address.
        parameter: The argument that asks for a page: its number, offset or cursor; empty for `link`.
        items: Where the items are; empty where the page is the list itself.
        size: The argument for the number of items on a page; empty where there is none.
        last: Where the number of the last page is, for `page`.
        next: Where the next cursor, offset or address is; null or absent on the last page.
        more: Where a boolean says whether there is another page.

    """

    style: Literal["page", "offset", "cursor", "link"]
    parameter: str
    items: str
    size: str = ""
    last: str = ""
    next: str = ""
    more: str = ""


@frozen(eq=False)
class Operation(Generic[T_co]):
    """One operation of a provider; the parameter is what a success gives.

    Attributes:
        id: Its name, `resource.method`.
        method: The HTTP method in capitals.
        path: The path template, `/a/{b}`; the names in braces are wire names of path parameters.
        parameters: What it takes outside the body.
        bodies: The kinds of body it takes; the first is the one that keyword arguments make.
        answers: What each status gives: numbers, classes such as `4XX`, or `default`.
        effect: What a success changes at the provider.
        retry: `safe` may always be repeated, `keyed` with the same idempotency key, `unsent` only when it provably was
            not carried out.
        key_header: The header of the idempotency key, for `keyed`.
        security: The alternatives of credentials, each the names of schemes that go together; an empty alternative
            means that it can be called without.
        paging: How its pages follow each other.
        refusals: What tells failures in answers of success, by status.

    """

    id: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = field(default=(), kw_only=True)
    bodies: tuple[Body, ...] = field(default=(), kw_only=True)
    answers: Mapping[int | str, Answer] = field(factory=dict[int | str, Answer], kw_only=True)
    effect: Effect = field(default="read", kw_only=True)
    retry: Retry = field(default="unsent", kw_only=True)
    key_header: str = field(default="", kw_only=True)
    security: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)
    paging: Paging | None = field(default=None, kw_only=True)
    refusals: Mapping[int, Refusal] = field(factory=dict[int, Refusal], kw_only=True)
