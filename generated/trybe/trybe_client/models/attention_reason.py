from enum import StrEnum
from typing import Self


class AttentionReason(StrEnum):
    MANDATE_REVOKED = "mandate_revoked"
    NO_MANDATE = "no_mandate"
    PAYMENT_DISPUTED = "payment_disputed"
    PAYMENT_FAILED = "payment_failed"
    PAYMENT_OUTSTANDING = "payment_outstanding"
    SETUP_UNPAID = "setup_unpaid"
    SITE_ID = "site_id"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the specification lists this value."""
        return self._name_ in type(self).__members__

    def __str__(self) -> str:
        return str(self.value)
