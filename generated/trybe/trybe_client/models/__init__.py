"""What the operations take and give."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .attention_reason import AttentionReason as AttentionReason
    from .avatar import Avatar as Avatar
    from .charge_membership_summary import ChargeMembershipSummary as ChargeMembershipSummary
    from .charge_payment_request import ChargePaymentRequest as ChargePaymentRequest
    from .charge_processor_data import ChargeProcessorData as ChargeProcessorData
    from .customer import Customer as Customer
    from .customer_label import CustomerLabel as CustomerLabel
    from .error_message import ErrorMessage as ErrorMessage
    from .last_check_in import LastCheckIn as LastCheckIn
    from .member import Member as Member
    from .membership import Membership as Membership
    from .membership_charge import MembershipCharge as MembershipCharge
    from .membership_charge_envelope import MembershipChargeEnvelope as MembershipChargeEnvelope
    from .membership_envelope import MembershipEnvelope as MembershipEnvelope
    from .membership_page import MembershipPage as MembershipPage
    from .membership_rate import MembershipRate as MembershipRate
    from .membership_sms import MembershipSms as MembershipSms
    from .membership_sms_envelope import MembershipSmsEnvelope as MembershipSmsEnvelope
    from .membership_sms_preview import MembershipSmsPreview as MembershipSmsPreview
    from .membership_sms_preview_envelope import MembershipSmsPreviewEnvelope as MembershipSmsPreviewEnvelope
    from .membership_sms_preview_request import MembershipSmsPreviewRequest as MembershipSmsPreviewRequest
    from .membership_sms_request import MembershipSmsRequest as MembershipSmsRequest
    from .membership_source import MembershipSource as MembershipSource
    from .membership_status import MembershipStatus as MembershipStatus
    from .membership_type import MembershipType as MembershipType
    from .message_type import MessageType as MessageType
    from .next_charge import NextCharge as NextCharge
    from .not_found_error import NotFoundError as NotFoundError
    from .pagination_links import PaginationLinks as PaginationLinks
    from .pagination_meta import PaginationMeta as PaginationMeta
    from .payment_method import PaymentMethod as PaymentMethod
    from .payment_method_type import PaymentMethodType as PaymentMethodType
    from .refund import Refund as Refund
    from .refund_processor_data import RefundProcessorData as RefundProcessorData
    from .refunded_by import RefundedBy as RefundedBy
    from .validation_error import ValidationError as ValidationError
    from .validation_error_errors import ValidationErrorErrors as ValidationErrorErrors
    from .visibility import Visibility as Visibility
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
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
