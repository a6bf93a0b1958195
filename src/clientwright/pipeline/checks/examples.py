"""Check that every example and default fits its schema, formats included."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from posixpath import normpath

from attrs import frozen

from clientwright.pipeline.documents import JSON, Document, join, resolve
from clientwright.pipeline.examples import Sample, external_path, samples
from clientwright.pipeline.findings import Finding, PipelineError, Severity
from clientwright.pipeline.judging import Judge, Misfit, judge_of
from clientwright.pipeline.loading import load
from clientwright.pipeline.schema_reading import component, target_of
from clientwright.pipeline.walking import Spec


@frozen(eq=False)
class _Held:
    """A sample's value, the document that holds it and the pointer to it there."""

    value: JSON
    document: Document
    pointer: str


def check_examples(spec: Spec) -> Iterator[Finding]:
    """Judge each example by its schema; those in files of their own are read relative to the document's file."""
    found = tuple(samples(spec))
    try:
        judge = judge_of(spec, {(sample.schema, sample.direction): None for sample in found})
    except ValueError:
        message = "The examples cannot be checked, because the schemas do not compile; correct the schemas first."
        yield spec.document.finding("examples-not-checked", message, "", Severity.WARNING)
        return
    read = cache(_read)
    said: set[str] = set()
    for sample in found:
        finding = _judge_sample(spec, sample, judge, read)
        if finding is not None and sample.pointer not in said:
            said.add(sample.pointer)
            yield finding


def _read(path: Path) -> Document | PipelineError:
    try:
        return load(path, normpath(path.as_posix()))
    except PipelineError as error:
        return error


def _judge_sample(
    spec: Spec, sample: Sample, judge: Judge, read: Callable[[Path], Document | PipelineError]
) -> Finding | None:
    held = _Held(sample.value, spec.document, sample.pointer)
    if sample.file is not None:
        path = external_path(spec.document, sample.file)
        if path is None:
            return None
        document = read(path)
        if isinstance(document, PipelineError):
            return _unreadable(spec, sample, document)
        held = _Held(document.data, document, "")
    try:
        misfits = judge((sample.schema, sample.direction), held.value)
    except ValueError:
        message = f"The {sample.kind} cannot be checked, because it holds what no JSON text can; write it otherwise."
        return spec.document.finding("examples-not-checked", message, sample.pointer, Severity.WARNING)
    return _misfit(spec, sample, held, misfits) if misfits else None


def _unreadable(spec: Spec, sample: Sample, error: PipelineError) -> Finding:
    first = error.findings[0]
    message = f"The example file {sample.file} cannot be used: {first.message}"
    if first.rule == "file-unreadable":
        message = f"The example file {sample.file} cannot be read; correct externalValue or write the file."
        return spec.document.finding("example-file-missing", message, join(sample.pointer, "externalValue"))
    return Finding("example-file-unreadable", message, sample.pointer, first.location)


def _misfit(spec: Spec, sample: Sample, held: _Held, misfits: tuple[Misfit, ...]) -> Finding:
    first = misfits[0]
    inside = join("", *first.path)
    at = f" at {inside}" if inside else ""
    more = f" (and {len(misfits) - 1} more)" if len(misfits) > 1 else ""
    used = f", used at {sample.used}," if sample.used else ""
    schema = component(target_of(spec, resolve(spec.document.data, sample.schema)) or sample.schema)
    message = (
        f"The {sample.kind}{used} does not fit its schema {schema}{at}: {first.text}{more}; correct one or the other."
    )
    return Finding(f"{sample.kind}-invalid", message, sample.pointer, held.document.locate(held.pointer + inside))


CHECKS = (check_examples,)
