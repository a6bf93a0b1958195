"""Laws of the documented examples."""

from __future__ import annotations

from collections.abc import Iterator

from jsonschema_rs import Draft202012Validator

from clientwright.conformance.examples import closed_world, validator_for
from clientwright.conformance.law import Case, Violation, body_cases, law
from clientwright.conformance.oracles.readings import json_path, pointer_at, unfaithful
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON, resolve


def _with_examples(subject: Subject) -> Iterator[Case]:
    return (case for case in body_cases(subject) if case.the_body.examples)


def _examples(case: Case) -> tuple[JSON, ...]:
    return tuple(case.the_body.examples.values())


def _validator(case: Case) -> Draft202012Validator:
    closed = closed_world(case.subject.document)
    return validator_for(closed, resolve(closed.data, case.the_body.pointer))


@law(
    "C101",
    """
    An example is what the provider prints. Where the schema refuses it, or does not declare one of its fields, either
    the spec was written wrongly or the document contradicts itself. Correct the schema; where the document is at
    fault, say so in a fix overlay with its evidence.
    """,
    cases=_with_examples,
    documents=_examples,
)
def examples_validate(case: Case, document: JSON) -> Iterator[Violation]:
    """Every documented example is valid by its schema, which declares each of its fields."""
    body, subject = case.the_body, case.subject
    for error in _validator(case).iter_errors(document):
        path = json_path(tuple(error.instance_path))
        place = pointer_at(subject.spec, body, path)
        yield Violation(f"The schema refuses it: {error.message}.", path, "spec", place)


@law(
    "C102",
    """
    What the provider prints is what it sends, so a client that does not read it without a remark, gives a value of
    another type than it promises, or writes something else back, is of no use. Regenerate the client; where it is up
    to date, the generator or the codec is at fault.
    """,
    cases=_with_examples,
    documents=_examples,
)
def examples_survive_the_client(case: Case, document: JSON) -> Iterator[Violation]:
    """Every documented example is read as its annotated type, without drift or leaks, and written with its meaning."""
    if _validator(case).is_valid(document):  # C101 tells where it is not
        yield from unfaithful(case.subject, case.the_body, document)


LAWS = (examples_validate, examples_survive_the_client)
