"""Build every competitor anew from the same spec, into one folder of packages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import documents
from attrs import frozen

SCRIPTS = Path(sys.executable).parent
BIG = {"big15": 15, "big300": 300}
STOCK = """
import sys
from pathlib import Path
from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType
spec, package, out = sys.argv[1:]
chosen = ConfigFile(package_name_override=package, post_hooks=[])
problems = generate(config=Config.from_sources(chosen, MetaType.NONE, Path(spec), "utf-8", True, Path(out)))
sys.exit("\\n".join(f"{each.header}: {each.detail}" for each in problems) or None)
"""


@frozen
class Built:
    """Where everything is.

    Attributes:
        packages: The folder that all generated packages can be imported from.
        pages: The folder of pages to read.
        answers: The folder of what the server answers.
        bytecode: The folder that byte code is kept in, so that every import but the first finds it.
        spec: The spec that everything was made from.
        missing: Why a client cannot be measured here, by its name.

    """

    packages: Path
    pages: Path
    answers: Path
    bytecode: Path
    spec: Path
    missing: dict[str, str]

    def environment(self) -> dict[str, str]:
        """Give the environment of a process that uses the packages."""
        benchmarks = Path(__file__).parent
        given = os.environ.get("PYTHONPATH")
        path = os.pathsep.join([str(self.packages), str(benchmarks), *([given] if given else [])])
        own = {"PYTHONPATH": path, "PYTHONPYCACHEPREFIX": str(self.bytecode), "BENCH_SPEC": str(self.spec)}
        return {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | own


def build(folder: Path) -> Built:
    """Generate with each generator from Trybe's effective spec, and two made-up specs with stock and with ours."""
    packages, pages, answers = folder / "packages", folder / "pages", folder / "answers"
    built = Built(packages, pages, answers, folder / "bytecode", folder / "trybe.json", {})
    for made in (packages, pages, answers):
        made.mkdir()
    _write(built.spec, documents.trybe_spec())
    documents.write_pages(built.pages)
    shutil.copy(built.pages / f"{documents.DOCUMENTED}.json", built.answers / "customers.json")
    _write(built.answers / "things0.json", documents.thing())
    run(stock(built.spec, "stock_client", built.packages / "stock_client"))
    run(pydantic(built.spec, built.packages / "pydantic_models.py"))
    if shutil.which("java"):
        run(openapi_generator(built.spec, folder / "oag"))
        (folder / "oag" / "oag_client").rename(built.packages / "oag_client")
    else:
        built.missing["openapi_generator"] = "needs java"
    _big(folder, built)
    shutil.copytree(documents.ROOT / "generated/trybe/trybe_client", built.packages / "trybe_client")
    return built


def stock(spec: Path, package: str, out: Path) -> list[str]:
    """Give the command that generates with openapi-python-client's own templates."""
    return [sys.executable, "-c", STOCK, str(spec), package, str(out)]


def pydantic(spec: Path, out: Path) -> list[str]:
    """Give the command that generates pydantic models."""
    options = ("--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11")
    chosen = (*options, "--input-file-type", "openapi", "--formatters", "builtin")
    return [str(SCRIPTS / "datamodel-codegen"), "--input", str(spec), "--output", str(out), *chosen]


def openapi_generator(spec: Path, out: Path) -> list[str]:
    """Give the command that generates with openapi-generator."""
    chosen = ("--package-name", "oag_client", "--global-property", "apiTests=false,modelTests=false")
    command = str(SCRIPTS / "openapi-generator-cli")
    return [command, "generate", "-g", "python", "-i", str(spec), "-o", str(out), *chosen]


def ours(specs: Path, overlays: Path, out: Path) -> list[str]:
    """Give the command that generates our clients."""
    folders = ("--specs", str(specs), "--overlays", str(overlays), "--out", str(out))
    return [sys.executable, "-m", "clientwright", "regenerate", *folders]


def _big(folder: Path, built: Built) -> None:
    specs, overlays, out = folder / "specs", folder / "overlays", folder / "clients"
    for made in (specs, overlays):
        made.mkdir()
    for name, models in BIG.items():
        _write(specs / f"{name}.json", documents.big_spec(models))
        run(stock(specs / f"{name}.json", f"stock_{name}", built.packages / f"stock_{name}"))
    run(ours(specs, overlays, out))
    for name in BIG:
        (out / name / f"{name}_client").rename(built.packages / f"{name}_client")


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value), "utf-8")


def run(command: list[str]) -> None:
    """Run a generator to its end."""
    environment = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")
