from clientwright.models import OpenStrEnum


class AttentionReason(OpenStrEnum):
    """Why somebody has to act on a membership. The document lists the values without explaining them. `site_id` looks
    like a field name that slipped into the list, but an example uses it.
    """

    NO_MANDATE = "no_mandate"
    SETUP_UNPAID = "setup_unpaid"
    MANDATE_REVOKED = "mandate_revoked"
    PAYMENT_FAILED = "payment_failed"
    PAYMENT_DISPUTED = "payment_disputed"
    PAYMENT_OUTSTANDING = "payment_outstanding"
    SITE_ID = "site_id"
