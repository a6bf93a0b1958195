"""Apply overlays to a document: the actions in order, each on the result of the one before, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve, frozen

from clientwright.pipeline.documents import Document, Marks
from clientwright.pipeline.findings import Finding, PipelineError, Severity, errors
from clientwright.pipeline.overlay.acting import perform
from clientwright.pipeline.overlay.extending import check_extends
from clientwright.pipeline.overlay.merging import Tree
from clientwright.pipeline.overlay.parsing import parse


@frozen
class Applied:
    """What came of applying overlays.

    Attributes:
        document: The result, named and written as the input; a node from an overlay is placed in that overlay.
        actions: How many actions selected something and were applied to it.
        warnings: What should be looked at all the same.

    """

    document: Document
    actions: int
    warnings: tuple[Finding, ...]


def apply(document: Document, overlays: Sequence[Document], *, allow_unmatched: bool = False) -> Applied:
    """Apply overlays, in the order given, to a copy of a document.

    Args:
        document: The target; it is not changed.
        overlays: Overlay documents, versions 1.0 to 1.2.
        allow_unmatched: Whether a target that selects nothing is only a warning.

    Raises:
        PipelineError: An overlay is not valid, is meant for another document, or an action cannot be applied;
            all findings of that step.

    """
    try:
        return _applied(document, overlays, Severity.WARNING if allow_unmatched else Severity.ERROR)
    except RecursionError:
        message = "The document, or what an overlay adds to it, is nested too deeply to apply overlays; flatten it."
        raise PipelineError([document.finding("overlay-depth", message)]) from None


def _applied(document: Document, overlays: Sequence[Document], unmatched: Severity) -> Applied:
    parsed = [parse(overlay) for overlay in overlays]
    valid = [overlay for overlay, _ in parsed if overlay]
    findings = [finding for _, found in parsed for finding in found]
    findings += check_extends([document], valid)
    _stop_on_errors(findings)
    # The document is the one item of an array, so that its root can be replaced like any other node.
    root = Tree([document.data], Marks(document.marks.location, [document.marks])).copied()
    actions = 0
    for overlay in valid:
        for action in overlay.actions:
            done, found = perform(root, overlay, action, unmatched)
            actions += done
            findings += found
    _stop_on_errors(findings)
    result = root.at((0,))
    return Applied(evolve(document, data=result.data, marks=result.marks), actions, tuple(findings))


def _stop_on_errors(findings: list[Finding]) -> None:
    if errors(findings):
        raise PipelineError(findings)
