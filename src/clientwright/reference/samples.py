"""Write the Python calls of each operation: through the generated client, and through its asynchronous twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import frozen

from clientwright.pipeline.documents import Document
from clientwright.pipeline.findings import PipelineError
from clientwright.pipeline.generation.calls import Caller
from clientwright.pipeline.generation.describing import Schemas
from clientwright.pipeline.generation.naming import facade_names
from clientwright.pipeline.generation.operation_reading import Given, Operation
from clientwright.pipeline.generation.readme import arranged, constructor_arguments
from clientwright.pipeline.generation.rendering import Package
from clientwright.pipeline.generation.resources import fields_of, method_names
from clientwright.pipeline.generation.tools import formatted
from clientwright.pipeline.generation.writing import read

_WIDTH = 34
_LONGEST = 600


@frozen
class Sample:
    """A piece of Python that makes one call.

    Attributes:
        label: What tells it from the others of the operation.
        source: The code, imports included.

    """

    label: str
    source: str


def samples_of(document: Document, provider: str) -> Mapping[str, tuple[Sample, ...]]:
    """Give the samples of each operation, by the JSON pointer of the operation.

    Args:
        document: The spec after overlays.
        provider: The provider's folder name, such as `trybe`.

    Raises:
        PipelineError: No client can be generated.

    """
    client = _client(document, provider)
    pairs = list(_pairs(client))
    sources = iter(formatted([code for _, *both in pairs for code in both]))
    return {pointer: (Sample("Python", next(sources)), Sample("Python async", next(sources))) for pointer, *_ in pairs}


def _client(document: Document, provider: str) -> Package:
    try:
        return read(document, provider)[0]
    except (PipelineError, OSError):
        raise
    except Exception as error:
        message = f"The generator fails on this document, leave parts of it out to find which; it says: {error!r}"
        raise PipelineError([document.finding("generator-crashed", message)]) from error


def _pairs(client: Package) -> Iterator[tuple[str, str, str]]:
    """Give the pointer of each operation with its two samples, unformatted."""
    models = {str(one.class_info.name): one for one in client.parsed.models}
    schemas = Schemas(client.normalised.data["components"]["schemas"])
    variable = client.provider.name.replace("-", "_")
    caller = Caller(client.name, variable, client.normalised, models)
    attributes = facade_names(client.tags)
    for tag in client.tags:
        operations = [one for one in client.operations if one.tag == tag]
        methods = method_names(operations)
        for one in operations:
            fields = fields_of(one, models, schemas)
            name = f"{variable}.{attributes[tag]}.{methods[one.name]}"
            imports, call = _call(caller, one, name, fields)
            yield one.pointer, _called(client, one, imports, call), _awaited(client, one, imports, call)


def _call(caller: Caller, operation: Operation, name: str, fields: list[Given] | None) -> tuple[list[str], str]:
    """Write a call with its imports: with the documented body, or with as little as can be where that is long."""
    for short in (False, True):
        imports, call = caller.call(operation, name, fields, short=short)
        if call and (short or len(call) <= _LONGEST):
            return imports, call
    return [], _outline(operation, name, fields)


def _outline(operation: Operation, name: str, fields: list[Given] | None) -> str:
    """Write a call that has `...` for its values, for want of any that the document allows."""
    path = ["..." for one in operation.given if one.where == "path"]
    rest = [f"{one.name}=..." for one in operation.given if one.where != "path" and one.prop.required]
    body = ["body=..."] if operation.body_required and fields is None else []
    flat = [f"{one.name}=..." for one in fields or () if one.prop.required]
    return f"{name}({', '.join([*path, *rest, *body, *flat])})"


def _called(client: Package, operation: Operation, imports: list[str], call: str) -> str:
    facade, variable = client.provider.facade, client.provider.name.replace("-", "_")
    opened = _spread(f"{facade}({', '.join(constructor_arguments(client.provider))})")
    return "\n".join(
        [
            *arranged(client, [*imports, f"from {client.name} import {facade}"]),
            "",
            f"with {opened} as {variable}:",
            f"    {_kept(operation, _spread(call))}",
        ]
    )


def _awaited(client: Package, operation: Operation, imports: list[str], call: str) -> str:
    facade, variable = f"Async{client.provider.facade}", client.provider.name.replace("-", "_")
    opened = _spread(f"{facade}({', '.join(constructor_arguments(client.provider))})")
    return "\n".join(
        [
            *arranged(client, ["import asyncio", *imports, f"from {client.name} import {facade}"]),
            "",
            "async def main() -> None:",
            f"    async with {opened} as {variable}:",
            f"        {_kept(operation, f'await {_spread(call)}')}",
            "",
            "asyncio.run(main())",
        ]
    )


def _spread(call: str) -> str:
    """Have the formatter give each argument a line, where one line of all is wider than the column of samples."""
    return f"{call[:-1]},)" if len(call) > _WIDTH and not call.endswith("()") else call


def _kept(operation: Operation, call: str) -> str:
    """Keep what a call returns, where it returns anything."""
    return call if operation.successes() == [None] else f"result = {call}"


__all__ = ["Sample", "samples_of"]
