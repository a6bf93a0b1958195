"""What the operations take and give."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .customer_info import CustomerInfo as CustomerInfo
    from .error_response import ErrorResponse as ErrorResponse
    from .field_error import FieldError as FieldError
    from .live_customer import LiveCustomer as LiveCustomer
    from .live_membership_member import LiveMembershipMember as LiveMembershipMember
    from .live_membership_tier import LiveMembershipTier as LiveMembershipTier
    from .membership_customer import MembershipCustomer as MembershipCustomer
    from .register_membership_member_live_response import (
        RegisterMembershipMemberLiveResponse as RegisterMembershipMemberLiveResponse,
    )
    from .register_membership_member_request import RegisterMembershipMemberRequest as RegisterMembershipMemberRequest
    from .register_membership_member_response import (
        RegisterMembershipMemberResponse as RegisterMembershipMemberResponse,
    )
    from .register_membership_member_result import RegisterMembershipMemberResult as RegisterMembershipMemberResult
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
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
