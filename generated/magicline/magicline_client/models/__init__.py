"""What the operations take and give."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .additional_information_field_assignment import AdditionalInformationFieldAssignment
    from .communication_channel import CommunicationChannel
    from .communication_channel_preference import CommunicationChannelPreference
    from .communication_preference import CommunicationPreference
    from .document_identification import DocumentIdentification
    from .document_type import DocumentType
    from .error_argument import ErrorArgument
    from .error_response import ErrorResponse
    from .gender import Gender
    from .language import Language
    from .membership_signup_contract import MembershipSignupContract
    from .membership_signup_customer import MembershipSignupCustomer
    from .membership_signup_request import MembershipSignupRequest
    from .membership_signup_result import MembershipSignupResult
    from .message_category import MessageCategory
    from .signature import Signature
    from .text_block_signature import TextBlockSignature
    from .typed_argument_type import TypedArgumentType
    from .typed_error_argument import TypedErrorArgument
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "AdditionalInformationFieldAssignment": ".additional_information_field_assignment",
            "CommunicationChannel": ".communication_channel",
            "CommunicationChannelPreference": ".communication_channel_preference",
            "CommunicationPreference": ".communication_preference",
            "DocumentIdentification": ".document_identification",
            "DocumentType": ".document_type",
            "ErrorArgument": ".error_argument",
            "ErrorResponse": ".error_response",
            "Gender": ".gender",
            "Language": ".language",
            "MembershipSignupContract": ".membership_signup_contract",
            "MembershipSignupCustomer": ".membership_signup_customer",
            "MembershipSignupRequest": ".membership_signup_request",
            "MembershipSignupResult": ".membership_signup_result",
            "MessageCategory": ".message_category",
            "Signature": ".signature",
            "TextBlockSignature": ".text_block_signature",
            "TypedArgumentType": ".typed_argument_type",
            "TypedErrorArgument": ".typed_error_argument",
        },
    )

__all__ = [
    "AdditionalInformationFieldAssignment",
    "CommunicationChannel",
    "CommunicationChannelPreference",
    "CommunicationPreference",
    "DocumentIdentification",
    "DocumentType",
    "ErrorArgument",
    "ErrorResponse",
    "Gender",
    "Language",
    "MembershipSignupContract",
    "MembershipSignupCustomer",
    "MembershipSignupRequest",
    "MembershipSignupResult",
    "MessageCategory",
    "Signature",
    "TextBlockSignature",
    "TypedArgumentType",
    "TypedErrorArgument",
]
