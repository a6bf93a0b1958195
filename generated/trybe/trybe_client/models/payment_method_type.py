from clientwright.models import OpenStrEnum


class PaymentMethodType(OpenStrEnum):
    """Kind of payment method."""

    CARD = "card"
    DIRECT_DEBIT = "direct_debit"
