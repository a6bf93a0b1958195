"""Evidence coverage: who says what a spec states, as a table, Markdown, JSON, JUnit and one page."""

from __future__ import annotations

from clientwright.conformance.coverage.counting import count
from clientwright.conformance.coverage.gathering import gather
from clientwright.conformance.coverage.table import markdown, print_table
from clientwright.conformance.coverage.writing import write_report

__all__ = ["count", "gather", "markdown", "print_table", "write_report"]
