from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .document_type import DocumentType


@define(kw_only=True)
class DocumentIdentification(Model):
    """Official proof of the customer's identity."""

    document_number: str = field(metadata={"name": "documentNumber"})
    """Number printed on the document. Example: "CX5432112345DS"."""

    document_type: DocumentType = field(metadata={"name": "documentType"})
    """What kind of document it is."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
