"""Read from the parsed document what the resource classes say: one class a tag, one method an operation."""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from attrs import evolve, frozen
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import ModelProperty
from openapi_python_client.strings import PythonIdentifier, pascal_case

from clientwright.pipeline.generation.annotations import Names
from clientwright.pipeline.generation.arguments import IN_OPERATIONS
from clientwright.pipeline.generation.calls import Caller
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.method_docs import method_docs, pages_doc
from clientwright.pipeline.generation.models import properties_of
from clientwright.pipeline.generation.naming import IMPORTED, PREFIX
from clientwright.pipeline.generation.operation_modules import argument, body_argument, result_of
from clientwright.pipeline.generation.operation_reading import Given, Operation
from clientwright.pipeline.generation.text import docstring, sentence

OPTIONS = ("timeout: float | None = None", "extra_headers: Mapping[str, str] | None = None")
PASSED = "timeout=timeout, extra_headers=extra_headers"
TYPES = frozenset({"bool", "bytes", "datetime", "dict", "float", "int", "str"})
NOWHERE = "of the body"


@frozen
class Method:
    """One method of a resource; all of it but the flags is code.

    Attributes:
        name: Its name.
        deprecated: What a call of it is warned with; empty for nothing.
        signatures: The arguments of each overload; one for a method without overloads.
        implementation: The arguments of the method behind overloads.
        result: What it returns.
        doc: Its docstring.
        async_doc: That of its asynchronous twin.
        call: What it passes on.
        items: What an iterator over its pages gives; empty where there are none.
        pages: The arguments of the iterator.
        pages_doc: The docstring of the iterator.

    """

    name: str
    deprecated: str
    signatures: tuple[str, ...]
    implementation: str
    result: str
    doc: str
    async_doc: str
    call: str
    items: str = ""
    pages: str = ""
    pages_doc: str = ""


@frozen
class Resource:
    """What the module of a tag holds; all of it is code."""

    tag: str
    name: str
    doc: str
    methods: tuple[Method, ...]
    imports: tuple[str, ...]
    lazy: tuple[str, ...]


def method_names(operations: list[Operation]) -> dict[str, str]:
    """Name the methods of one resource: what stands behind the last dot or slash of an id, else the whole of it.

    Of an id as FastAPI makes them, path and method are left out where the rest is like no other.
    """
    shorter = {one.name: one.id.removesuffix(re.sub(r"\W", "_", f"{one.path}_{one.method}")) for one in operations}
    times = Counter(shorter.values())
    ids = {one.name: short if times[short := shorter[one.name]] == 1 and short else one.id for one in operations}
    parts = {name: re.split(r"[./]", written) for name, written in ids.items()}
    wanted = {name: _method(part[-1]) for name, part in parts.items()}
    taken = {f"iter_{wanted[one.name]}" for one in operations if one.pages}
    names: dict[str, str] = {}
    for operation, name in wanted.items():
        count, candidate = 1, name
        while candidate in taken:
            count += 1
            candidate = f"{name.rstrip('_')}_{count}"
        taken.add(candidate)
        names[operation] = candidate
    return names


def _method(short: str) -> str:
    """Make a name of the part of an id; names of builtins are fine for methods."""
    name = str(PythonIdentifier(short, PREFIX))
    plain = name.removesuffix("_")
    return plain if plain.isidentifier() and not keyword.iskeyword(plain) and plain not in TYPES | {"self"} else name


def class_names(tags: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """Name the resource class of each tag, apart from models, imported names and each other's asynchronous twins."""
    used = {*taken, *IMPORTED}
    names: dict[str, str] = {}
    for tag in tags:
        base = pascal_case(tag) or "Default"
        base = base if base.isidentifier() and not keyword.iskeyword(base) else f"Tag{base}"
        name, count = base, 1
        if name in used or f"Async{name}" in used:
            base = name = f"{base}Resource"
        while name in used or f"Async{name}" in used:
            count += 1
            name = f"{base}{count}"
        used |= {name, f"Async{name}"}
        names[tag] = name
    return names


def resource(  # noqa: PLR0913, PLR0917  # everything that a class is put together from
    tag: str,
    attribute: str,
    name: str,
    description: str,
    operations: list[Operation],
    normalised: Normalised,
    parsed: GeneratorData,
    caller: Caller,
) -> Resource:
    """Say what the module of a tag holds."""
    methods = method_names(operations)
    names = Names(normalised.discriminators, lists="builtins.list" if "list" in methods.values() else "list")
    schemas = Schemas(normalised.data["components"]["schemas"])
    models = {str(one.class_info.name): one for one in parsed.models}
    writer = _Writer(names, normalised, schemas, models, caller, attribute, name)
    made = tuple(writer.method(one, methods[one.name]) for one in operations)
    code = " ".join(text for one in made for text in (*one.signatures, one.implementation, one.pages))
    at_run_time = {"UNSET"} if "UNSET" in code else set()
    defaults = {word for word in ("datetime", "UUID") if re.search(rf"= {word}\b", code)}
    classes = {one: module for one, module in names.classes.items() if re.search(rf"= {one}\.", code)}
    lazy = Names({}, used=names.used - at_run_time - defaults)
    others = {one: module for one, module in names.classes.items() if one not in classes}
    return Resource(
        tag,
        name,
        docstring(sentence(description), 4),
        made,
        (*Names({}).imports("..", also=at_run_time | defaults), *Names({}, classes=classes).models("..models.")),
        (*lazy.imports(".."), *Names({}, classes=others).models("..models.")),
    )


@frozen
class _Writer:
    names: Names
    normalised: Normalised
    schemas: Schemas
    models: dict[str, ModelProperty]
    caller: Caller
    attribute: str
    class_name: str

    def method(self, operation: Operation, name: str) -> Method:
        fields = fields_of(operation, self.models, self.schemas)
        path = [one for one in operation.given if one.where == "path"]
        rest = [one for one in operation.given if one.where != "path"]
        head = ["self", *(argument(one, self.names) for one in path), "*"]
        own = [argument(one, self.names) for one in rest]
        body = [body_argument(operation, self.names)] if operation.bodies else []
        given = "{" + ", ".join(f"{one.name!r}: {one.name}" for one in operation.given) + "}"
        passed = f"operations.{operation.name}.OPERATION, {given}"
        result = result_of(operation, self.names)
        deprecated = repr(f"{operation.id} is deprecated.") if operation.raw.get("deprecated") is True else ""
        if fields is None:
            signatures: tuple[str, ...] = (", ".join([*head, *body, *own, *OPTIONS]),)
            implementation = ""
            passed += ", body=body" if body else ""
        else:
            flat = [argument(one, self.names) for one in fields]
            whole = [one.removesuffix(" | Unset = UNSET") for one in body]
            signatures = tuple(", ".join([*head, *kind, *own, *OPTIONS]) for kind in (flat, whole))
            optional = f"{whole[0]} | None = None"
            implementation = ", ".join([*head, optional, *own, *OPTIONS, "**flat: Any"])
            self.names.used.add("Any")
            passed += f", body=Fields({_flat(fields)}, body)"
        example = self.caller.example(operation, f"{self.attribute}.{name}", fields)
        docs = method_docs(operation, fields, example, f"{self.class_name}.{name}")
        made = Method(name, deprecated, signatures, implementation, result, *docs, f"{passed}, {PASSED}")
        if operation.pages is None or operation.bodies:
            return made
        item = self.names.of(operation.item, optional=False)
        return evolve(made, items=item, pages=signatures[0], pages_doc=pages_doc(operation, name))


def fields_of(operation: Operation, models: Mapping[str, ModelProperty], schemas: Schemas) -> list[Given] | None:
    """Give the fields of a body that is one object, as arguments; None where they cannot be."""
    prop = operation.bodies[0][1] if operation.bodies else None
    if not isinstance(prop, ModelProperty):
        return None
    model = models[str(prop.class_info.name)]
    found = properties_of(model, schemas)
    refused = {one.name for one in operation.given} | IN_OPERATIONS
    taken = refused | {str(one.python_name) for one, _ in found}
    fields = []
    for one, node in sorted(found, key=lambda pair: not pair[0].required):
        name = own = str(one.python_name)
        while name in refused or (name != own and name in taken):
            name += "_"
        taken.add(name)
        text = schemas.text(node, default=_default(one))
        fields.append(Given(one, name, NOWHERE, own, text, {}, node))
    return fields or None


def _flat(fields: list[Given]) -> str:
    """Write the fields of a body as they were given; some are called otherwise than in the model."""
    renamed = {one.name: one.key for one in fields if one.name != one.key}
    return f"{{{renamed!r}.get(name, name): value for name, value in flat.items()}}" if renamed else "flat"


def _default(prop: Any) -> Any:
    return prop.default.raw_value if prop.default is not None else None
