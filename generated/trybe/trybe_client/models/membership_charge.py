from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .charge_membership_summary import ChargeMembershipSummary
    from .charge_processor_data import ChargeProcessorData
    from .refund import Refund


@define(kw_only=True)
class MembershipCharge(Model):
    """A charge for one billing period of a membership."""

    id: UUID
    """Id of the charge."""

    membership: ChargeMembershipSummary
    """The membership that the charge is for."""

    processor: str
    """Payment provider of the charge. The document shows only the value `adyen`, and gives no list. Example: "adyen".
    """

    processor_data: ChargeProcessorData
    """Details of the payment from the payment provider."""

    amount: int
    """Amount of the charge, in the smallest unit of `currency`: 3995 with `gbp` is 39.95 pounds. Example: 3995."""

    original_amount: int | Unset = UNSET
    """Original amount of the charge, in the smallest unit of `currency`. Example: 3995."""

    currency: str
    """Currency of all amounts of the charge, three letters, in lower case here. Example: "gbp"."""

    tax: int | str
    """Tax on the charge, presumably in the smallest unit of `currency`. Example: 1000."""

    status: str
    """State of the charge. The document shows only the value `succeeded`, and gives no list. Example: "succeeded"."""

    description: str | None
    """What the charge is for."""

    can_download_receipt: bool
    """Whether a receipt can be downloaded."""

    amount_refunded: int
    """Sum of the refunds, in the smallest unit of `currency`. The examples hold arbitrary numbers, negative ones
    included.
    """

    refunded: bool
    """Whether the whole charge was refunded. The examples set it regardless of the amounts."""

    refunds: list[Refund]
    """The refunds of the charge."""

    site_id: UUID
    """Id of the site that the charge belongs to."""

    billing_period_from: datetime.date
    """First day of the billing period."""

    billing_period_to: datetime.date
    """Last day of the billing period."""

    processing_at: datetime.datetime | Unset = UNSET
    """When the charge is or was processed, in some examples only."""

    created_at: datetime.datetime
    """When the charge was created."""

    updated_at: datetime.datetime
    """When the charge last changed."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
