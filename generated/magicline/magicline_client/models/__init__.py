"""What the operations take and give."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .additional_information_field_assignment import (
        AdditionalInformationFieldAssignment as AdditionalInformationFieldAssignment,
    )
    from .communication_channel import CommunicationChannel as CommunicationChannel
    from .communication_channel_preference import CommunicationChannelPreference as CommunicationChannelPreference
    from .communication_preference import CommunicationPreference as CommunicationPreference
    from .document_identification import DocumentIdentification as DocumentIdentification
    from .document_type import DocumentType as DocumentType
    from .error_argument import ErrorArgument as ErrorArgument
    from .error_response import ErrorResponse as ErrorResponse
    from .gender import Gender as Gender
    from .language import Language as Language
    from .membership_signup_contract import MembershipSignupContract as MembershipSignupContract
    from .membership_signup_customer import MembershipSignupCustomer as MembershipSignupCustomer
    from .membership_signup_request import MembershipSignupRequest as MembershipSignupRequest
    from .membership_signup_result import MembershipSignupResult as MembershipSignupResult
    from .message_category import MessageCategory as MessageCategory
    from .signature import Signature as Signature
    from .text_block_signature import TextBlockSignature as TextBlockSignature
    from .typed_argument_type import TypedArgumentType as TypedArgumentType
    from .typed_error_argument import TypedErrorArgument as TypedErrorArgument
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
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
