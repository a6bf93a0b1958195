from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.customer_info import CustomerInfo


T = TypeVar("T", bound="RegisterMembershipMemberRequest")


@_attrs_define
class RegisterMembershipMemberRequest:
    """A customer to enrol in a tier of a membership product.

    Attributes:
        product_id (str): Id of the membership product, which Mayar also calls a payment link: the answer gives it back
            as `paymentLinkId`. It has to be a product of the merchant whose key is used. Example:
            7c9d2e1f-4a5b-4c6d-8e9f-0a1b2c3d4e5f.
        membership_tier_id (str): Id of the tier of that product on which the customer becomes a member. Example:
            9b2d4f6a-8c1e-4a3b-bd5c-6e7f8a9b0c1d.
        customer_info (CustomerInfo): The customer who becomes a member, and how to reach them.
        membership_monthly_period (int): Length of one billing period, in months. The answer calls it
            `monthlyPaymentPeriod`. Which lengths a tier accepts is not documented. Example: 1.
    """

    product_id: str
    membership_tier_id: str
    customer_info: CustomerInfo
    membership_monthly_period: int
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        product_id = self.product_id

        membership_tier_id = self.membership_tier_id

        customer_info = self.customer_info.to_dict()

        membership_monthly_period = self.membership_monthly_period

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "productId": product_id,
                "membershipTierId": membership_tier_id,
                "customerInfo": customer_info,
                "membershipMonthlyPeriod": membership_monthly_period,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer_info import CustomerInfo

        d = dict(src_dict)
        product_id = d.pop("productId")

        membership_tier_id = d.pop("membershipTierId")

        customer_info = CustomerInfo.from_dict(d.pop("customerInfo"))

        membership_monthly_period = d.pop("membershipMonthlyPeriod")

        _self = cls(
            product_id=product_id,
            membership_tier_id=membership_tier_id,
            customer_info=customer_info,
            membership_monthly_period=membership_monthly_period,
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
