"""The parts of docs/reliability.md that a program writes: the table of the matrix, and the list of the faults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from client_calls import calls
from fault_matrix_cells import SURROUNDINGS, Cell, cells, codes

from clientwright.sandbox.faults import Fault, families

PAGE = Path(__file__).parent.parent / "docs" / "reliability.md"
PROVIDERS = sorted({call.provider for call in calls().values()})
NUMBERED = {"4xx": "", "5xx and 999": "", "5xx and 999 after the effect": "-after"}
"""The families of statuses, and what stands behind the number in their codes."""
KNOWN = {True: "`True`", False: "`False`", None: "`None`"}
ROUND = {
    "tls-to-plain-port": ("TLS to a port that has none", "The address says https, and the port speaks plain HTTP."),
    "tls-untrusted": ("certificate that is not trusted", "The certificate is signed by nobody that the client knows."),
    "pool-exhausted": ("no connection left", "Every connection of the httpx client is in use for as long as the call."),
}
"""Title and explanation of what is wrong around a client."""


def passed(failed: Iterable[str]) -> dict[tuple[str, str], int]:
    """Count the cells that are right, by family and provider.

    Args:
        failed: The cells that are not.

    """
    wrong = frozenset(failed)
    return {
        (family, provider): sum(str(cell) not in wrong for cell in cells(family, provider))
        for family in codes()
        for provider in PROVIDERS
    }


def matrix(right: Mapping[tuple[str, str], int]) -> str:
    """Write the table.

    Args:
        right: The number of right cells by family and provider.

    """
    rows = [["faults", "codes", *PROVIDERS, "all"], ["---", *["---:"] * (len(PROVIDERS) + 2)]]
    for family, found in codes().items():
        figures = [(right[family, provider], len([*cells(family, provider)])) for provider in PROVIDERS]
        rows.append([family, str(len(found)), *map(_share, figures), _share(_sum(figures))])
    totals = [_sum((right[family, one], len([*cells(family, one)])) for family in codes()) for one in PROVIDERS]
    number = sum(map(len, codes().values()))
    rows.append(["**all**", str(number), *map(_share, totals), f"**{_share(_sum(totals))}**"])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _share(figures: tuple[int, int]) -> str:
    return f"{figures[0]} / {figures[1]}"


def _sum(figures: Iterable[tuple[int, int]]) -> tuple[int, int]:
    right, number = zip(*figures, strict=True)
    return sum(right), sum(number)


def catalogue() -> str:
    """Write the list of the faults, one table for each family."""
    return "\n\n".join(f"### {family[0].upper()}{family[1:]}\n\n{_listed(family)}" for family in codes())


def _listed(family: str) -> str:
    if family == SURROUNDINGS:
        lines = [f"| `{code}` | {title} | `False` | {explain} |" for code, (title, explain) in ROUND.items()]
    else:
        lines = [*_numbered(family)] if family in NUMBERED else [_line(one, one.code) for one in families()[family]]
    return "\n".join(["| code | what | known at best | explanation |", "|---|---|---|---|", *lines])


def _line(fault: Fault, code: str, title: str = "", explain: str = "") -> str:
    return f"| `{code}` | {title or fault.title} | {KNOWN[fault.knowable]} | {explain or fault.explain} |"


def _numbered(family: str) -> Iterator[str]:
    """Write one line for all statuses, which differ by their number alone."""
    found = families()[family]
    numbers = [int(one.code.split("-")[1]) for one in found]
    last = max(number for number in numbers if number < 600)
    more = " and 999" if numbers[-1] > last else ""
    explain = re.sub(r"the answer is \d+", "the answer has the status", found[0].explain)
    title = f"a status from {numbers[0]} to {last}{more}"
    yield _line(found[0], f"status-NUMBER{NUMBERED[family]}", title, explain)


def written(text: str, parts: Mapping[str, str]) -> str:
    """Put parts into a page, each between its two marks.

    Args:
        text: The page.
        parts: The parts by the name in their marks.

    """
    for name, content in parts.items():
        mark = f"<!-- {name}: written by tests/fault_matrix_run.py -->"
        before, _, rest = text.partition(f"{mark}\n")
        _, end, after = rest.partition(f"<!-- end of {name} -->")
        assert end, f"the page has no marks for {name}"
        text = f"{before}{mark}\n\n{content}\n\n{end}{after}"
    return text


def page(failed: Iterable[str | Cell]) -> str:
    """Give the page with what a run has found."""
    parts = {"matrix": matrix(passed(map(str, failed))), "faults": catalogue()}
    return written(PAGE.read_text("utf-8"), parts)
