from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.response_errors import ResponseErrors
    from ..models.response_meta import ResponseMeta
    from ..models.subscription import Subscription


T = TypeVar("T", bound="SubscriptionResponse")


@_attrs_define
class SubscriptionResponse:
    """Envelope of a success.

    Attributes:
        success (bool): Whether the call succeeded. Example: True.
        data (Subscription): The subscription that the call was about.
        errors (None | ResponseErrors): Null in the documented success; no other value is shown.
        meta (ResponseMeta): When the answer was made.
    """

    success: bool
    data: Subscription
    errors: None | ResponseErrors
    meta: ResponseMeta
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.response_errors import ResponseErrors

        success = self.success

        data = self.data.to_dict()

        errors: dict[str, Any] | None
        if isinstance(self.errors, ResponseErrors):
            errors = self.errors.to_dict()
        else:
            errors = self.errors

        meta = self.meta.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "success": success,
                "data": data,
                "errors": errors,
                "meta": meta,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.response_errors import ResponseErrors
        from ..models.response_meta import ResponseMeta
        from ..models.subscription import Subscription

        d = dict(src_dict)
        success = d.pop("success")

        data = Subscription.from_dict(d.pop("data"))

        def _parse_errors(data: object) -> None | ResponseErrors:
            if data is None:
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                errors_type_0 = ResponseErrors.from_dict(data)

                return errors_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("errors is of no documented type")

        errors = _parse_errors(d.pop("errors"))

        meta = ResponseMeta.from_dict(d.pop("meta"))

        _self = cls(
            success=success,
            data=data,
            errors=errors,
            meta=meta,
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
