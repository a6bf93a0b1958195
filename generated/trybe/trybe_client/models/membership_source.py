from clientwright.models import OpenStrEnum


class MembershipSource(OpenStrEnum):
    """Where a membership came from. The document lists the values without explaining them."""

    SELF_SIGNUP = "self_signup"
    APP = "app"
    IMPORT = "import"
    UNKNOWN = "unknown"
