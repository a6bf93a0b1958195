"""The operations, a package a tag."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import memberships as memberships
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "memberships": "",
        },
    )
