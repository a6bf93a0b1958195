from clientwright.models import OpenStrEnum


class MembershipStatus(OpenStrEnum):
    """State of a membership. A new one is `reserved` until it is paid for, and `needs_dd_mandate` while a direct debit
    mandate is missing. With `needs_attention` the site has to act: see `attention_reason`.
    """

    ACTIVE = "active"
    NEEDS_DD_MANDATE = "needs_dd_mandate"
    NEEDS_ATTENTION = "needs_attention"
    RESERVED = "reserved"
    INACTIVE = "inactive"
    EXPIRED = "expired"
    UPCOMING = "upcoming"
