"""What generated models are made of: a base for objects, bases for enums that keep unknown values."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from functools import partial
from threading import Lock
from types import MemberDescriptorType
from typing import Any, Final, Generic, Self, TypeVar

from attrs import field, frozen
from msgspec import UNSET

V = TypeVar("V")
SPARE: Final = "__spare__"
"""The slot of `additional_properties` itself, which holds UNSET until somebody asks for the dict."""

_MAKING: Final = Lock()


def _made(slot: MemberDescriptorType, model: object) -> Any:
    found = slot.__get__(model)
    if found is not UNSET:
        return found
    with _MAKING:
        found = slot.__get__(model)
        if found is UNSET:
            slot.__set__(model, {})
    return slot.__get__(model)


@frozen
class Discriminator:
    """Tells the members of a union apart; stands in `Annotated` beside the union.

    Attributes:
        name: The property whose value names the member, as on the wire.
        classes: The class name for each value.

    """

    name: str
    classes: Mapping[str, str] = field(hash=False)


class MapModel(Generic[V]):
    """An object that may have properties beyond its fields, all of one type.

    Subclasses are attrs classes with a field `additional_properties: dict[str, V]`, which holds those properties; where
    an answer has none, the dict is made at first use, which spares memory and time. The
    metadata of a field may have `name`, its name on the wire where that is another.
    """

    __slots__ = ()
    additional_properties: dict[str, V]

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        slot = cls.__dict__.get("additional_properties")
        if isinstance(slot, MemberDescriptorType):
            setattr(cls, SPARE, slot)
            setattr(cls, "additional_properties", property(partial(_made, slot), slot.__set__))  # noqa: B010  # an assignment would be another type to checkers

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read an object from what JSON gives for it.

        Raises:
            DecodeError: A value is missing or of another type; its path says where.

        """
        from clientwright.codec import from_dict  # noqa: PLC0415  # built at first use

        return from_dict(cls, src_dict)

    def to_dict(self) -> dict[str, Any]:
        """Write the object as JSON has it: dates as texts, enums as their values, no field that is UNSET.

        Raises:
            EncodeError: A field holds what it cannot; its path says which.

        """
        from clientwright.codec import to_dict  # noqa: PLC0415  # built at first use

        return to_dict(self)

    @property
    def additional_keys(self) -> list[str]:
        """The names of the properties beyond the fields."""
        return list(self.additional_properties)

    def __getitem__(self, key: str) -> V:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: V) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


class Model(MapModel[Any]):
    """An object of an API."""

    __slots__ = ()


class OpenStrEnum(StrEnum):
    """Texts that the specification lists; any other is kept as a member that is not known."""

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
        return self._value_ in type(self)._value2member_map_


class OpenIntEnum(IntEnum):
    """Whole numbers that the specification lists; any other is kept as a member that is not known."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_ = "UNKNOWN"
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the specification lists this value."""
        return self._value_ in type(self)._value2member_map_
