"""How a provider behaves beyond what its description can say, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from attrs import frozen

from clientwright.pipeline.documents import JSON

#: The field that holds what is meant for the sandbox: on an operation, and on the whole description.
FIELD: Final = "x-clientwright-sandbox"
Kind: TypeAlias = Literal["create", "read", "list", "update", "delete", "act"]


@frozen
class Reply:
    """How something is refused.

    Attributes:
        status: The status of the answer.
        examples: The names of documented examples of that status, which are sent in turn.
        text: What the error says where no example is named.
        field: The field that it names, if any.

    """

    status: str
    examples: tuple[str, ...] = ()
    text: str = ""
    field: str = ""


@frozen
class Limit:
    """How many records there may be with the same values in the requests that made them.

    Attributes:
        name: What it is known by in the state.
        fields: JSON pointers into the request; a request without one of them is not counted.
        most: The greatest number.
        reply: How one more is refused.

    """

    name: str
    fields: tuple[str, ...]
    most: int
    reply: Reply


@frozen
class Condition:
    """What a record must be like for an operation to be carried out.

    Attributes:
        at: JSON pointer into the record.
        values: The values that may stand there, or may not.
        negated: Whether they may not.
        reply: How the operation is refused otherwise.

    """

    at: str
    values: tuple[JSON, ...]
    negated: bool
    reply: Reply

    def met(self, value: JSON) -> bool:
        """Tell whether a value may stand there."""
        # In JSON, true is not 1.
        alike = (one == value and isinstance(one, bool) == isinstance(value, bool) for one in self.values)
        return any(alike) != self.negated


@frozen
class Rate:
    """How many requests an operation takes in a time.

    Attributes:
        requests: The number in a window.
        seconds: The length of a window, which begins with its first request.
        reply: How those beyond are refused.

    """

    requests: int
    seconds: int
    reply: Reply


@frozen
class Page:
    """How a list is parted into pages.

    Attributes:
        number: The query parameter that tells the page, counted from 1.
        size: The query parameter that tells how many records a page holds.
        usual: That number where it is not told.
        most: The number to which a greater one is lowered.
        figures: JSON pointers into the answer by what stands there: `from`, `to`, `total`, `current`, `last`, `size`
            and `path`.
        links: JSON pointers into the answer, to the addresses of the `first`, `next`, `prev` and `last` page.

    """

    number: str
    size: str
    usual: int
    most: int
    figures: Mapping[str, str]
    links: Mapping[str, str]


@frozen
class Mirror:
    """A record of another kind that shows something of the changed record, and changes with it.

    Attributes:
        resource: The kind of the other record.
        key: JSON pointer into the changed record, to the id of the other; where that is not there, nothing changes.
        take: JSON pointers into the changed record, by JSON pointer into the other.

    """

    resource: str
    key: str
    take: Mapping[str, str]


@frozen
class Behaviour:
    """What an operation does.

    Attributes:
        resource: The kind of record that it is about.
        kind: What is done to it.
        key: The path parameter that holds the record's identity.
        status: The status of success; empty for the first that is documented.
        record: JSON pointer into the answer, to the record or records; None where they are not shown.
        take: JSON pointers into the request, by JSON pointer into the record.
        put: Values, by JSON pointer into the record.
        new: JSON pointers into the record, to ids that are made up.
        now: JSON pointers into the record, to instants that become the present one.
        show: JSON pointers into the record, by JSON pointer into the answer.
        show_new: JSON pointers into the answer, to ids that are made up.
        show_now: JSON pointers into the answer, to instants that become the present one.
        filters: JSON pointers into the record, by the query parameter that must be equal.
        limits: How many alike there may be.
        conditions: What the record must be like.
        mirrors: What changes with the record.
        rate: How often it may be asked for; None for no limit.
        page: How a list is parted; None where it is whole.

    """

    resource: str
    kind: Kind
    key: str
    status: str
    record: str | None
    take: Mapping[str, str]
    put: Mapping[str, JSON]
    new: tuple[str, ...]
    now: tuple[str, ...]
    show: Mapping[str, str]
    show_new: tuple[str, ...]
    show_now: tuple[str, ...]
    filters: Mapping[str, str]
    limits: tuple[Limit, ...]
    conditions: tuple[Condition, ...]
    mirrors: tuple[Mirror, ...]
    rate: Rate | None
    page: Page | None


@frozen
class First:
    """A documented value that is there from the start.

    Attributes:
        value: JSON pointer into the description, to a record or a list of such.
        put: Values that replace those of the document, by JSON pointer into the record.
        each: A kind of records that is told of before this one: the value is there once for each of them. Empty for
            once.
        take: JSON pointers into the record of that kind, by JSON pointer into this one; a record that lacks one of
            them brings none.

    """

    value: str
    put: Mapping[str, JSON]
    each: str
    take: Mapping[str, str]


@frozen
class Resource:
    """A kind of record.

    Attributes:
        name: What hints call it.
        identity: JSON pointer into the record, to its id.
        first: What is there from the start.
        schema: JSON pointer into the description, to the schema of records that are made up; empty for none.
        count: How many are made up.
        variants: Values by JSON pointer, which the made-up records get in turn.

    """

    name: str
    identity: str
    first: tuple[First, ...]
    schema: str
    count: int
    variants: tuple[Mapping[str, JSON], ...]


@frozen
class Errors:
    """Where the provider's errors say what; JSON pointers into their bodies.

    Attributes:
        text: The places of a sentence: the first of them that a body has is used.
        status: Where the status is repeated; empty for nowhere.
        fields: An object of lists of sentences by field; empty for nowhere.
        items: A list of objects with `field`, `message` and `type`; empty for nowhere.
        reference: The name of one field; empty for nowhere.
        validation: The name of the documented example of a request that is not valid; empty for the first.
        texts: What an error without a documented example says, by status.

    """

    text: tuple[str, ...] = ()
    status: str = ""
    fields: str = ""
    items: str = ""
    reference: str = ""
    validation: str = ""
    texts: Mapping[str, str] = {}


@frozen
class Hints:
    """Everything that a description tells a sandbox.

    Attributes:
        resources: The kinds of records by name.
        errors: What errors look like.
        behaviours: What operations do, by JSON pointer to the operation.

    """

    resources: Mapping[str, Resource]
    errors: Errors
    behaviours: Mapping[str, Behaviour]
