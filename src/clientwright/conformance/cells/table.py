"""How much of the shape of each body its documented examples reach, and how much the laws do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientwright.conformance.cells.cells import cells, reached
from clientwright.conformance.cells.edits import cover
from clientwright.conformance.law import Case, body_cases
from clientwright.conformance.subjects import Subject
from clientwright.pipeline.documents import JSON

_HEAD = ("provider", "body", "cells", "by examples", "by the laws", "documents", "left out")


def cell_table(subjects: Iterable[Subject]) -> str:
    """Write a Markdown table: for each body its cells, and how many of them documents are in.

    A cell is a kind of value at a place of the schema; `left out` are those for which no document can be made.
    """
    rows = [row for subject in subjects for case in body_cases(subject) for row in _rows(subject, case)]
    total = ("all", "", *(str(sum(int(row[column]) for row in rows)) for column in range(2, len(_HEAD))))
    lines = (_HEAD, ("---", "---", *["---:"] * (len(_HEAD) - 2)), *rows, total)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rows(subject: Subject, case: Case) -> Iterator[tuple[str, ...]]:
    body = case.the_body
    found = cells(subject, body)
    documents = {id(one.document): one.document for one in cover(subject, body)}.values()

    def count(given: Iterable[JSON]) -> int:
        met = frozenset[object]().union(*(reached(subject, body, document) for document in given))
        return sum(cell in met for cell in found)

    left = sum(bool(cell.reason) for cell in found)
    figures = (len(found), count(body.examples.values()), count(documents), len(documents), left)
    yield (subject.name, case.name, *map(str, figures))
