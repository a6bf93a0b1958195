"""What the operations take and give."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .create_subscription_request import CreateSubscriptionRequest as CreateSubscriptionRequest
    from .delete_subscription_response import DeleteSubscriptionResponse as DeleteSubscriptionResponse
    from .package import Package as Package
    from .response_errors import ResponseErrors as ResponseErrors
    from .response_meta import ResponseMeta as ResponseMeta
    from .subscription import Subscription as Subscription
    from .subscription_list_response import SubscriptionListResponse as SubscriptionListResponse
    from .subscription_response import SubscriptionResponse as SubscriptionResponse
    from .update_subscription_request import UpdateSubscriptionRequest as UpdateSubscriptionRequest
    from .validation_error_response import ValidationErrorResponse as ValidationErrorResponse
    from .validation_error_response_errors import ValidationErrorResponseErrors as ValidationErrorResponseErrors
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
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
