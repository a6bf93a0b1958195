"""Write the call of an operation that its documented example makes, as Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field
from openapi_python_client.parser.properties import EnumProperty, ModelProperty
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.union import UnionProperty

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.models import properties_of
from clientwright.pipeline.generation.operation_reading import Given, Operation
from clientwright.pipeline.generation.scalars import PLACEHOLDERS, SCALARS

DEPTH = 8
LONGEST = 3000
"""A call of more characters is left out; nobody would read it."""
IMPORTS = {
    "BytesIO": "from io import BytesIO",
    "UUID": "from uuid import UUID",
    "datetime": "import datetime",
}


class NoExampleError(Exception):
    """No example can be made of what the document says."""


@define
class Caller:
    """Writes examples for the operations of one document.

    Attributes:
        package: The package of the client.
        variable: What a client is called.
        normalised: The document.
        models: The models by their names.

    """

    package: str
    variable: str
    normalised: Normalised
    models: Mapping[str, ModelProperty]

    def example(self, operation: Operation, call: str, fields: list[Given] | None) -> str:
        """Write a call with its imports; nothing where none can be made that is safe to read in a docstring."""
        imports, called = self.call(operation, f"{self.variable}.{call}", fields)
        code = "\n".join([*imports, *([""] if imports else []), called])
        readable = code.replace("\n", "").isprintable() and "\\" not in code and '"""' not in code
        return code if readable and len(code) <= LONGEST else ""

    def call(
        self, operation: Operation, call: str, fields: list[Given] | None, *, short: bool = False, before: str = ""
    ) -> tuple[list[str], str]:
        """Give the imports that a call needs, and the call; two times nothing where none can be made.

        Args:
            operation: What is called.
            call: The name that it is called by.
            fields: The fields of its body that are arguments.
            short: Whether to pass only what has to be.
            before: The first argument.

        """
        writer = _Values(self, short)
        try:
            arguments = [*writer.parameters(operation), *([before] if before else []), *writer.body(operation, fields)]
        except NoExampleError:
            return [], ""
        lines = [IMPORTS[name] for name in sorted(writer.used & IMPORTS.keys())]
        if writer.classes:
            lines.append(f"from {self.package}.models import {', '.join(sorted(writer.classes))}")
        if "File" in writer.used:
            lines.append(f"from {self.package}.types import File")
        return lines, f"{call}({', '.join(arguments)})"


@define
class _Values:
    caller: Caller
    short: bool
    used: set[str] = field(factory=set)
    classes: set[str] = field(factory=set)

    @property
    def schemas(self) -> Schemas:
        return Schemas(self.caller.normalised.data["components"]["schemas"])

    def parameters(self, operation: Operation) -> list[str]:
        found = []
        for one in operation.given:
            if one.where == "path":
                found.append(self.given(one))
            elif one.prop.required:
                found.append(f"{one.name}={self.given(one)}")
        return found

    def given(self, one: Given) -> str:
        if one.beside.get("example") is not None:
            try:
                return self.of(one.prop, one.beside["example"], 0)
            except NoExampleError:
                pass
        return self.placeholder(one.prop, one.node, 0)

    def body(self, operation: Operation, fields: list[Given] | None) -> list[str]:
        if not operation.bodies:
            return []
        media, prop = operation.bodies[0]
        described = operation.view["requestBody"]["content"].get(media, {})
        node = described.get("schema")
        if "x-example" in described and not self.short:
            try:
                return self.whole(prop, described["x-example"], fields)
            except NoExampleError:
                pass
        if fields is not None:
            return [f"{one.name}={self.placeholder(one.prop, one.node, 0)}" for one in self.wanted(fields)]
        return [f"body={self.placeholder(prop, node, 0)}"] if operation.body_required else []

    def wanted(self, fields: list[Given]) -> list[Given]:
        return [one for one in fields if one.prop.required or (not self.short and self.examples(one.node))]

    def whole(self, prop: Any, value: JSON, fields: list[Given] | None) -> list[str]:
        """Write a whole body, by its fields where they are arguments and it has no others."""
        known = self.model(prop) if fields else {}
        if not fields or not isinstance(value, dict) or not value.keys() <= known.keys():
            return [f"body={self.of(prop, value, 0)}"]
        names = {one.key: one.name for one in fields}
        return [f"{names[key]}={code}" for key, code in self.attributes(known, value, 0)]

    def model(self, prop: ModelProperty) -> dict[str, tuple[Any, JSON]]:
        """Give the properties of a model by their names on the wire."""
        model = self.caller.models[str(prop.class_info.name)]
        wire = self.caller.normalised.wire_names
        found = properties_of(model, self.schemas)
        return {wire.get(key := one.name.get_untrusted_value(), key): (one, node) for one, node in found}

    def attributes(
        self, known: dict[str, tuple[Any, JSON]], value: dict[str, JSON], depth: int
    ) -> list[tuple[str, str]]:
        """Write the values of an object, by attribute."""
        if any(one.required and name not in value for name, (one, _) in known.items()):
            raise NoExampleError
        props = {name: one for name, (one, _) in known.items()}
        return [(str(props[name].python_name), self.of(props[name], item, depth + 1)) for name, item in value.items()]

    def of(self, prop: Any, value: JSON, depth: int) -> str:
        """Write a JSON value as the Python value of a property."""
        if depth > DEPTH:
            raise NoExampleError
        if isinstance(prop, UnionProperty):
            return self.member(prop, value, depth)
        if isinstance(prop, ModelProperty):
            return self.object(prop, value, depth)
        if isinstance(prop, ListProperty) and isinstance(value, list):
            return f"[{', '.join(self.of(prop.inner_property, one, depth + 1) for one in value)}]"
        if isinstance(prop, EnumProperty):
            return self.enum(prop, value)
        constant = prop.value.raw_value if isinstance(prop, ConstProperty) else None
        fits = type(value) is type(constant) and value == constant
        return repr(value) if fits or isinstance(prop, AnyProperty) else self.scalar(prop, value)

    def member(self, union: UnionProperty, value: JSON, depth: int) -> str:
        for one in union.inner_properties:
            try:
                return self.of(one, value, depth + 1)
            except NoExampleError:
                continue
        raise NoExampleError

    def object(self, prop: ModelProperty, value: JSON, depth: int) -> str:
        if not isinstance(value, dict):
            raise NoExampleError
        name = str(prop.class_info.name)
        known = self.model(prop)
        self.classes.add(name)
        if value.keys() <= known.keys():
            return f"{name}({', '.join(f'{key}={code}' for key, code in self.attributes(known, value, depth))})"
        if not known:
            return f"{name}.from_dict({value!r})"
        raise NoExampleError

    def enum(self, prop: EnumProperty, value: JSON) -> str:
        name = str(prop.class_info.name)
        component = self.schemas.components[name]
        names = {
            (type(one), one): key for one, key in zip(component["enum"], component["x-enum-varnames"], strict=True)
        }
        if not isinstance(value, str | int) or (type(value), value) not in names:
            raise NoExampleError
        self.classes.add(name)
        return f"{name}.{names[type(value), value]}"

    def scalar(self, prop: Any, value: JSON) -> str:
        write = SCALARS.get(type(prop))
        written = write(value) if write else None
        if written is None:
            raise NoExampleError
        self.used.update(name for name in ("datetime", "UUID", "File", "BytesIO") if f"{name}(" in f"{written}(")
        self.used.update({"datetime"} if written.startswith("datetime.") else ())
        return written

    def examples(self, node: JSON) -> list[JSON]:
        return [
            value
            for one in self.schemas.chain(node)
            for value in one.get("x-examples") or [one.get("example")]
            if value is not None
        ]

    def placeholder(self, prop: Any, node: JSON, depth: int) -> str:
        """Write some value of a property: an example of its schema, or one of its type."""
        for value in () if self.short and isinstance(prop, ModelProperty) else self.examples(node):
            try:
                return self.of(prop, value, 0)
            except NoExampleError:
                continue
        if depth > DEPTH:
            raise NoExampleError
        if isinstance(prop, UnionProperty):
            return self.placeholder(prop.inner_properties[0], None, depth + 1)
        if isinstance(prop, ListProperty):
            return f"[{self.placeholder(prop.inner_property, None, depth + 1)}]"
        return self.least(prop, depth) if isinstance(prop, ModelProperty) else self.any_scalar(prop)

    def least(self, prop: ModelProperty, depth: int) -> str:
        """Write an object with what it has to have."""
        known = self.model(prop).values()
        made = [f"{one.python_name}={self.placeholder(one, node, depth + 1)}" for one, node in known if one.required]
        self.classes.add(str(prop.class_info.name))
        return f"{prop.class_info.name}({', '.join(made)})"

    def any_scalar(self, prop: Any) -> str:
        if isinstance(prop, EnumProperty):
            return self.enum(prop, self.schemas.components[str(prop.class_info.name)]["enum"][0])
        if isinstance(prop, ConstProperty):
            return repr(prop.value.raw_value)
        if isinstance(prop, FileProperty):
            self.used.update({"BytesIO", "File"})
            return "File(BytesIO(b'...'))"
        return "None" if isinstance(prop, NoneProperty) else self.of(prop, PLACEHOLDERS.get(type(prop), {}), 0)
