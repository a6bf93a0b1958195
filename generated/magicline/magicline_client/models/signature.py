from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class Signature(Model):
    """A signature of the customer."""

    base_64_svg_signature: str = field(repr=False, metadata={"name": "base64SvgSignature"})
    """The signature as an SVG image, encoded in Base64. Write-only."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
