from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .response_errors import ResponseErrors
    from .response_meta import ResponseMeta
    from .subscription import Subscription


@define(kw_only=True)
class DeleteSubscriptionResponse(Model):
    """Envelope of a deletion."""

    success: bool
    """Whether the subscription was deleted."""

    data: Subscription | None | Unset = UNSET
    """The subscription as it was, if the service sends it."""

    errors: ResponseErrors | None | Unset = UNSET
    """Null in the documented success; no other value is shown."""

    meta: ResponseMeta | Unset = UNSET
    """When the answer was made."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
