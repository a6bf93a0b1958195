from __future__ import annotations

from typing import Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset


@define(kw_only=True)
class Language(Model):
    """A language, with the country of its regional variety."""

    language_code: str = field(metadata={"name": "languageCode"})
    """The language as an ISO 639-1 code. Example: "de"."""

    country_code: str | Unset = field(default=UNSET, metadata={"name": "countryCode"})
    """Country of the regional variety as an ISO 3166-1 code; not the country of the address. Example: "DE"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
