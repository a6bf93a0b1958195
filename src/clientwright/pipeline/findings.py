"""What the pipeline has to say about an input: findings with a rule, a place and a remedy."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum

from attrs import evolve, field, frozen


class Severity(StrEnum):
    """How much a finding matters; only errors stop a run."""

    ERROR = "error"
    WARNING = "warning"


@frozen(order=True)
class Location:
    """A place in a file a person can open; line and column count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Finding:
    """One thing that is wrong with an input.

    Attributes:
        rule: Stable identifier in kebab case, such as `reference-unresolved`.
        message: One sentence that says what is wrong and what to do.
        pointer: JSON pointer (RFC 6901) to the offending node; empty for the whole document.
        location: Where the node stands in its file.
        severity: Whether it stops the run.

    """

    rule: str
    message: str
    pointer: str
    location: Location
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = f" (at {self.pointer})" if self.pointer else ""
        return f"{self.location}: {self.severity}: {self.message}{where} [{self.rule}]"


def _as_tuple(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(findings)


@frozen
class PipelineError(Exception):
    """An input cannot be used; the findings say why, all of them."""

    findings: tuple[Finding, ...] = field(converter=_as_tuple)

    def __str__(self) -> str:
        return "\n".join(str(finding) for finding in self.findings)


def allow(findings: Iterable[Finding], rules: Collection[str]) -> tuple[Finding, ...]:
    """Turn the errors of some rules into warnings."""
    return tuple(evolve(one, severity=Severity.WARNING) if one.rule in rules else one for one in findings)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Keep only the findings that stop a run."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
