from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .package import Package


@define(kw_only=True)
class Subscription(Model):
    """One customer's subscription to one package."""

    field_id: str = field(metadata={"name": "_id"})
    """Id of the subscription, which paths call `subscription_id`. Example: "622b002e8a82a66bbc142892"."""

    package_id: str
    """Id of the package that is subscribed to. Example: "62285c23b97cf205d127fc42"."""

    email: str
    """E-mail address of the customer. Example: "test@test.com"."""

    phone_no: str | Unset = UNSET
    """The customer's phone number, if one was given. Example: "0135323922"."""

    status: str
    """State of the subscription. The document shows only the value `created`, and gives no list. Example: "created"."""

    updated_at: datetime.datetime
    """When the subscription last changed, to the microsecond. Example: "2022-03-11T07:54:22.106000Z"."""

    created_at: datetime.datetime
    """When the subscription was created, to the microsecond. Example: "2022-03-11T07:54:22.106000Z"."""

    package: Package | Unset = UNSET
    """The package that is subscribed to."""

    payment_links: list[Any] | Unset = UNSET
    """Payment links of the subscription. The documented list is empty, so the form of its items is unknown."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
