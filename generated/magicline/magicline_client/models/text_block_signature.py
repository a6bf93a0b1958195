from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class TextBlockSignature(Model):
    """A signature of the customer on one text block."""

    base_64_svg_signature: str = field(repr=False, metadata={"name": "base64SvgSignature"})
    """The signature on this text block as an SVG image, encoded in Base64. Write-only."""

    text_block_id: int = field(metadata={"name": "textBlockId"})
    """Id of the text block that was signed."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
