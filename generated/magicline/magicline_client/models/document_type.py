from clientwright.models import OpenStrEnum


class DocumentType(OpenStrEnum):
    """A kind of official document."""

    ID_CARD = "ID_CARD"
    """National identity card."""

    PASSPORT = "PASSPORT"
    """Passport."""

    DRIVERS_LICENCE = "DRIVERS_LICENCE"
    """Driving licence."""

    RESIDENCE_PERMIT = "RESIDENCE_PERMIT"
    """Permit to live in a country, or a visa."""

    NATIONAL_ID_NUMBER = "NATIONAL_ID_NUMBER"
    """Personal identity number that a country issues."""

    OTHERS = "OTHERS"
    """Any other kind of document. The communication channels spell theirs `OTHER`."""
