"""The values that models, operations and answers are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Generic, TypeVar

from attrs import frozen
from msgspec import UNSET, UnsetType

Unset = UnsetType
"""The type of `UNSET`, which stands for a field that is not there; null is `None`."""

T_co = TypeVar("T_co", covariant=True)


class Headers(Mapping[str, str]):
    """The headers of an answer; names are compared without regard to case, repeated ones are joined by commas."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = {name.lower(): value for name, value in values.items()}

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return f"Headers({', '.join(self._values)})"


@frozen
class File:
    """Bytes that are sent or were received.

    Attributes:
        payload: What is read.
        file_name: The name that a form gives the file.
        mime_type: Its media type, such as `image/png`.

    """

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None


@frozen
class Response(Generic[T_co]):
    """An answer with a documented success status.

    Attributes:
        status_code: The status, such as 200.
        content: The body as it came.
        headers: Its headers.
        parsed: The documented model.

    """

    status_code: int
    content: bytes
    headers: Headers
    parsed: T_co


__all__ = ["UNSET", "File", "Headers", "Response", "Unset"]
