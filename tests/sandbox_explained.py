"""What Schemathesis finds in the sandboxes and is meant to be so, each with the reason."""

from __future__ import annotations

from typing import Protocol

from attrs import frozen


class _Found(Protocol):
    @property
    def provider(self) -> str: ...
    @property
    def operation(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def said(self) -> str: ...


@frozen
class Explained:
    """A finding that is meant to be so.

    Attributes:
        provider: The name of the provider.
        operation: Method and path.
        code: What Schemathesis calls it.
        text: What the body of the answer says, among other things.
        reason: Why it is meant.

    """

    provider: str
    operation: str
    code: str
    text: str
    reason: str

    def explains(self, found: _Found) -> bool:
        """Tell whether a finding is this one."""
        same = (self.provider, self.operation, self.code) == (found.provider, found.operation, found.code)
        return same and self.text in found.said


REFUSED = "ST202"
CHARGES = "POST /shop/membership-charges/{chargeId}"
MESSAGES = "POST /shop/memberships/{membershipId}/sms"
PAID_ONCE = "The state of the charge decides, which no schema of the request can tell: a charge is paid once."
ANSWERED = "Schemathesis expects 409 for a conflict; Trybe documents 422 alone."

EXPLAINED = (
    Explained(
        "mayar",
        "POST /hl/v2/memberships/members/create",
        REFUSED,
        "Email sudah terdaftar pada tier ini.",
        "An address is registered once on a tier, and Mayar documents 400 for it, where Schemathesis expects 409.",
    ),
    Explained(
        "swipe",
        "PUT /subscriptions/{subscription_id}",
        REFUSED,
        "The subscription has been cancelled.",
        "What is cancelled changes no more, which no schema of the request can tell.",
    ),
    Explained("trybe", f"{CHARGES}/payment", REFUSED, "The charge has been paid.", PAID_ONCE),
    Explained("trybe", f"{CHARGES}/process", REFUSED, "The charge is not pending.", PAID_ONCE),
    Explained("trybe", f"{CHARGES}/retry", REFUSED, "The charge has not failed.", PAID_ONCE),
    Explained("trybe", MESSAGES, REFUSED, "The membership already has a payment method.", ANSWERED),
    Explained("trybe", f"{MESSAGES}/preview", REFUSED, "The membership already has a payment method.", ANSWERED),
)
