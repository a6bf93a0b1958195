"""Settle the charges of memberships."""

from clientwright.lazy import lazy

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import charges_add_payment, charges_process, charges_retry
else:
    __getattr__, __dir__ = lazy(__name__, {"charges_add_payment": "", "charges_process": "", "charges_retry": ""})

__all__ = ["charges_add_payment", "charges_process", "charges_retry"]
