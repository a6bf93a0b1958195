"""Write the docstrings of resource methods: arguments, result, failures and an example."""

from __future__ import annotations

import ast

from clientwright.errors import ClientError, RedirectError, ServerError, StatusError, error_class
from clientwright.pipeline.generation.contents import FAILURE
from clientwright.pipeline.generation.operation_reading import Given, Operation
from clientwright.pipeline.generation.text import QUOTES, WIDTH, paragraphs, quoted, sentence

INDENT = 8
LONGEST_TWICE = 12
"""An example of more lines is shown by the synchronous method alone."""


def method_docs(operation: Operation, fields: list[Given] | None, example: str, name: str) -> tuple[str, str]:
    """Write the docstring of the method that makes a call, and that of its asynchronous twin.

    Args:
        operation: The operation.
        fields: The fields of its body that are arguments.
        example: A call of the method, on one line behind its imports; may be empty.
        name: The method with its class.

    """
    said = paragraphs(operation.text or operation.id, WIDTH - INDENT, lead=QUOTES)
    lines = [*said, *_arguments(_given(operation, fields))]
    returned = " ".join(dict.fromkeys(_descriptions(operation)))
    if returned and operation.successes() != [None]:
        lines += ["", "Returns:", *_hanging("", returned)]
    raised = [line for error, said in _raised(operation) for line in _hanging(f"{error}: ", said)]
    lines += ["", "Raises:", *raised] if raised else []
    imports, _, call = example.rpartition("\n")
    twin = _shown(f"{imports}\nawait {call}".strip())
    if _height(call, INDENT + 4) + example.count("\n") > LONGEST_TWICE:
        twin = ["", "Example:", f"    See `{name}`; here the call is awaited."]
    shown = [_shown(example), twin] if example else [[], []]
    first, second = (quoted([*lines, *one], INDENT) for one in shown)
    return first, second


def _shown(example: str) -> list[str]:
    lines = [f"    {line}" if line else "" for line in example.split("\n")]
    return ["", "Example:", "    ```python", *lines, "    ```"]


def _height(code: str, indent: int) -> int:
    """Count the lines that a call takes when it is formatted."""

    def lines(node: ast.AST, indent: int) -> int:
        if len(ast.unparse(node)) + indent <= WIDTH:
            return 1
        inner = [one for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr | ast.keyword)]
        if isinstance(node, ast.Call | ast.List | ast.Dict):
            return 2 + sum(lines(one, indent + 4) for one in inner[isinstance(node, ast.Call) :])
        return max([1, *(lines(one, indent) for one in inner)])

    return sum(lines(one, indent) for one in ast.parse(code).body)


def pages_doc(operation: Operation, name: str) -> str:
    """Write the docstring of the iterator over the pages of a method."""
    text = f"Give the items of every page of `{name}`, and ask for a page when it is needed."
    arguments = [(one.name, one.text) for one in operation.given]
    return quoted([*paragraphs(text, WIDTH - INDENT, lead=QUOTES), *_arguments(arguments)], INDENT)


def _given(operation: Operation, fields: list[Given] | None) -> list[tuple[str, str]]:
    """Give each argument with what it means, in the order of the signature."""
    path = [(one.name, one.text) for one in operation.given if one.where == "path"]
    flat = [(one.name, one.text) for one in fields or ()]
    rest = [(one.name, one.text) for one in operation.given if one.where != "path"]
    said = str((operation.view.get("requestBody") or {}).get("description") or "")
    whole = f"The fields above as one object, in place of them. {said}" if fields else said
    return [*path, *flat, *([("body", whole.strip())] if operation.bodies else []), *rest]


def _arguments(arguments: list[tuple[str, str]]) -> list[str]:
    lines: list[str] = []
    for name, text in arguments:
        lines += _hanging(f"{name}: ", text) if text else []
    return ["", "Args:", *lines] if lines else []


def _hanging(label: str, text: str) -> list[str]:
    width = WIDTH - INDENT - 8
    first, *rest = paragraphs(f"{label}{sentence(text)}", width) or [label]
    return [f"    {first}", *(f"        {line}" if line else "" for line in rest)]


def _descriptions(operation: Operation) -> list[str]:
    answers = [one for status, one in operation.view["responses"].items() if status.startswith("2")]
    said = [sentence(" ".join(str(one.get("description") or "").split())) for one in answers]
    return [one for one in said if one]


def _raised(operation: Operation) -> list[tuple[str, str]]:
    """Give the errors of the documented statuses and what is said of them."""
    found: list[tuple[str, str]] = []
    refused = [status for status, one in operation.view["responses"].items() if FAILURE in one]
    for status, response in sorted(operation.view["responses"].items()):
        text = " ".join(str(response.get("description") or "").split())
        if status in refused:
            found.append(("RefusedError", f"{status}: the answer says that it failed."))
        if not status.startswith("2") and status != "default":
            found.append((_error(status).__name__, f"{status}: {text}" if text else f"{status}."))
    return found


def _error(status: str) -> type[StatusError]:
    if status.isascii() and status.isdecimal():
        return error_class(int(status))
    classes: dict[str, type[StatusError]] = {"3XX": RedirectError, "4XX": ClientError, "5XX": ServerError}
    return classes.get(status, StatusError)
