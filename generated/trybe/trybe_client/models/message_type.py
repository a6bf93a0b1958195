from clientwright.models import OpenStrEnum


class MessageType(OpenStrEnum):
    """Type of a text message."""

    BILLING_DETAILS_REQUEST = "billing_details_request"
    """Asks the lead member for payment details."""
