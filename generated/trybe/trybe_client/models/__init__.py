"""What the operations take and give."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .attention_reason import AttentionReason
    from .avatar import Avatar
    from .charge_membership_summary import ChargeMembershipSummary
    from .charge_payment_request import ChargePaymentRequest
    from .charge_processor_data import ChargeProcessorData
    from .customer import Customer
    from .customer_label import CustomerLabel
    from .error_message import ErrorMessage
    from .last_check_in import LastCheckIn
    from .member import Member
    from .membership import Membership
    from .membership_charge import MembershipCharge
    from .membership_charge_envelope import MembershipChargeEnvelope
    from .membership_envelope import MembershipEnvelope
    from .membership_page import MembershipPage
    from .membership_rate import MembershipRate
    from .membership_sms import MembershipSms
    from .membership_sms_envelope import MembershipSmsEnvelope
    from .membership_sms_preview import MembershipSmsPreview
    from .membership_sms_preview_envelope import MembershipSmsPreviewEnvelope
    from .membership_sms_preview_request import MembershipSmsPreviewRequest
    from .membership_sms_request import MembershipSmsRequest
    from .membership_source import MembershipSource
    from .membership_status import MembershipStatus
    from .membership_type import MembershipType
    from .message_type import MessageType
    from .next_charge import NextCharge
    from .not_found_error import NotFoundError
    from .pagination_links import PaginationLinks
    from .pagination_meta import PaginationMeta
    from .payment_method import PaymentMethod
    from .payment_method_type import PaymentMethodType
    from .refund import Refund
    from .refund_processor_data import RefundProcessorData
    from .refunded_by import RefundedBy
    from .validation_error import ValidationError
    from .validation_error_errors import ValidationErrorErrors
    from .visibility import Visibility
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AttentionReason": ".attention_reason",
            "Avatar": ".avatar",
            "ChargeMembershipSummary": ".charge_membership_summary",
            "ChargePaymentRequest": ".charge_payment_request",
            "ChargeProcessorData": ".charge_processor_data",
            "Customer": ".customer",
            "CustomerLabel": ".customer_label",
            "ErrorMessage": ".error_message",
            "LastCheckIn": ".last_check_in",
            "Member": ".member",
            "Membership": ".membership",
            "MembershipCharge": ".membership_charge",
            "MembershipChargeEnvelope": ".membership_charge_envelope",
            "MembershipEnvelope": ".membership_envelope",
            "MembershipPage": ".membership_page",
            "MembershipRate": ".membership_rate",
            "MembershipSms": ".membership_sms",
            "MembershipSmsEnvelope": ".membership_sms_envelope",
            "MembershipSmsPreview": ".membership_sms_preview",
            "MembershipSmsPreviewEnvelope": ".membership_sms_preview_envelope",
            "MembershipSmsPreviewRequest": ".membership_sms_preview_request",
            "MembershipSmsRequest": ".membership_sms_request",
            "MembershipSource": ".membership_source",
            "MembershipStatus": ".membership_status",
            "MembershipType": ".membership_type",
            "MessageType": ".message_type",
            "NextCharge": ".next_charge",
            "NotFoundError": ".not_found_error",
            "PaginationLinks": ".pagination_links",
            "PaginationMeta": ".pagination_meta",
            "PaymentMethod": ".payment_method",
            "PaymentMethodType": ".payment_method_type",
            "Refund": ".refund",
            "RefundProcessorData": ".refund_processor_data",
            "RefundedBy": ".refunded_by",
            "ValidationError": ".validation_error",
            "ValidationErrorErrors": ".validation_error_errors",
            "Visibility": ".visibility",
        },
    )

__all__ = [
    "AttentionReason",
    "Avatar",
    "ChargeMembershipSummary",
    "ChargePaymentRequest",
    "ChargeProcessorData",
    "Customer",
    "CustomerLabel",
    "ErrorMessage",
    "LastCheckIn",
    "Member",
    "Membership",
    "MembershipCharge",
    "MembershipChargeEnvelope",
    "MembershipEnvelope",
    "MembershipPage",
    "MembershipRate",
    "MembershipSms",
    "MembershipSmsEnvelope",
    "MembershipSmsPreview",
    "MembershipSmsPreviewEnvelope",
    "MembershipSmsPreviewRequest",
    "MembershipSmsRequest",
    "MembershipSource",
    "MembershipStatus",
    "MembershipType",
    "MessageType",
    "NextCharge",
    "NotFoundError",
    "PaginationLinks",
    "PaginationMeta",
    "PaymentMethod",
    "PaymentMethodType",
    "Refund",
    "RefundProcessorData",
    "RefundedBy",
    "ValidationError",
    "ValidationErrorErrors",
    "Visibility",
]
