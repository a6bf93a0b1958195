"""What importing a client costs, in fresh processes of an environment that holds only what clients need."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import venv
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from competitors import Built
from figures import OURS, STOCK, Measure
from packaging.requirements import Requirement

import clientwright

BARE = "bare Python"
ENDPOINT = "from stock_client import AuthenticatedClient; from stock_client.api.memberships import memberships_list"
NEEDED = ("attrs", "httpx", "msgspec", "pydantic", "python-dateutil", "urllib3")
TELL = "; import time; print(time.process_time() * 1000)"


def statements(url: str) -> dict[str, dict[str, str]]:
    """Give the code of each variant, by measure."""
    client = f"AuthenticatedClient('{url}', token='0')"
    first = {
        OURS: f"from trybe_client import Trybe; Trybe(token='0', base_url='{url}').memberships.list(page=1)",
        STOCK: f"{ENDPOINT}; memberships_list.sync(client={client}, page=1)",
    }
    big = _big(15, url, client) | _big(300, url, client)
    return {"import": _imports(), "first-call": {BARE: "pass"} | first, "big": {BARE: "pass"} | big}


def _big(models: int, url: str, client: str) -> dict[str, str]:
    facade = f"from big{models}_client import Big{models}"
    calling = f"{facade}; Big{models}(token='0', base_url='{url}').group0.get_thing0('1')"
    stock = f"from stock_big{models} import AuthenticatedClient"
    endpoint = f"{stock}; from stock_big{models}.api.group0 import group0_get_thing0"
    return {
        f"{OURS}, {models} models, client": facade,
        f"{OURS}, {models} models, first resource": f"{facade}; Big{models}(token='0').group0",
        f"{OURS}, {models} models, first call": calling,
        f"{STOCK}, {models} models, client": stock,
        f"{STOCK}, {models} models, one endpoint": endpoint,
        f"{STOCK}, {models} models, first call": f"{endpoint}; group0_get_thing0.sync(client={client}, id='1')",
    }


def _imports() -> dict[str, str]:
    return {
        BARE: "pass",
        f"{OURS}, import trybe_client": "import trybe_client",
        f"{OURS}, client": "from trybe_client import Trybe",
        f"{OURS}, first resource": "from trybe_client import Trybe; Trybe(token='0').memberships",
        f"{STOCK}, client": "from stock_client import AuthenticatedClient",
        f"{STOCK}, one endpoint": ENDPOINT,
        "datamodel-code-generator (pydantic v2), models": "import pydantic_models",
        "openapi-generator (python), one API": "from oag_client import ApiClient, MembershipsApi",
        "import httpx": "import httpx",
        "import attrs": "import attrs",
        "import msgspec": "import msgspec",
    }


def measure(built: Built, folder: Path, url: str, rounds: int) -> dict[str, Measure]:
    """Run every variant once to write its byte code, then in shuffled rounds; figures are CPU of whole processes."""
    python = lean_python(folder)
    titles = {
        "import": "Importing, fresh processes",
        "first-call": "First call, fresh processes, import and all",
        "big": "Importing and first call, by the number of models",
    }
    bases = {"import": f"{STOCK}, one endpoint", "first-call": STOCK, "big": f"{STOCK}, 300 models, one endpoint"}
    measures = {key: Measure(title, "ms of CPU", base=bases[key]) for key, title in titles.items()}
    jobs = [(key, variant, code) for key, codes in statements(url).items() for variant, code in codes.items()]
    shuffled = random.Random(0)  # noqa: S311  # not for secrets
    for turn in range(rounds + 1):
        for key, variant, code in shuffled.sample(jobs, len(jobs)):
            if "oag_client" in code and "openapi_generator" in built.missing:
                measures[key].missing[variant] = built.missing["openapi_generator"]
            elif turn:
                measures[key].add(variant, _fresh(python, code, built))
            else:
                _fresh(python, code, built)
    return measures


def _fresh(python: Path, code: str, built: Built) -> float:
    done = subprocess.run(
        [python, "-c", code + TELL],
        capture_output=True,
        text=True,
        check=False,
        env=built.environment(),
        cwd=built.pages,
    )
    return float(done.stdout) if done.returncode == 0 else sys.exit(f"{code} failed:\n{done.stderr}")


def lean_python(folder: Path) -> Path:
    """Make an environment with links to what clients need at run time, and to nothing else.

    httpx imports its command line, and with it rich and click, wherever these are installed.
    """
    home = folder / "lean"
    venv.create(home, symlinks=os.name == "posix")
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    packages = next(home.glob("**/site-packages"))
    (packages / "clientwright").symlink_to(Path(clientwright.__file__).parent)
    for name in _closure(set(NEEDED)):
        found = distribution(name)
        tops = {Path(str(found.locate_file(file.parts[0]))) for file in found.files or () if file.parts[0] != ".."}
        for top in tops:
            if top.suffix != ".dist-info" and top.name != "__pycache__" and not (packages / top.name).exists():
                (packages / top.name).symlink_to(top)
    return scripts / "python"


def _closure(names: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        try:
            needs = [Requirement(text) for text in distribution(name).requires or ()]
        except PackageNotFoundError:
            continue
        found.add(name)
        here = [need.name for need in needs if not need.marker or need.marker.evaluate({"extra": ""})]
        waiting += [need for need in here if need not in found]
    return found
