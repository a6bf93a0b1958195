"""Small replacements in the generator's own templates, each where its code would be wrong or unsafe.

An anchor that is not found exactly once means another version of the generator: that is an error, never a skip.
"""

from __future__ import annotations

from clientwright.pipeline.generation.patches_client import CLIENT
from clientwright.pipeline.generation.patches_endpoints import ENDPOINTS
from clientwright.pipeline.generation.patches_models import MODELS
from clientwright.pipeline.generation.patches_types import TYPES
from clientwright.pipeline.generation.patching import Patch

PATCHES = (*TYPES, *CLIENT, *ENDPOINTS, *MODELS)


class AnchorError(Exception):
    """A template does not read as a patch expects; the generator is another version than the pinned one."""


def patched(template: str, source: str) -> str:
    """Apply to a template the patches that are for it.

    Raises:
        AnchorError: An anchor does not occur as often as it should.

    """
    for patch in PATCHES:
        if patch.template == template:
            if source.count(patch.old) != patch.count:
                first = patch.old.strip().splitlines()[0]
                raise AnchorError(f"{template}: {first!r} occurs {source.count(patch.old)} times, not {patch.count}")
            source = source.replace(patch.old, patch.new)
    return source


__all__ = ["PATCHES", "AnchorError", "Patch", "patched"]
