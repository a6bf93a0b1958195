from clientwright.models import OpenStrEnum


class CommunicationChannel(OpenStrEnum):
    """A way to reach a customer."""

    LETTER = "LETTER"
    """Letter by post."""

    EMAIL = "EMAIL"
    """E-mail."""

    TEXT_MESSAGE = "TEXT_MESSAGE"
    """Text message to a mobile phone."""

    PHONE = "PHONE"
    """Telephone call."""

    FAX = "FAX"
    """Fax."""

    CONVERSATION = "CONVERSATION"
    """Conversation."""

    CHAT = "CHAT"
    """Chat."""

    OTHER = "OTHER"
    """Any other way. The document types spell theirs `OTHERS`."""
