from clientwright.models import OpenStrEnum


class Gender(OpenStrEnum):
    """Gender of a customer."""

    MALE = "MALE"
    """Male."""

    FEMALE = "FEMALE"
    """Female."""

    UNISEX = "UNISEX"
    """Unisex."""
