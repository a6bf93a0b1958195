"""Render the modules of a client; the templates only arrange code that was written with care before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties import ModelProperty

from clientwright import errors
from clientwright.pipeline.documents import JSON, Document
from clientwright.pipeline.generation.calls import Caller
from clientwright.pipeline.generation.context import Normalised
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.facades import client_values, token_place
from clientwright.pipeline.generation.models import enum_module, model_module
from clientwright.pipeline.generation.naming import facade_names
from clientwright.pipeline.generation.operation_modules import operation_module
from clientwright.pipeline.generation.operation_reading import Operation
from clientwright.pipeline.generation.providers import Provider
from clientwright.pipeline.generation.resources import Resource, class_names, resource
from clientwright.pipeline.generation.text import docstring, first_line


@frozen
class Accessor:
    """A resource, as the clients offer it."""

    attribute: str
    tag: str
    name: str
    doc: str


@frozen
class Package:
    """All that the modules of a client are rendered from."""

    name: str
    document: Document
    normalised: Normalised
    parsed: GeneratorData
    provider: Provider
    operations: tuple[Operation, ...]
    version: str

    @property
    def tags(self) -> list[str]:
        """The groups of operations, in the order of the document."""
        return list(dict.fromkeys(one.tag for one in self.operations))


def render(package: Package) -> Iterator[tuple[str, str]]:
    """Give the path and the text of every module of a package, before it is formatted."""
    environment = _environment()

    def write(template: str, **values: Any) -> str:
        return environment.get_template(f"{template}.py.jinja").render(package=package, **values)

    yield from _models(package, write)
    yield from _operations(package, write)
    accessors = yield from _resources(package, write)
    docs = {"servers": package.provider.servers, "schemes": package.provider.schemes}
    yield "provider.py", write("provider", provider=package.provider, **docs)
    yield "client.py", write("client", accessors=accessors, **client_values(package.provider, _title(package)))
    yield "stock.py", write("stock", **token_place(package.provider, package.operations))
    yield "errors.py", write("errors", names=exceptions())
    yield "types.py", write("types")
    facade = package.provider.facade
    names = [(name, "client") for name in (f"Async{facade}", facade)]
    names += [(name, "stock") for name in ("AuthenticatedClient", "Client")]
    names += [(name, "") for name in ("api", "errors", "models", "resources", "types")]
    title = f"A typed client for {_title(package)}."
    yield "__init__.py", _init(write, title, names)


@cache
def _environment() -> Environment:
    """Make the environment of the templates, which compiles each of them once."""
    environment = Environment(  # noqa: S701  # what is rendered is Python
        loader=PackageLoader("clientwright.pipeline"),
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters["repr"] = repr
    return environment


def exceptions() -> list[str]:
    """Name everything that a call can raise."""
    return sorted(
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, errors.ClientwrightError) and not name.startswith("_")
    )


def _title(package: Package) -> str:
    info = package.document.data.get("info")
    title = info.get("title") if isinstance(info, dict) else None
    return " ".join(str(title or package.provider.name).split())


def _init(write: Any, title: str, names: Iterable[tuple[str, str]]) -> str:
    ordered = sorted(names)
    return str(write("lazy_init", doc=docstring(title, 0), names=ordered))


def _models(package: Package, write: Any) -> Iterator[tuple[str, str]]:
    schemas = Schemas(package.normalised.data["components"]["schemas"])
    parsed = package.parsed
    for model in parsed.models:
        module = model_module(model, package.normalised, schemas)
        yield f"models/{model.class_info.module_name}.py", write("model", module=module)
    for enum in parsed.enums:
        yield f"models/{enum.class_info.module_name}.py", write("enum", module=enum_module(enum, schemas))  # type: ignore[arg-type]  # literal enums are off
    names = [(str(one.class_info.name), str(one.class_info.module_name)) for one in [*parsed.models, *parsed.enums]]
    yield "models/__init__.py", _init(write, "What the operations take and give.", names)


def _operations(package: Package, write: Any) -> Iterator[tuple[str, str]]:
    for one in package.operations:
        module = operation_module(one, package.normalised)
        yield f"api/{one.tag}/{one.name}.py", write("endpoint_module", module=module)
    for tag in package.tags:
        names = [(one.name, "") for one in package.operations if one.tag == tag]
        yield f"api/{tag}/__init__.py", _init(write, described(package, tag), names)
    yield "api/__init__.py", _init(write, "The operations, a package a tag.", [(tag, "") for tag in package.tags])


def _resources(package: Package, write: Any) -> Any:
    models = {str(one.class_info.name): one for one in package.parsed.models if isinstance(one, ModelProperty)}
    enums = {str(one.class_info.name) for one in package.parsed.enums}
    variable = package.provider.name.replace("-", "_")
    caller = Caller(package.name, variable, package.normalised, models)
    classes = class_names(package.tags, {*models, *enums})
    attributes = facade_names(package.tags)
    accessors = []
    for tag in package.tags:
        operations = [one for one in package.operations if one.tag == tag]
        text = described(package, tag)
        module = resource(
            tag, attributes[tag], classes[tag], text, operations, package.normalised, package.parsed, caller
        )
        yield f"resources/{tag}.py", write("resource", module=module)
        accessors.append(Accessor(attributes[tag], tag, classes[tag], docstring(text, 8)))
    names = [(name, tag) for tag, one in classes.items() for name in (one, f"Async{one}")]
    yield "resources/__init__.py", _init(write, "The operations as methods, a class a tag.", names)
    return accessors


def described(package: Package, tag: str) -> str:
    """Give what the document says of a tag."""
    named = next(one.raw.get("tags") for one in package.operations if one.tag == tag)
    written = named[0] if isinstance(named, list) and named else None
    listed = package.document.data.get("tags")
    tags: list[JSON] = listed if isinstance(listed, list) else []
    for one in tags:
        if isinstance(one, dict) and one.get("name") == written and isinstance(one.get("description"), str):
            return first_line(one["description"])
    return f"The operations of {written or tag}."


__all__ = ["Package", "Resource", "render"]
