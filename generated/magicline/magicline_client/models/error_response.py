from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.error_argument import ErrorArgument
    from ..models.typed_error_argument import TypedErrorArgument


T = TypeVar("T", bound="ErrorResponse")


@_attrs_define
class ErrorResponse:
    """What went wrong. Every failure has this form.

    Attributes:
        error_message (str): What went wrong, for people to read, in the default language of the context.
        error_code (str | Unset): Key of the message in the provider's translation files.
        trace_id (str | Unset): Id of the request in the provider's tracing system (Datadog); quote it to support.
        args (list[ErrorArgument] | Unset): Values that were filled into the placeholders of the message.
        typed_args (list[TypedErrorArgument] | Unset): The values of `args` once more, each with its type.
        reference (str | Unset): What failed validation, as a dotted path. Example: parent.child.
    """

    error_message: str
    error_code: str | Unset = UNSET
    trace_id: str | Unset = UNSET
    args: list[ErrorArgument] | Unset = UNSET
    typed_args: list[TypedErrorArgument] | Unset = UNSET
    reference: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        error_message = self.error_message

        error_code = self.error_code

        trace_id = self.trace_id

        args: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.args, Unset):
            args = []
            for args_item_data in self.args:
                args_item = args_item_data.to_dict()
                args.append(args_item)

        typed_args: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.typed_args, Unset):
            typed_args = []
            for typed_args_item_data in self.typed_args:
                typed_args_item = typed_args_item_data.to_dict()
                typed_args.append(typed_args_item)

        reference = self.reference

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "errorMessage": error_message,
            }
        )
        if error_code is not UNSET:
            field_dict["errorCode"] = error_code
        if trace_id is not UNSET:
            field_dict["traceId"] = trace_id
        if args is not UNSET:
            field_dict["args"] = args
        if typed_args is not UNSET:
            field_dict["typedArgs"] = typed_args
        if reference is not UNSET:
            field_dict["reference"] = reference

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.error_argument import ErrorArgument
        from ..models.typed_error_argument import TypedErrorArgument

        d = dict(src_dict)
        error_message = d.pop("errorMessage")

        error_code = d.pop("errorCode", UNSET)

        trace_id = d.pop("traceId", UNSET)

        _args = d.pop("args", UNSET)
        args: list[ErrorArgument] | Unset = UNSET
        if _args is not UNSET:
            args = []
            for args_item_data in _args:
                args_item = ErrorArgument.from_dict(args_item_data)

                args.append(args_item)

        _typed_args = d.pop("typedArgs", UNSET)
        typed_args: list[TypedErrorArgument] | Unset = UNSET
        if _typed_args is not UNSET:
            typed_args = []
            for typed_args_item_data in _typed_args:
                typed_args_item = TypedErrorArgument.from_dict(typed_args_item_data)

                typed_args.append(typed_args_item)

        reference = d.pop("reference", UNSET)

        _self = cls(
            error_message=error_message,
            error_code=error_code,
            trace_id=trace_id,
            args=args,
            typed_args=typed_args,
            reference=reference,
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
