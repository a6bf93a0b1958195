"""Read the public names of a generated package from its source, without running it."""

from __future__ import annotations

import ast
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import griffe

from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.review.surface.operations import called
from clientwright.review.surface.symbols import (
    FUNCTIONS,
    Attribute,
    Called,
    Function,
    Kind,
    Owner,
    Parameter,
    Passing,
    Signature,
    Surface,
)

_EXPORTING: Final = ("", "errors", "types", "stock", "models", "resources")
_PASSING: Final[dict[griffe.ParameterKind, Passing]] = {
    griffe.ParameterKind.positional_only: "positional-only",
    griffe.ParameterKind.positional_or_keyword: "positional",
    griffe.ParameterKind.keyword_only: "keyword",
    griffe.ParameterKind.var_positional: "positionals",
    griffe.ParameterKind.var_keyword: "keywords",
}


def read(folder: Path, package: str) -> Surface:
    """Read the public names of a generated package.

    Args:
        folder: The distribution, in which the package is.
        package: The name of the package, `trybe_client`.

    Returns:
        Its names; what only follows from the source of the run-time part is left out.

    Raises:
        PipelineError: The package is not there, or a module of it is no Python.

    """
    root = _loaded(folder, package)
    modules = {module.path.removeprefix(package).removeprefix("."): module for module in _modules(root)}
    operations = {one.module: one for name, module in modules.items() for one in _operations(name, module)}
    owners = [one for name, module in modules.items() for one in _classes(name, module)]
    owners = [*_placed(owners), *_functions(modules), *_names(modules)]
    return Surface(package, {one.symbol: one for one in owners}, operations)


def _loaded(folder: Path, package: str) -> griffe.Module:
    root = folder / package
    if not (root / "__init__.py").is_file():
        message = f"There is no package {package} here; regenerate the client, or name the folder of a distribution."
        raise PipelineError([Finding("surface-missing", message, "", Location(root.as_posix()))])
    findings = [finding for path in sorted(root.rglob("*.py")) for finding in _unreadable(path)]
    if findings:
        raise PipelineError(findings)
    logging.getLogger("griffe").addHandler(logging.NullHandler())
    found = griffe.load(package, search_paths=[folder], allow_inspection=False, resolve_aliases=False)
    if not isinstance(found, griffe.Module):
        raise TypeError(package)
    return found


def _unreadable(path: Path) -> Iterator[Finding]:
    try:
        ast.parse(path.read_bytes())
    except (SyntaxError, ValueError) as error:
        message = f"This is no Python, so its names cannot be compared; regenerate the client. It says: {error}"
        line = (error.lineno or 1) if isinstance(error, SyntaxError) else 1
        yield Finding("surface-unreadable", message, "", Location(path.as_posix(), line))


def _modules(module: griffe.Module) -> Iterator[griffe.Module]:
    """Walk the public modules; a module may be shadowed by a name of its package, which griffe keeps apart."""
    yield module
    for name, below in module.modules.items():
        if not below.is_alias and not name.startswith("_"):
            yield from _modules(below)


def _operations(name: str, module: griffe.Module) -> Iterator[Called]:
    constant = module.members.get("OPERATION")
    if name.startswith("api.") and isinstance(constant, griffe.Attribute) and constant.value is not None:
        found = called(str(constant.value), name.removeprefix("api."))
        if found is not None:
            yield found


def _classes(name: str, module: griffe.Module) -> Iterator[Owner]:
    for one in module.members.values():
        if isinstance(one, griffe.Class) and not one.name.startswith("_"):
            yield _class(name.partition(".")[0], one)


def _class(part: str, one: griffe.Class) -> Owner:
    bases = tuple(map(_written, one.bases))
    kind: Kind = "client"
    if part == "models":
        kind = "enum" if any(base.rpartition(".")[2].endswith("Enum") for base in bases) else "model"
    elif part == "resources":
        kind = "resource"
    members = [each for each in one.members.values() if not each.name.startswith("_") or each.name == "__init__"]
    return Owner(
        one.name if kind == "client" else f"{part}.{one.name}",
        kind,
        one.name,
        bases,
        tuple(_attribute(each) for each in members if isinstance(each, griffe.Attribute) and not _is_property(each)),
        tuple(made for each in members for made in _function(each)),
        by_keyword=kind != "model" or any("kw_only=True" in str(each.value) for each in one.decorators),
    )


def _attribute(one: griffe.Attribute) -> Attribute:
    value = None if one.value is None else str(one.value)
    wire = one.name
    if value is not None and re.match(r"(attrs?\.)?(field|ib)\(", value):
        given = {each.arg: each.value for each in _call(value).keywords}
        metadata = ast.literal_eval(given["metadata"]) if "metadata" in given else {}
        wire = str(metadata.get("name", wire))
        made = given.get("default", given.get("factory"))
        value = ast.unparse(made) if made is not None else None
    return Attribute(one.name, _written(one.annotation), value, wire)


def _call(value: str) -> ast.Call:
    found = ast.parse(value, mode="eval").body
    if not isinstance(found, ast.Call):
        raise TypeError(value)
    return found


def _is_property(one: griffe.Attribute) -> bool:
    return "property" in one.labels


def _function(one: griffe.Object | griffe.Alias) -> Iterator[Function]:
    if isinstance(one, griffe.Attribute) and _is_property(one):
        yield Function(one.name, (Signature((), _written(one.annotation)),), is_property=True)
    elif isinstance(one, griffe.Function):
        called_module = re.search(r"\boperations\.(\w+)\.OPERATION\b", one.source)
        yield Function(
            one.name,
            tuple(_signature(each) for each in one.overloads or [one]),
            asynchronous="async" in one.labels,
            deprecated=next(map(_told, filter(_deprecates, one.decorators)), ""),
            module=f"{one.module.name}.{called_module[1]}" if called_module else "",
        )


def _deprecates(one: griffe.Decorator) -> bool:
    return re.match(r"([\w.]+\.)?deprecated\b", str(one.value)) is not None


def _told(one: griffe.Decorator) -> str:
    arguments = _call(str(one.value)).args if "(" in str(one.value) else []
    return str(ast.literal_eval(arguments[0])) if arguments else "It is deprecated."


def _signature(one: griffe.Function) -> Signature:
    found = [_parameter(each) for each in one.parameters]
    in_class = one.parent is not None and one.parent.is_class and "staticmethod" not in one.labels
    return Signature(tuple(found[1:] if in_class else found), _written(one.returns))


def _parameter(one: griffe.Parameter) -> Parameter:
    passing = _PASSING[one.kind or griffe.ParameterKind.positional_or_keyword]
    default = None if one.default is None or passing in {"positionals", "keywords"} else str(one.default)
    return Parameter(one.name, _written(one.annotation), default, passing)


def _written(annotation: str | griffe.Expr | None) -> str:
    """Give an annotation as text, without the quotes around the whole of it."""
    text = "" if annotation is None else str(annotation)
    return str(ast.literal_eval(text)) if re.fullmatch(r"(['\"]).*\1", text) and text.count(text[0]) == 2 else text  # noqa: PLR2004  # the two quotes


def _placed(owners: list[Owner]) -> Iterator[Owner]:
    """Put resources where a client has them, such as `Trybe.charges`."""
    resources = {one.name: one for one in owners if one.kind == "resource"}
    for one in owners:
        for accessor in one.functions if one.kind == "client" else ():
            below = resources.get(accessor.signatures[0].returns) if accessor.is_property else None
            if below is not None:
                yield Owner(f"{one.symbol}.{accessor.name}", below.kind, below.name, below.bases, (), below.functions)
    yield from (one for one in owners if one.kind != "resource")


def _functions(modules: dict[str, griffe.Module]) -> Iterator[Owner]:
    for name, module in modules.items():
        if name.count(".") == 2:  # noqa: PLR2004  # api, the tag, the operation
            found = [one for key in FUNCTIONS if key in module.members for one in _function(module.members[key])]
            short = name.rpartition(".")[2]
            if found and name.startswith("api."):
                yield Owner(name, "functions", short, functions=tuple(found))


def _names(modules: dict[str, griffe.Module]) -> Iterator[Owner]:
    for name in _EXPORTING:
        if name in modules:
            yield Owner(name, "names", name, attributes=tuple(map(Attribute, sorted(_exported(modules[name])))))


def _exported(module: griffe.Module) -> set[str]:
    """Give what a module exports: what it lists, or, of a package, the classes that it imports for type checkers."""
    if isinstance(module.exports, list):
        return {str(one) for one in module.exports}
    lead = module.path + "."
    return {
        name
        for name, one in module.members.items()
        if isinstance(one, griffe.Alias) and one.target_path.startswith(lead) and not name.startswith("_")
    }
