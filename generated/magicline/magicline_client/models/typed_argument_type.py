from enum import StrEnum
from typing import Self


class TypedArgumentType(StrEnum):
    AVAILABILITY_LIST = "AVAILABILITY_LIST"
    BOOLEAN = "BOOLEAN"
    DATE = "DATE"
    DECIMAL = "DECIMAL"
    ENUM = "ENUM"
    I18N_KEY = "I18N_KEY"
    I18N_KEY_LIST = "I18N_KEY_LIST"
    INTEGER = "INTEGER"
    LIMITABLE_CONFIG_PROPERTY = "LIMITABLE_CONFIG_PROPERTY"
    MONEY = "MONEY"
    MONTH_DAY = "MONTH_DAY"
    PERMISSION_LIST = "PERMISSION_LIST"
    STRING = "STRING"
    TERM = "TERM"
    TERM_LIST = "TERM_LIST"
    TIME = "TIME"
    TIMESTAMP = "TIMESTAMP"

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
