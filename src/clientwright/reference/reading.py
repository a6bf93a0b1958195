"""Read what the page of one provider is made of."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import frozen

from clientwright.pipeline.checks import check
from clientwright.pipeline.documents import Document
from clientwright.pipeline.effective import Provider, effective_of
from clientwright.pipeline.findings import PipelineError, allow, errors
from clientwright.reference.patches import Patch, patches_of
from clientwright.reference.samples import Sample, samples_of


@frozen
class Reference:
    """What the page of one provider says.

    Attributes:
        name: The provider.
        document: Its spec after overlays.
        samples: The Python calls of each operation, by the JSON pointer of the operation.
        patches: What overlays changed.

    """

    name: str
    document: Document
    samples: Mapping[str, tuple[Sample, ...]]
    patches: tuple[Patch, ...]

    @property
    def file(self) -> str:
        """The name of the page."""
        return f"{self.name}.html"


def read(provider: Provider, allowed: Collection[str] = ()) -> Reference:
    """Read a provider's spec and overlays.

    Args:
        provider: Which.
        allowed: Rules of the checks whose errors are taken for warnings.

    Raises:
        PipelineError: The spec or an overlay is wrong, or no client can be generated.

    """
    effective = effective_of(provider)
    if wrong := errors(allow(check(effective.document), allowed)):
        raise PipelineError(wrong)
    samples = samples_of(effective.document, provider.name)
    return Reference(provider.name, effective.document, samples, patches_of(effective))
