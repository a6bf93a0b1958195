"""What the operations take and give."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .customer_info import CustomerInfo
    from .error_response import ErrorResponse
    from .field_error import FieldError
    from .live_customer import LiveCustomer
    from .live_membership_member import LiveMembershipMember
    from .live_membership_tier import LiveMembershipTier
    from .membership_customer import MembershipCustomer
    from .register_membership_member_live_response import RegisterMembershipMemberLiveResponse
    from .register_membership_member_request import RegisterMembershipMemberRequest
    from .register_membership_member_response import RegisterMembershipMemberResponse
    from .register_membership_member_result import RegisterMembershipMemberResult
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "CustomerInfo": ".customer_info",
            "ErrorResponse": ".error_response",
            "FieldError": ".field_error",
            "LiveCustomer": ".live_customer",
            "LiveMembershipMember": ".live_membership_member",
            "LiveMembershipTier": ".live_membership_tier",
            "MembershipCustomer": ".membership_customer",
            "RegisterMembershipMemberLiveResponse": ".register_membership_member_live_response",
            "RegisterMembershipMemberRequest": ".register_membership_member_request",
            "RegisterMembershipMemberResponse": ".register_membership_member_response",
            "RegisterMembershipMemberResult": ".register_membership_member_result",
        },
    )

__all__ = [
    "CustomerInfo",
    "ErrorResponse",
    "FieldError",
    "LiveCustomer",
    "LiveMembershipMember",
    "LiveMembershipTier",
    "MembershipCustomer",
    "RegisterMembershipMemberLiveResponse",
    "RegisterMembershipMemberRequest",
    "RegisterMembershipMemberResponse",
    "RegisterMembershipMemberResult",
]
