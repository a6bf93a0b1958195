"""Check the `paths`: their templates, what the templates declare, and whether two of them can be told apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Any, Final

from attrs import frozen

from clientwright.pipeline.checks.parameters import listed
from clientwright.pipeline.checks.wording import closest, quoted
from clientwright.pipeline.documents import JSON, join
from clientwright.pipeline.findings import Finding, Severity
from clientwright.pipeline.grammar import METHODS
from clientwright.pipeline.walking import Spec

_EXPRESSION: Final = re.compile(r"\{([^{}]*)\}")


@frozen
class _Path:
    """A path, its place, and the Path Item Object behind it."""

    template: str
    pointer: str
    item: dict[str, Any]
    item_pointer: str

    @property
    def names(self) -> list[str]:
        return _EXPRESSION.findall(self.template)

    @property
    def methods(self) -> frozenset[str]:
        return frozenset(self.item).intersection((*METHODS, "query"))

    @property
    def is_well_formed(self) -> bool:
        return not re.search("[{}]", _EXPRESSION.sub("", self.template)) and all(self.names)


def _paths(spec: Spec) -> Iterator[_Path]:
    paths = spec.document.data.get("paths") if isinstance(spec.document.data, dict) else None
    for template, item in paths.items() if isinstance(paths, dict) else ():
        pointer = join("/paths", template)
        try:
            found, where = spec.follow(item, pointer)
        except LookupError:
            found, where = {}, pointer
        if not template.startswith("x-"):
            yield _Path(template, pointer, found if isinstance(found, dict) else {}, where)


def path_shapes(spec: Spec) -> Iterator[Finding]:
    """Report paths that are no path templates."""
    for path in _paths(spec):
        for rule, message, severity in _shape(path):
            yield spec.document.finding(rule, message, path.pointer, severity)


def _shape(path: _Path) -> Iterator[tuple[str, str, Severity]]:
    text = path.template
    repeated = [name for name in dict.fromkeys(path.names) if path.names.count(name) > 1]
    if not text.startswith("/"):
        yield "path-without-slash", f"Path `{text}` must begin with `/`; write `/{text}`.", Severity.ERROR
    if not path.is_well_formed:
        message = f"The braces in path `{text}` do not pair around names; write each parameter as `{{name}}`."
        yield "path-template-malformed", message, Severity.ERROR
    elif repeated:
        message = f"Path `{text}` has the parameter {quoted(repeated)} twice; give each place its own name."
        yield "path-template-malformed", message, Severity.ERROR
    if re.search("[?#]", _EXPRESSION.sub("", text)):
        message = f"Path `{text}` holds a query string or a fragment; describe it as parameters in `query`."
        yield "path-query", message, Severity.ERROR
    if text.endswith("/") and text != "/":
        message = f"Path `{text}` ends with `/`, which servers treat as another path; remove it unless it is meant."
        yield "path-trailing-slash", message, Severity.WARNING


def path_parameters(spec: Spec) -> Iterator[Finding]:
    """Report path parameters that are declared but not in the template, or in the template but not declared."""
    for path in _paths(spec):
        if path.is_well_formed:
            yield from _agreement(spec, path)


def _agreement(spec: Spec, path: _Path) -> Iterator[Finding]:
    shared, shared_complete = listed(spec, path.item, path.item_pointer)
    missing: dict[str, set[str]] = {}
    declared = _in_path(shared)
    for pointer, operation in _operations(path):
        own, complete = listed(spec, operation, pointer)
        names = {name for _, name in [*_in_path(shared), *_in_path(own)]}
        missing[pointer] = set(path.names) - names if complete and shared_complete else set()
        declared += _in_path(own)
    lacking = set().union(*missing.values())
    meant = set()
    for pointer, name in declared:
        if name not in path.names:
            match = closest(name, lacking)
            meant.add(match)
            advice = (
                f"did you mean `{match}`?" if match else f"write `{{{name}}}` into the path or remove the parameter."
            )
            message = f"Path parameter `{name}` is not in the path `{path.template}`; {advice}"
            yield spec.document.finding("path-parameter-unknown", message, pointer)
    everywhere = set.intersection(*missing.values()) if missing else set()
    yield from _undeclared(spec, path, path.pointer, everywhere - meant)
    for pointer, names in missing.items():
        yield from _undeclared(spec, path, pointer, names - everywhere - meant)


def _undeclared(spec: Spec, path: _Path, pointer: str, names: Collection[str | None]) -> Iterator[Finding]:
    for name in path.names:
        if name in names:
            message = f"`{{{name}}}` in the path `{path.template}` is not declared; add a parameter in `path`."
            yield spec.document.finding("path-parameter-undeclared", message, pointer)


def _in_path(parameters: list[tuple[str, dict[str, JSON]]]) -> list[tuple[str, str]]:
    return [
        (pointer, parameter["name"])
        for pointer, parameter in parameters
        if parameter.get("in") == "path" and isinstance(parameter.get("name"), str)
    ]


def _operations(path: _Path) -> Iterator[tuple[str, dict[str, Any]]]:
    more = path.item.get("additionalOperations")
    for name, operation in more.items() if isinstance(more, dict) else ():
        if isinstance(operation, dict):
            yield join(path.item_pointer, "additionalOperations", name), operation
    for name in (*METHODS, "query"):
        if isinstance(path.item.get(name), dict):
            yield join(path.item_pointer, name), path.item[name]


def equivalent_paths(spec: Spec) -> Iterator[Finding]:
    """Report paths that differ only in the names of their parameters."""
    first: dict[str, str] = {}
    for path in _paths(spec):
        known = first.setdefault(_EXPRESSION.sub("{}", path.template), path.template)
        if known != path.template:
            message = f"Path `{path.template}` matches the same requests as `{known}`; merge the two."
            yield spec.document.finding("path-equivalent", message, path.pointer)


def ambiguous_paths(spec: Spec) -> Iterator[Finding]:
    """Report paths that answer to some request that an earlier one answers to, neither being more concrete."""
    # Paths are compared by the set of their templated places, so that a thousand of them need no million comparisons.
    groups: defaultdict[tuple[int, frozenset[int]], list[_Path]] = defaultdict(list)
    order = {path.pointer: number for number, path in enumerate(_paths(spec))}
    for path in _paths(spec):
        segments = path.template.split("/")
        places = frozenset(index for index, segment in enumerate(segments) if _EXPRESSION.fullmatch(segment))
        groups[len(segments), places].append(path)
    clashes: defaultdict[str, list[str]] = defaultdict(list)
    for (length, one), (other_length, other) in combinations(groups, 2):
        if length == other_length and one - other and other - one:
            for pair in _clashes(groups[length, one], groups[length, other], one | other):
                first, second = sorted(pair, key=lambda path: order[path.pointer])
                clashes[second.pointer].append(first.template)
    for pointer, templates in clashes.items():
        more = f" (and {len(templates) - 1} more)" if len(templates) > 1 else ""
        message = f"Some requests match both this path and `{templates[0]}`{more}; make one of them more concrete."
        yield spec.document.finding("path-ambiguous", message, pointer, Severity.WARNING)


def _clashes(some: list[_Path], others: list[_Path], open_places: frozenset[int]) -> Iterator[tuple[_Path, _Path]]:
    def fixed(path: _Path) -> tuple[str, ...]:
        return tuple(text for index, text in enumerate(path.template.split("/")) if index not in open_places)

    by_fixed: defaultdict[tuple[str, ...], list[_Path]] = defaultdict(list)
    for path in some:
        by_fixed[fixed(path)].append(path)
    for path in others:
        yield from ((path, match) for match in by_fixed[fixed(path)] if path.methods & match.methods)


CHECKS = (path_shapes, path_parameters, equivalent_paths, ambiguous_paths)
