from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from attrs import define, field
from clientwright.models import Model

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .additional_information_field_assignment import AdditionalInformationFieldAssignment
    from .communication_preference import CommunicationPreference
    from .document_identification import DocumentIdentification
    from .gender import Gender
    from .language import Language


@define(kw_only=True)
class MembershipSignupCustomer(Model):
    """The person who becomes a customer. The address is not an object of its own: its parts stand among the other
    fields, and which of them apply depends on the country.
    """

    third_party_id: str | Unset = field(default=UNSET, metadata={"name": "thirdPartyId"})
    """Id under which a third party's system knows this customer. The contract has a field of the same name for its own
    id. Example: "A1000".
    """

    first_name: str = field(metadata={"name": "firstName"})
    """Given name. Example: "Peter"."""

    second_first_name: str | Unset = field(default=UNSET, metadata={"name": "secondFirstName"})
    """Second given name. Example: "Thomas"."""

    last_name: str = field(metadata={"name": "lastName"})
    """Family name. Example: "Muller"."""

    second_last_name: str | Unset = field(default=UNSET, metadata={"name": "secondLastName"})
    """Second family name. Example: "Meyer"."""

    date_of_birth: datetime.date = field(metadata={"name": "dateOfBirth"})
    """Date of birth. Example: "2019-08-24"."""

    place_of_birth: str | Unset = field(default=UNSET, metadata={"name": "placeOfBirth"})
    """Town in which the customer was born. Required in connection with Italian studios and Italian nationals; the
    document does not say whether one of the two is enough.
    """

    country_of_birth: str | Unset = field(default=UNSET, metadata={"name": "countryOfBirth"})
    """Country in which the customer was born. Required in connection with Italian studios and nationals of other
    countries than Italy; the document does not say whether one of the two is enough, nor how to write the country.
    """

    email: str
    """E-mail address. Example: "example@example.com"."""

    gender: Gender | Unset = UNSET
    """The customer's gender."""

    phone_number_private: str | Unset = field(default=UNSET, metadata={"name": "phoneNumberPrivate"})
    """Private telephone number. Example: "+44123456789"."""

    phone_number_mobile: str | Unset = field(default=UNSET, metadata={"name": "phoneNumberMobile"})
    """Mobile telephone number. Example: "+44987654321"."""

    street: str
    """Name of the street. Example: "Raboisen Street"."""

    second_street: str | Unset = field(default=UNSET, metadata={"name": "secondStreet"})
    """Second line of the street, for addresses that need two. Example: "Second Street"."""

    city_part: str | Unset = field(default=UNSET, metadata={"name": "cityPart"})
    """Quarter of the city. Example: "Tegel"."""

    district: str | Unset = UNSET
    """District in which the address lies. Example: "District 12"."""

    street_type: str | Unset = field(default=UNSET, metadata={"name": "streetType"})
    """Kind of street, such as avenue or square. Example: "Avenue"."""

    street_block: str | Unset = field(default=UNSET, metadata={"name": "streetBlock"})
    """Block of buildings in the street. Example: "5th block"."""

    portal: str | Unset = UNSET
    """Entrance of the building. Example: "Portal 1"."""

    stairway: str | Unset = UNSET
    """Staircase within the building. Example: "Right stairway"."""

    door: str | Unset = UNSET
    """Door of the flat or office. Example: "Door 1"."""

    province: str | Unset = UNSET
    """Province of the address. Example: "Champagne"."""

    additional_address_information: str | Unset = field(
        default=UNSET, metadata={"name": "additionalAddressInformation"}
    )
    """Anything else that helps to find the address. Example: "Additional information"."""

    floor: str | Unset = UNSET
    """Floor of the building. Example: "2nd floor"."""

    language: Language
    """Language in which to address the customer."""

    house_number: str | Unset = field(default=UNSET, metadata={"name": "houseNumber"})
    """Number of the house in the street; a string, because ranges occur. Example: "3-4"."""

    building_name: str | Unset = field(default=UNSET, metadata={"name": "buildingName"})
    """Name of the building, where it has one. Example: "Empire State Building"."""

    city: str
    """Town of the address. Example: "Hamburg"."""

    zip_code: str = field(metadata={"name": "zipCode"})
    """Postal code of the address; a string, because hyphens occur. Example: "220-99"."""

    country_code: str = field(metadata={"name": "countryCode"})
    """Country of the address as an ISO 3166-1 code. Not to be confused with `language.countryCode`, which names a
    regional variety of the language. Example: "DE".
    """

    tax_id: str | Unset = field(default=UNSET, metadata={"name": "taxId"})
    """Tax number of the customer. Studios in Spain and in Italy require it, unless `documentIdentification` names a
    valid document instead. Example: "12345678A".
    """

    communication_preferences: list[CommunicationPreference] | Unset = field(
        default=UNSET, metadata={"name": "communicationPreferences"}
    )
    """Which messages may reach the customer on which channels."""

    document_identification: DocumentIdentification | Unset = field(
        default=UNSET, metadata={"name": "documentIdentification"}
    )
    """A document that proves the customer's identity; it can replace `taxId`."""

    payment_request_token: str | Unset = field(default=UNSET, repr=False, metadata={"name": "paymentRequestToken"})
    """Secret token of a payment session of the user. The session's payment method becomes the customer's. If the
    session holds an instrument, such as a SEPA or BACS mandate or a credit card, later payment runs can collect from
    it. Without a token, the payment method is `CASH`. Write-only.
    """

    additional_information_field_assignments: list[AdditionalInformationFieldAssignment] | Unset = field(
        default=UNSET, metadata={"name": "additionalInformationFieldAssignments"}
    )
    """Values for the fields that the studio has defined itself."""

    additional_properties: dict[str, Any] = field(init=False, factory=lambda: {})
