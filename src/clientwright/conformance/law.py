"""What a law is: one sentence that holds for every case, and the judge that says where a JSON document breaks it."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal, TypeAlias

from attrs import frozen
from hypothesis.strategies import SearchStrategy

from clientwright.conformance.subjects import Body, Call, Subject
from clientwright.pipeline.documents import JSON
from clientwright.pipeline.findings import Location

#: Who has to change where a law is broken.
Blame: TypeAlias = Literal["document", "spec", "overlay", "client", "ambiguous"]


@frozen(eq=False)
class Case:
    """One thing that a law is held for.

    Attributes:
        subject: The provider.
        name: What tells it from the other cases of its law and provider: `memberships.list 200`. It is stable.
        pointer: JSON pointer in the effective spec to what the case is about.
        call: The operation, where it is about one.
        body: The body, where it is about one.

    """

    subject: Subject
    name: str
    pointer: str = ""
    call: Call | None = None
    body: Body | None = None

    @property
    def the_call(self) -> Call:
        """The operation of a case that is about one."""
        if self.call is None:
            raise TypeError(f"the case {self.name!r} is about no operation")
        return self.call

    @property
    def the_body(self) -> Body:
        """The body of a case that is about one."""
        if self.body is None:
            raise TypeError(f"the case {self.name!r} is about no body")
        return self.body


@frozen
class Violation:
    """One way in which a document breaks a law.

    Attributes:
        message: What is wrong, in one sentence.
        path: JSON path into the document.
        blame: Who has to change.
        pointer: JSON pointer in the effective spec to what decides; empty for the case's own.

    """

    message: str
    path: str = "$"
    blame: Blame = "client"
    pointer: str = ""


Judge: TypeAlias = Callable[[Case, JSON], Iterable[Violation]]
Cases: TypeAlias = Callable[[Subject], Iterable[Case]]
Documents: TypeAlias = Callable[[Case], Iterable[JSON]]
Strategy: TypeAlias = Callable[[Case], SearchStrategy[JSON]]


@frozen
class Law:
    """A law: every failure of it is a JSON document that can be kept and judged again.

    Attributes:
        code: Stable code, such as `C103`.
        name: Stable name in kebab case.
        sentence: What always holds.
        explain: Why it matters, and what to do where it is broken.
        cases: What of a provider it is held for.
        judge: Says how a document breaks it; nothing where it holds.
        documents: The documents that are always judged.
        strategy: Draws further ones; None where there are none.

    """

    code: str
    name: str
    sentence: str
    explain: str
    cases: Cases
    judge: Judge
    documents: Documents
    strategy: Strategy | None


@frozen
class Broken:
    """A law that was found broken.

    Attributes:
        law: The law.
        case: For what.
        document: The smallest document that breaks it.
        violation: How.

    """

    law: Law
    case: Case
    document: JSON
    violation: Violation

    @property
    def place(self) -> Location:
        """Where the spec or overlay says what decides."""
        return self.case.subject.document.locate(self.violation.pointer or self.case.pointer)

    @property
    def blame(self) -> Blame:
        """Who has to change; what an overlay has put into the spec is the overlay's."""
        stated = self.violation.blame
        return "overlay" if stated == "spec" and ".overlay." in self.place.file else stated


def nothing(_: Case) -> tuple[JSON, ...]:
    """Give no document: the law draws them all."""
    return ()


def once(_: Case) -> tuple[JSON, ...]:
    """Give null: the case alone says what is judged."""
    return (None,)


def law(
    code: str, explain: str, *, cases: Cases, documents: Documents = nothing, strategy: Strategy | None = None
) -> Callable[[Judge], Law]:
    """Make a law of a judge: its name is the function's, its sentence the first line of the docstring.

    Args:
        code: Stable code.
        explain: Why it matters, and what to do where it is broken.
        cases: What of a provider it is held for.
        documents: The documents that are always judged.
        strategy: Draws further ones.

    """

    def make(judge: Judge) -> Law:
        sentence = (inspect.getdoc(judge) or "").partition("\n\n")[0].replace("\n", " ")
        name = judge.__name__.strip("_").replace("_", "-")
        return Law(code, name, sentence, " ".join(explain.split()), cases, judge, documents, strategy)

    return make


def violations(law: Law, case: Case, document: JSON) -> Iterator[Broken]:
    """Judge one document; it is copied through JSON first, so that a judge cannot change it for the next.

    An exception of the judge itself is a violation too: the client let something foreign out.
    """
    copy = json.loads(json.dumps(document))
    try:
        found = tuple(law.judge(case, copy))
    except Exception as error:  # noqa: BLE001  # whatever escapes is what the law is about
        found = (Violation(f"{type(error).__name__} escaped: {_first_line(error)}"),)
    for violation in found:
        yield Broken(law, case, document, violation)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or ["without a message"])[0][:_LONGEST]


_LONGEST: Final = 300


def one_for_each_shape(cases: Iterable[Case]) -> Iterator[Case]:
    """Keep the first of the cases whose bodies have the same schema and are read as the same."""
    met: set[tuple[str, str, str]] = set()
    for case in cases:
        body = case.the_body
        key = (body.direction, json.dumps(body.schema, sort_keys=True), repr(body.annotation))
        if key not in met:
            met.add(key)
            yield case


def body_cases(subject: Subject) -> Iterator[Case]:
    """Give a case for every JSON body of every operation: `memberships.list 200`, `charges.retry request`."""
    for call in subject.calls:
        for body in call.bodies:
            kind = "" if body.media == "application/json" else f" {body.media}"
            name = f"{call.name} {body.status or 'request'}{kind}"
            yield Case(subject, name, body.pointer, call, body)


def call_cases(subject: Subject) -> Iterator[Case]:
    """Give a case for every operation."""
    for call in subject.calls:
        yield Case(subject, call.name, call.described.pointer, call)
