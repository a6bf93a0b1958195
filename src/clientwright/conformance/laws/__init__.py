"""All laws, by family.

Evidence C0, examples C1, cells C2, documents C3, calls C4, pages C5, the Python surface C6, life cycles C7.
"""

from __future__ import annotations

from clientwright.conformance.law import Law
from clientwright.conformance.laws import (
    calls,
    cells,
    declarations,
    documents,
    evidence,
    examples,
    generation,
    lifecycles,
    models,
    pages,
    surfaces,
    unreadable,
)

LAWS: tuple[Law, ...] = (
    *evidence.LAWS,
    *generation.LAWS,
    *examples.LAWS,
    *cells.LAWS,
    *documents.LAWS,
    *unreadable.LAWS,
    *calls.LAWS,
    *pages.LAWS,
    *models.LAWS,
    *surfaces.LAWS,
    *declarations.LAWS,
    *lifecycles.LAWS,
)
