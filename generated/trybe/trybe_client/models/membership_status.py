from enum import StrEnum
from typing import Self


class MembershipStatus(StrEnum):
    ACTIVE = "active"
    EXPIRED = "expired"
    INACTIVE = "inactive"
    NEEDS_ATTENTION = "needs_attention"
    NEEDS_DD_MANDATE = "needs_dd_mandate"
    RESERVED = "reserved"
    UPCOMING = "upcoming"

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
