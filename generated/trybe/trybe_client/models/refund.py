from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.refund_processor_data import RefundProcessorData
    from ..models.refunded_by import RefundedBy


T = TypeVar("T", bound="Refund")


@_attrs_define
class Refund:
    """A refund of a charge or of a part of it.

    Attributes:
        id (UUID): Id of the refund.
        status (str): State of the refund. The document shows only the value `succeeded`, and gives no list. Example:
            succeeded.
        amount (int): Amount of the refund, in the smallest unit of `currency`: 995 with `gbp` is 9.95 pounds. Example:
            995.
        currency (str): Currency of `amount`, three letters, in lower case here. Example: gbp.
        notes (str): Notes on the refund. Example: Gesture of good will.
        processor_data (RefundProcessorData): The refund at the payment provider.
        created_at (datetime.datetime): When the refund was created.
        updated_at (datetime.datetime): When the refund last changed.
        failure_reason (str | Unset): Why the refund failed. In the examples, refunds that succeeded have one too.
            Example: invalid_details.
        refunded_by (RefundedBy | Unset): Who made the refund; missing from one example.
    """

    id: UUID
    status: str
    amount: int
    currency: str
    notes: str
    processor_data: RefundProcessorData
    created_at: datetime.datetime
    updated_at: datetime.datetime
    failure_reason: str | Unset = UNSET
    refunded_by: RefundedBy | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        status = self.status

        amount = self.amount

        currency = self.currency

        notes = self.notes

        processor_data = self.processor_data.to_dict()

        created_at = self.created_at.isoformat()

        updated_at = self.updated_at.isoformat()

        failure_reason = self.failure_reason

        refunded_by: dict[str, Any] | Unset = UNSET
        if not isinstance(self.refunded_by, Unset):
            refunded_by = self.refunded_by.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "status": status,
                "amount": amount,
                "currency": currency,
                "notes": notes,
                "processor_data": processor_data,
                "created_at": created_at,
                "updated_at": updated_at,
            }
        )
        if failure_reason is not UNSET:
            field_dict["failure_reason"] = failure_reason
        if refunded_by is not UNSET:
            field_dict["refunded_by"] = refunded_by

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.refund_processor_data import RefundProcessorData
        from ..models.refunded_by import RefundedBy

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        status = d.pop("status")

        amount = d.pop("amount")

        currency = d.pop("currency")

        notes = d.pop("notes")

        processor_data = RefundProcessorData.from_dict(d.pop("processor_data"))

        created_at = datetime.datetime.fromisoformat(d.pop("created_at"))

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        failure_reason = d.pop("failure_reason", UNSET)

        _refunded_by = d.pop("refunded_by", UNSET)
        refunded_by: RefundedBy | Unset
        if isinstance(_refunded_by, Unset):
            refunded_by = UNSET
        else:
            refunded_by = RefundedBy.from_dict(_refunded_by)

        _self = cls(
            id=id,
            status=status,
            amount=amount,
            currency=currency,
            notes=notes,
            processor_data=processor_data,
            created_at=created_at,
            updated_at=updated_at,
            failure_reason=failure_reason,
            refunded_by=refunded_by,
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
