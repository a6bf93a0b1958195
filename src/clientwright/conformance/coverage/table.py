"""The figures as tables: for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TextIO

from clientwright.conformance.coverage.counting import SUBJECTS, Count, Figures
from clientwright.conformance.coverage.values import GRADES

_HEAD: Final = ("provider", "", *GRADES, "shown by an example")
_PLAIN_WIDTH: Final = 120


def print_table(figures: Iterable[Figures], stream: TextIO) -> None:
    """Print the figures: in colour on a terminal, else in plain columns.

    Args:
        figures: One of each provider.
        stream: Where to.

    """
    from rich.console import Console  # noqa: PLC0415  # slow to import
    from rich.table import Column, Table  # noqa: PLC0415  # slow to import

    styles = ("blue", "green", "yellow", "bright_black", "")
    columns = (Column(title, justify="right", style=style) for title, style in zip(_HEAD[2:], styles, strict=True))
    table = Table(_HEAD[0], _HEAD[1], *columns, box=None, pad_edge=False)
    for each in figures:
        for row in _rows(each):
            table.add_row(*row, end_section=row[1] == SUBJECTS[-1])
    Console(file=stream, highlight=False, markup=False, width=None if stream.isatty() else _PLAIN_WIDTH).print(table)


def markdown(figures: Sequence[Figures]) -> str:
    """Write the figures as one Markdown table, a row each provider.

    A cell holds the numbers of the four grades in the order of the heading; a single number is all documented.
    """
    head = ("provider", *SUBJECTS, "shown by an example")
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    for each in figures:
        cells = (_cell(each.counts[subject]) for subject in SUBJECTS)
        lines.append(f"| {each.provider} | {' | '.join(cells)} | {each.counts[SUBJECTS[-1]].share} |")
    return "\n".join([*lines, "", f"Each cell: {' / '.join(GRADES)}; one number alone is all documented."])


def _cell(count: Count) -> str:
    numbers = [count.graded[grade] for grade in GRADES]
    return " / ".join(map(str, numbers)) if any(numbers[1:]) else str(numbers[0])


def _rows(figures: Figures) -> Iterator[tuple[str, ...]]:
    for index, subject in enumerate(SUBJECTS):
        count = figures.counts[subject]
        numbers = (str(count.graded[grade]) for grade in GRADES)
        yield "" if index else figures.provider, subject, *numbers, count.share
