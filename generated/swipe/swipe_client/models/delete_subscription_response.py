from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.response_errors import ResponseErrors
    from ..models.response_meta import ResponseMeta
    from ..models.subscription import Subscription


T = TypeVar("T", bound="DeleteSubscriptionResponse")


@_attrs_define
class DeleteSubscriptionResponse:
    """Envelope of a deletion.

    Attributes:
        success (bool): Whether the subscription was deleted. Example: True.
        data (None | Subscription | Unset): The subscription as it was, if the service sends it.
        errors (None | ResponseErrors | Unset): Null in the documented success; no other value is shown.
        meta (ResponseMeta | Unset): When the answer was made.
    """

    success: bool
    data: None | Subscription | Unset = UNSET
    errors: None | ResponseErrors | Unset = UNSET
    meta: ResponseMeta | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.response_errors import ResponseErrors
        from ..models.subscription import Subscription

        success = self.success

        data: dict[str, Any] | None | Unset
        if isinstance(self.data, Unset):
            data = UNSET
        elif isinstance(self.data, Subscription):
            data = self.data.to_dict()
        else:
            data = self.data

        errors: dict[str, Any] | None | Unset
        if isinstance(self.errors, Unset):
            errors = UNSET
        elif isinstance(self.errors, ResponseErrors):
            errors = self.errors.to_dict()
        else:
            errors = self.errors

        meta: dict[str, Any] | Unset = UNSET
        if not isinstance(self.meta, Unset):
            meta = self.meta.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "success": success,
            }
        )
        if data is not UNSET:
            field_dict["data"] = data
        if errors is not UNSET:
            field_dict["errors"] = errors
        if meta is not UNSET:
            field_dict["meta"] = meta

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.response_errors import ResponseErrors
        from ..models.response_meta import ResponseMeta
        from ..models.subscription import Subscription

        d = dict(src_dict)
        success = d.pop("success")

        def _parse_data(data: object) -> None | Subscription | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                data_type_0 = Subscription.from_dict(data)

                return data_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("data is of no documented type")

        data = _parse_data(d.pop("data", UNSET))

        def _parse_errors(data: object) -> None | ResponseErrors | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                errors_type_0 = ResponseErrors.from_dict(data)

                return errors_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            raise TypeError("errors is of no documented type")

        errors = _parse_errors(d.pop("errors", UNSET))

        _meta = d.pop("meta", UNSET)
        meta: ResponseMeta | Unset
        if isinstance(_meta, Unset):
            meta = UNSET
        else:
            meta = ResponseMeta.from_dict(_meta)

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
