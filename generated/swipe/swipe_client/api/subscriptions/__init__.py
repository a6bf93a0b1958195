"""Subscriptions of customers to the packages of the business."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import subscriptions_create as subscriptions_create
    from . import subscriptions_delete as subscriptions_delete
    from . import subscriptions_list as subscriptions_list
    from . import subscriptions_retrieve as subscriptions_retrieve
    from . import subscriptions_update as subscriptions_update
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "subscriptions_create": "",
            "subscriptions_delete": "",
            "subscriptions_list": "",
            "subscriptions_retrieve": "",
            "subscriptions_update": "",
        },
    )
