from clientwright.models import OpenStrEnum


class MessageCategory(OpenStrEnum):
    """What a message to a customer is about."""

    CONTRACT = "CONTRACT"
    """The customer's contract."""

    GENERAL = "GENERAL"
    """General matters."""

    APPOINTMENT = "APPOINTMENT"
    """Appointments of the customer."""

    NEWSLETTER = "NEWSLETTER"
    """The newsletter."""

    LOYALTY_PROGRAM = "LOYALTY_PROGRAM"
    """The loyalty program."""
