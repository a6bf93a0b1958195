"""Settle the charges of memberships."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import charges_add_payment as charges_add_payment
    from . import charges_process as charges_process
    from . import charges_retry as charges_retry
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "charges_add_payment": "",
            "charges_process": "",
            "charges_retry": "",
        },
    )
