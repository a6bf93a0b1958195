from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

if TYPE_CHECKING:
    from .response_errors import ResponseErrors
    from .response_meta import ResponseMeta
    from .subscription import Subscription


@define(kw_only=True)
class SubscriptionResponse(Model):
    """Envelope of a success."""

    success: bool
    """Whether the call succeeded."""

    data: Subscription
    """The subscription that the call was about."""

    errors: ResponseErrors | None
    """Null in the documented success; no other value is shown."""

    meta: ResponseMeta
    """When the answer was made."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
