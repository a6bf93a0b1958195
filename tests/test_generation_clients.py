"""What holds for the four clients as they lie in `generated`."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import providers
import pytest

ROOT = Path(__file__).parents[1]
HEAVY = {"attr", "attrs", "datetime", "enum", "functools", "httpx", "json", "msgspec", "re", "typing"}
WEIGH = """
import json, sys
sys.path[:0] = [{src!r}, {client!r}]
before = set(sys.modules)
import {package}
from {package} import {facade}
print(json.dumps(sorted(set(sys.modules) - before)))
"""


def package(provider: str) -> Any:
    """Import a client."""
    providers.models(provider)
    return importlib.import_module(f"{provider}_client")


def facade(provider: str) -> str:
    """Give the name of a client's class."""
    return provider.capitalize()


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_importing_a_client_imports_nothing_heavy(provider: str) -> None:
    """The package and the class of the client need no library and no slow part of the standard library."""
    code = WEIGH.format(
        src=str(ROOT / "src"),
        client=str(ROOT / "generated" / provider),
        package=f"{provider}_client",
        facade=facade(provider),
    )
    done = subprocess.run([sys.executable, "-S", "-B", "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert set() == loaded & HEAVY
    assert {f"{provider}_client", f"{provider}_client.client"} == {
        name for name in loaded if name.startswith(f"{provider}_client")
    }


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_every_promised_name_is_there(provider: str) -> None:
    """Whatever a lazy package lists can be had, and nothing else pretends to be there."""
    found = 0
    for path in sorted((ROOT / "generated" / provider / f"{provider}_client").rglob("__init__.py")):
        name = ".".join(path.parent.relative_to(ROOT / "generated" / provider).parts)
        package(provider)
        module = importlib.import_module(name)
        assert sorted(module.__all__) == sorted(set(module.__all__) & set(dir(module)))
        assert all(getattr(module, one) is not None for one in module.__all__)
        with pytest.raises(AttributeError, match="nothing_of_the_kind"):
            _ = module.nothing_of_the_kind
        found += len(module.__all__)
    assert found > 20


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_every_argument_of_a_client_is_passed_on(provider: str) -> None:
    """A client hands each of its arguments to the runtime, under the same name or as a credential or variable."""
    path = ROOT / "generated" / provider / f"{provider}_client" / "client.py"
    classes = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef)]
    assert [facade(provider), f"Async{facade(provider)}"] == [one.name for one in classes]
    for one in classes:
        (made,) = [node for node in one.body if isinstance(node, ast.FunctionDef) and node.name == "__init__"]
        (call,) = [node for node in ast.walk(made) if isinstance(node, ast.Call) and node.keywords]
        passed = [ast.unparse(keyword.value) for keyword in call.keywords]
        assert passed == [keyword.arg for keyword in call.keywords]
        inside = {node.id for argument in call.args for node in ast.walk(argument) if isinstance(node, ast.Name)}
        assert {argument.arg for argument in made.args.kwonlyargs} == {*passed, *inside} - {"PROVIDER"}


def methods(provider: str) -> Iterator[tuple[str, Any]]:
    """Give every method that makes a call, with the name of its class."""
    resources = importlib.import_module(f"{package(provider).__name__}.resources")
    for name in resources.__all__:
        for method, function in vars(getattr(resources, name)).items():
            if not method.startswith(("_", "iter_")):
                yield f"{name}.{method}", function


def example(function: Any) -> str:
    """Give the example in a docstring, as code; nothing where it only refers to another."""
    blocks = re.findall(r"Example:\n    ```python\n(.*?)\n    ```", inspect.getdoc(function) or "", re.DOTALL)
    return "\n".join(line.removeprefix("    ") for block in blocks for line in block.split("\n"))


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_every_example_runs(provider: str) -> None:
    """The example of each method makes one request, as it stands, with what the document says is required."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(503)

    client = getattr(package(provider), facade(provider))
    known = {name: "..." for name in ("token", "api_key") if name in inspect.signature(client).parameters}
    network = httpx.Client(transport=httpx.MockTransport(answer))
    with client(**known, environment="sandbox", http_client=network, retries=0) as made:
        names = [name for name, _ in methods(provider) if not name.startswith("Async")]
        for name, function in methods(provider):
            if name in names:
                with pytest.raises(Exception, match="503"):
                    exec(compile(example(function), name, "exec"), {provider: made})  # noqa: S102 (our own text)
    assert len(names) == len(seen) == len(list(methods(provider))) / 2


@pytest.mark.parametrize("provider", sorted(providers.PROVIDERS))
def test_twins_are_documented_alike(provider: str) -> None:
    """An asynchronous method has the docstring and the arguments of the synchronous one; its example is awaited."""
    every = dict(methods(provider))
    for name, function in every.items():
        if not name.startswith("Async"):
            twin = every[f"Async{name}"]
            (first, shown), (second, awaited) = (
                (inspect.getdoc(one) or "").split("\nExample:\n") for one in (function, twin)
            )
            assert first == second
            assert awaited in {
                shown.replace(f"    {provider}.", f"    await {provider}."),
                f"    See `{name}`; here the call is awaited.",
            }
            assert ("await" in awaited) or shown.count("\n") > 12
            assert inspect.signature(function) == inspect.signature(twin)
            assert inspect.iscoroutinefunction(twin)


def test_strict_type_checkers_accept_them(tmp_path: Path) -> None:
    """The four clients and all examples in their docstrings have no error under mypy --strict."""
    lines = []
    for provider in sorted(providers.PROVIDERS):
        lines += [f"from {provider}_client import Async{facade(provider)}, {facade(provider)}"]
        for mode in ("", "Async"):
            shown = [example(one) for name, one in methods(provider) if name.startswith("Async") == bool(mode)]
            lines += [f"{'async ' if mode else ''}def {mode}{provider}({provider}: {mode}{facade(provider)}) -> None:"]
            lines += [f"    {line}" for one in shown for line in one.split("\n")] + ["    return"]
    (tmp_path / "examples.py").write_text("\n".join(lines), "utf-8")
    clients = [str(path) for path in sorted(ROOT.glob("generated/*/*_client"))]
    assert 4 == len(clients)
    command = [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={tmp_path}", *clients, "examples.py"]
    paths = ":".join(str(Path(path).parent) for path in clients)
    done = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, env={"MYPYPATH": paths, "PATH": ""}
    )
    assert "Success" in done.stdout, done.stdout + done.stderr
