"""Contains shared errors types that can be raised from API functions"""


class UnexpectedStatus(Exception):
    """Raised by api functions when the response status an undocumented status and Client.raise_on_unexpected_status is True"""

    def __init__(self, status_code: int, content: bytes):
        self.status_code = status_code
        self.content = content

        super().__init__(f"Unexpected status code: {status_code}")

    def __reduce__(self) -> tuple[type[Exception], tuple[int, bytes]]:
        return type(self), (self.status_code, self.content)


class UnexpectedBody(UnexpectedStatus):
    """The status is documented as one with JSON, and the body is none.

    Raised by api functions when Client.raise_on_unexpected_status is True; without it, what they parse is None.
    """


__all__ = ["UnexpectedBody", "UnexpectedStatus"]
