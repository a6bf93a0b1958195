from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .response_errors import ResponseErrors
    from .response_meta import ResponseMeta
    from .subscription import Subscription


@define(kw_only=True)
class SubscriptionListResponse(Model):
    """Envelope of the list."""

    success: bool
    """Whether the call succeeded."""

    data: Subscription | list[Subscription]
    """The subscriptions of the business. Be ready for a list and, as in the document, for a single one."""

    errors: ResponseErrors | None
    """Null in the documented success; no other value is shown."""

    meta: ResponseMeta
    """When the answer was made."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
