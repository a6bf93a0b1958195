"""Contains all the data models used in inputs/outputs"""

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

__all__ = (
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
)
