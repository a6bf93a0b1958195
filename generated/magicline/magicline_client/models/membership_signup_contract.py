from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .signature import Signature
    from .text_block_signature import TextBlockSignature


@define(kw_only=True)
class MembershipSignupContract(Model):
    """The contract to be concluded."""

    contract_offer_term_id: int = field(metadata={"name": "contractOfferTermId"})
    """Id of the term of a contract offer on which the contract is concluded. Example: 1000."""

    start_date: datetime.date = field(metadata={"name": "startDate"})
    """First day of the contract. Example: "2026-02-01"."""

    preuse_date: datetime.date | Unset = field(default=UNSET, metadata={"name": "preuseDate"})
    """Day from which the customer may use the membership before the contract starts. If left out, the contract offer
    decides. Example: "2026-01-01".
    """

    notes: str | Unset = UNSET
    """Free text to keep with the contract. Example: "Some notes"."""

    third_party_id: str | Unset = field(default=UNSET, metadata={"name": "thirdPartyId"})
    """Id under which a third party's system knows this contract. The customer has a field of the same name for its own
    id. Example: "1000a".
    """

    employee_id: int | Unset = field(default=UNSET, metadata={"name": "employeeId"})
    """Employee who carried out the signup, by id. Example: 1239812733."""

    referral_code: str | Unset = field(default=UNSET, metadata={"name": "referralCode"})
    """Code of the person who recruited the customer. Example: "A500D"."""

    selected_selectable_module_ids: list[int] | Unset = field(
        default=UNSET, metadata={"name": "selectedSelectableModuleIds"}
    )
    """Ids of the chosen modules among those that the offer lists as selectable."""

    selected_optional_module_ids: list[int] | Unset = field(
        default=UNSET, metadata={"name": "selectedOptionalModuleIds"}
    )
    """Ids of the chosen modules among those that the offer lists as optional."""

    initial_payment_request_token: str | Unset = field(
        default=UNSET, repr=False, metadata={"name": "initialPaymentRequestToken"}
    )
    """Secret token of a payment request that the user has already authorized in a payment session. Previews of a signup
    do without it. Example: "3JtyH5sakfn2V22vB0napNC2zWMlpFwS9gPQawuk7Jw1F00atOD0BA". Write-only.
    """

    contract_signature: Signature | Unset = field(default=UNSET, metadata={"name": "contractSignature"})
    """The customer's signature on the contract."""

    text_block_signatures: list[TextBlockSignature] | Unset = field(
        default=UNSET, metadata={"name": "textBlockSignatures"}
    )
    """Signatures on single text blocks of the contract, in addition to the one on the contract itself."""

    voucher_code: str | Unset = field(default=UNSET, metadata={"name": "voucherCode"})
    """Code of a voucher to redeem. Vouchers of other kinds than credit and discount do not work. Example: "123"."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
