"""Subscriptions of customers to the packages of the business."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import (
        subscriptions_create,
        subscriptions_delete,
        subscriptions_list,
        subscriptions_retrieve,
        subscriptions_update,
    )
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            "subscriptions_create": "",
            "subscriptions_delete": "",
            "subscriptions_list": "",
            "subscriptions_retrieve": "",
            "subscriptions_update": "",
        },
    )

__all__ = [
    "subscriptions_create",
    "subscriptions_delete",
    "subscriptions_list",
    "subscriptions_retrieve",
    "subscriptions_update",
]
