"""Contains all the data models used in inputs/outputs"""

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

__all__ = (
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
)
