from clientwright.models import OpenStrEnum


class Visibility(OpenStrEnum):
    """Who can see a type of membership."""

    PUBLIC = "public"
    PRIVATE = "private"
    LINK_ONLY = "link_only"
