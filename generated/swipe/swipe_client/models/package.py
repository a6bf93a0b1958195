from __future__ import annotations

import datetime
from typing import Any

from attrs import define, field
from clientwright.models import Model


@define(kw_only=True)
class Package(Model):
    """What customers of a business can subscribe to, with its price and how often it is charged."""

    field_id: str = field(metadata={"name": "_id"})
    """Id of the package. Example: "62285c23b97cf205d127fc42"."""

    name: str
    """Name of the package. Example: "Test Package"."""

    description: str
    """Text that describes the package. Example: "Test Package Description"."""

    amount: int
    """Amount of one charge, in the minor unit of `currency`: 2500 with `MYR` is 25.00 ringgit. The unit is inferred:
    version 1.0 of the API shows the same package with 25. Example: 2500.
    """

    frequency: str
    """How often the amount is charged. The document shows only the value `yearly`, and gives no list. Example:
    "yearly".
    """

    currency: str
    """Code of the currency of `amount`. Example: "MYR"."""

    date_charge_start: datetime.date
    """Date from which the package is charged. Example: "2002-07-12"."""

    business_id: int
    """Id of the business that offers the package; an integer, unlike the other ids. Example: 1."""

    status: str
    """State of the package. The document shows only the value `cancel`, and gives no list. Example: "cancel"."""

    updated_at: datetime.datetime
    """When the package last changed, to the microsecond. Example: "2022-03-09T07:49:55.042000Z"."""

    created_at: datetime.datetime
    """When the package was created, to the microsecond. Example: "2022-03-09T07:49:55.042000Z"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
