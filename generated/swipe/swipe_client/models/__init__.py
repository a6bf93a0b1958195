"""What the operations take and give."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .create_subscription_request import CreateSubscriptionRequest
    from .delete_subscription_response import DeleteSubscriptionResponse
    from .package import Package
    from .response_errors import ResponseErrors
    from .response_meta import ResponseMeta
    from .subscription import Subscription
    from .subscription_list_response import SubscriptionListResponse
    from .subscription_response import SubscriptionResponse
    from .update_subscription_request import UpdateSubscriptionRequest
    from .validation_error_response import ValidationErrorResponse
    from .validation_error_response_errors import ValidationErrorResponseErrors
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "CreateSubscriptionRequest": ".create_subscription_request",
            "DeleteSubscriptionResponse": ".delete_subscription_response",
            "Package": ".package",
            "ResponseErrors": ".response_errors",
            "ResponseMeta": ".response_meta",
            "Subscription": ".subscription",
            "SubscriptionListResponse": ".subscription_list_response",
            "SubscriptionResponse": ".subscription_response",
            "UpdateSubscriptionRequest": ".update_subscription_request",
            "ValidationErrorResponse": ".validation_error_response",
            "ValidationErrorResponseErrors": ".validation_error_response_errors",
        },
    )

__all__ = [
    "CreateSubscriptionRequest",
    "DeleteSubscriptionResponse",
    "Package",
    "ResponseErrors",
    "ResponseMeta",
    "Subscription",
    "SubscriptionListResponse",
    "SubscriptionResponse",
    "UpdateSubscriptionRequest",
    "ValidationErrorResponse",
    "ValidationErrorResponseErrors",
]
