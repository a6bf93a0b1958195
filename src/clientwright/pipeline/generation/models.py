"""Read from the parsed document what the modules of models say."""

from __future__ import annotations

from typing import Any

from attrs import frozen
from openapi_python_client.parser.properties import EnumProperty, ModelProperty

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.annotations import Names
from clientwright.pipeline.generation.context import SCHEMAS, Normalised
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.text import docstring


@frozen
class Field:
    """One attribute of a model: its name, its declaration behind the colon, and what is said of it."""

    name: str
    declaration: str
    doc: str


@frozen
class ModelModule:
    """What the module of a model holds; all of it is code."""

    name: str
    base: str
    doc: str
    fields: tuple[Field, ...]
    additional: str
    imports: tuple[str, ...]
    lazy: tuple[str, ...]


@frozen
class Member:
    """One member of an enum."""

    name: str
    value: str
    doc: str


@frozen
class EnumModule:
    """What the module of an enum holds; all of it is code."""

    name: str
    base: str
    doc: str
    members: tuple[Member, ...]


def properties_of(model: ModelProperty, schemas: Schemas) -> list[tuple[Any, JSON]]:
    """Give the properties of a model with their schemas, in the order of the document, inherited ones first."""
    parsed = {prop.name.get_untrusted_value(): prop for prop in _parsed(model)}
    written = _written(schemas, schemas.components.get(str(model.class_info.name)), 0)
    order = [*(name for name in written if name in parsed), *(name for name in parsed if name not in written)]
    return [(parsed[name], written.get(name)) for name in order]


def _parsed(model: ModelProperty) -> list[Any]:
    return [*(model.required_properties or ()), *(model.optional_properties or ())]


def _written(schemas: Schemas, node: JSON, depth: int) -> dict[str, JSON]:
    if not isinstance(node, dict) or depth > len(schemas.components):
        return {}
    if isinstance(node.get("$ref"), str):
        return _written(schemas, schemas.components.get(node["$ref"].removeprefix(SCHEMAS)), depth + 1)
    found: dict[str, JSON] = {}
    for member in node.get("allOf") or ():
        found |= _written(schemas, member, depth + 1)
    return found | (node.get("properties") or {})


def model_module(model: ModelProperty, normalised: Normalised, schemas: Schemas) -> ModelModule:
    """Say what the module of a model holds."""
    names = Names(normalised.discriminators)
    fields = tuple(_field(prop, node, names, normalised, schemas) for prop, node in properties_of(model, schemas))
    component = schemas.components.get(str(model.class_info.name)) or {}
    base, additional = _additional(model, component, names, opened=not fields or _is_open(schemas, component, 0))
    made = {name for one in fields for name in ("UUID", "datetime") if f"= {name}" in one.declaration}
    classes = {name for name in names.classes if any(f"= {name}." in one.declaration for one in fields)}
    lazy = Names({}, classes={name: module for name, module in names.classes.items() if name not in classes})
    real = Names({}, classes={name: module for name, module in names.classes.items() if name in classes})
    return ModelModule(
        str(model.class_info.name),
        base,
        docstring(str(component.get("description", "")), 4),
        fields,
        additional,
        (*names.imports("..", also=made), *real.models(".")),
        tuple(lazy.models(".", but=str(model.class_info.name))),
    )


def _field(prop: Any, node: JSON, names: Names, normalised: Normalised, schemas: Schemas) -> Field:
    key = prop.name.get_untrusted_value()
    wire = normalised.wire_names.get(key, key)
    default = prop.default.python_code.as_unembedded_code() if prop.default is not None else None
    value = default if default is not None else ("UNSET" if not prop.required else None)
    options = [] if value is None else [f"default={value}"]
    if schemas.is_secret(node):
        options.append("repr=False")
    if wire != str(prop.python_name):
        options.append(f"metadata={{'name': {wire!r}}}")
    declaration = names.of(prop)
    if options == [f"default={value}"]:
        declaration += f" = {value}"
    elif options:
        declaration += f" = field({', '.join(options)})"
    raw = prop.default.raw_value if prop.default is not None else None
    return Field(str(prop.python_name), declaration, docstring(schemas.text(node, default=raw), 4))


def _is_open(schemas: Schemas, node: JSON, depth: int) -> bool:
    """Tell whether a schema or one of its parents speaks of further properties."""
    if not isinstance(node, dict) or depth > len(schemas.components):
        return False
    target = schemas.components.get(str(node.get("$ref", "")).removeprefix(SCHEMAS))
    parents = [target, *(node.get("allOf") or ())]
    return node.get("additionalProperties", False) is not False or any(
        _is_open(schemas, one, depth + 1) for one in parents
    )


def _additional(model: ModelProperty, component: dict[str, JSON], names: Names, *, opened: bool) -> tuple[str, str]:
    """Give the base of a model and the declaration of its further properties."""
    names.used.add("Any")
    written = component.get("additionalProperties")
    if model.additional_properties is None or written is False:
        return "Model", "dict[str, Any] = field(init=False, factory=lambda: {}, metadata={'closed': True})"
    kind = names.of(model.additional_properties, optional=False)
    metadata = ", metadata={'open': True}" if opened else ""
    # A base is looked up at once, when other models are not there yet.
    base = "Model" if kind == "Any" else f"MapModel[{kind!r}]"
    return base, f"dict[str, {kind}] = field(init=False, factory=lambda: {{}}{metadata})"


def enum_module(enum: EnumProperty, schemas: Schemas) -> EnumModule:
    """Say what the module of an enum holds."""
    component = schemas.components[str(enum.class_info.name)]
    told = component.get("x-enum-descriptions")
    described = {str(key): text for key, text in told.items()} if isinstance(told, dict) else {}
    pairs = zip(component["x-enum-varnames"], component["enum"], strict=True)
    members = tuple(
        Member(name, repr(value), docstring(text, 4) if isinstance(text := described.get(str(value)), str) else "")
        for name, value in pairs
    )
    base = "OpenIntEnum" if enum.value_type is int else "OpenStrEnum"
    return EnumModule(str(enum.class_info.name), base, docstring(str(component.get("description", "")), 4), members)
