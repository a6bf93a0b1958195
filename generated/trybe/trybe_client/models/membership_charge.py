from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.charge_membership_summary import ChargeMembershipSummary
    from ..models.charge_processor_data import ChargeProcessorData
    from ..models.refund import Refund


T = TypeVar("T", bound="MembershipCharge")


@_attrs_define
class MembershipCharge:
    """A charge for one billing period of a membership.

    Attributes:
        id (UUID): Id of the charge.
        membership (ChargeMembershipSummary): The membership that the charge is for.
        processor (str): Payment provider of the charge. The document shows only the value `adyen`, and gives no list.
            Example: adyen.
        processor_data (ChargeProcessorData): Details of the payment from the payment provider.
        amount (int): Amount of the charge, in the smallest unit of `currency`: 3995 with `gbp` is 39.95 pounds.
            Example: 3995.
        currency (str): Currency of all amounts of the charge, three letters, in lower case here. Example: gbp.
        tax (int | str): Tax on the charge, presumably in the smallest unit of `currency`. Example: 1000.
        status (str): State of the charge. The document shows only the value `succeeded`, and gives no list. Example:
            succeeded.
        description (None | str): What the charge is for.
        can_download_receipt (bool): Whether a receipt can be downloaded. Example: True.
        amount_refunded (int): Sum of the refunds, in the smallest unit of `currency`. The examples hold arbitrary
            numbers, negative ones included.
        refunded (bool): Whether the whole charge was refunded. The examples set it regardless of the amounts.
        refunds (list[Refund]): The refunds of the charge.
        site_id (UUID): Id of the site that the charge belongs to.
        billing_period_from (datetime.date): First day of the billing period.
        billing_period_to (datetime.date): Last day of the billing period.
        created_at (datetime.datetime): When the charge was created.
        updated_at (datetime.datetime): When the charge last changed.
        original_amount (int | Unset): Original amount of the charge, in the smallest unit of `currency`. Example: 3995.
        processing_at (datetime.datetime | Unset): When the charge is or was processed, in some examples only.
    """

    id: UUID
    membership: ChargeMembershipSummary
    processor: str
    processor_data: ChargeProcessorData
    amount: int
    currency: str
    tax: int | str
    status: str
    description: None | str
    can_download_receipt: bool
    amount_refunded: int
    refunded: bool
    refunds: list[Refund]
    site_id: UUID
    billing_period_from: datetime.date
    billing_period_to: datetime.date
    created_at: datetime.datetime
    updated_at: datetime.datetime
    original_amount: int | Unset = UNSET
    processing_at: datetime.datetime | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        membership = self.membership.to_dict()

        processor = self.processor

        processor_data = self.processor_data.to_dict()

        amount = self.amount

        currency = self.currency

        tax: int | str
        tax = self.tax

        status = self.status

        description: None | str
        description = self.description

        can_download_receipt = self.can_download_receipt

        amount_refunded = self.amount_refunded

        refunded = self.refunded

        refunds = []
        for refunds_item_data in self.refunds:
            refunds_item = refunds_item_data.to_dict()
            refunds.append(refunds_item)

        site_id = str(self.site_id)

        billing_period_from = self.billing_period_from.isoformat()

        billing_period_to = self.billing_period_to.isoformat()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        original_amount = self.original_amount

        processing_at: str | Unset = UNSET
        if not isinstance(self.processing_at, Unset):
            processing_at = self.processing_at.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "membership": membership,
                "processor": processor,
                "processor_data": processor_data,
                "amount": amount,
                "currency": currency,
                "tax": tax,
                "status": status,
                "description": description,
                "can_download_receipt": can_download_receipt,
                "amount_refunded": amount_refunded,
                "refunded": refunded,
                "refunds": refunds,
                "site_id": site_id,
                "billing_period_from": billing_period_from,
                "billing_period_to": billing_period_to,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if original_amount is not UNSET:
            field_dict["original_amount"] = original_amount
        if processing_at is not UNSET:
            field_dict["processing_at"] = processing_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.charge_membership_summary import ChargeMembershipSummary
        from ..models.charge_processor_data import ChargeProcessorData
        from ..models.refund import Refund

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        membership = ChargeMembershipSummary.from_dict(d.pop("membership"))

        processor = d.pop("processor")

        processor_data = ChargeProcessorData.from_dict(d.pop("processor_data"))

        amount = d.pop("amount")

        currency = d.pop("currency")

        def _parse_tax(data: object) -> int | str:
            if isinstance(data, int):
                return data
            if isinstance(data, str):
                return data
            raise TypeError("tax is of no documented type")

        tax = _parse_tax(d.pop("tax"))

        status = d.pop("status")

        def _parse_description(data: object) -> None | str:
            if data is None:
                return data
            if isinstance(data, str):
                return data
            raise TypeError("description is of no documented type")

        description = _parse_description(d.pop("description"))

        can_download_receipt = d.pop("can_download_receipt")

        amount_refunded = d.pop("amount_refunded")

        refunded = d.pop("refunded")

        refunds = []
        _refunds = d.pop("refunds")
        for refunds_item_data in _refunds:
            refunds_item = Refund.from_dict(refunds_item_data)

            refunds.append(refunds_item)

        site_id = UUID(d.pop("site_id"))

        billing_period_from = datetime.date.fromisoformat(d.pop("billing_period_from"))

        billing_period_to = datetime.date.fromisoformat(d.pop("billing_period_to"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        original_amount = d.pop("original_amount", UNSET)

        _processing_at = d.pop("processing_at", UNSET)
        processing_at: datetime.datetime | Unset
        if isinstance(_processing_at, Unset):
            processing_at = UNSET
        else:
            processing_at = datetime.datetime.fromisoformat(_processing_at)

        _self = cls(
            id=id,
            membership=membership,
            processor=processor,
            processor_data=processor_data,
            amount=amount,
            currency=currency,
            tax=tax,
            status=status,
            description=description,
            can_download_receipt=can_download_receipt,
            amount_refunded=amount_refunded,
            refunded=refunded,
            refunds=refunds,
            site_id=site_id,
            billing_period_from=billing_period_from,
            billing_period_to=billing_period_to,
            created_at=created_at,
            updated_at=updated_at,
            original_amount=original_amount,
            processing_at=processing_at,
        )

        _self.additional_properties = d
        return _self

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
