from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.validation_error_response_errors import ValidationErrorResponseErrors


T = TypeVar("T", bound="ValidationErrorResponse")


@_attrs_define
class ValidationErrorResponse:
    """Envelope of a refusal. It has none of the fields of a success except `errors`, which holds an object here.

    Attributes:
        message (str): What went wrong, in one sentence for people to read. Example: The given data was invalid..
        errors (ValidationErrorResponseErrors): The faults that were found, by the name of the request field. Example:
            {'email': ['The email field is required.']}.
    """

    message: str
    errors: ValidationErrorResponseErrors
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        message = self.message

        errors = self.errors.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "message": message,
                "errors": errors,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.validation_error_response_errors import ValidationErrorResponseErrors

        d = dict(src_dict)
        message = d.pop("message")

        errors = ValidationErrorResponseErrors.from_dict(d.pop("errors"))

        _self = cls(
            message=message,
            errors=errors,
        )

        _self.additional_properties = d
        return _self

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
