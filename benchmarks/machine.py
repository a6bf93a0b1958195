"""Say what figures were measured on, without saying where."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

PACKAGES = (
    "attrs",
    "cattrs",
    "datamodel-code-generator",
    "httpx",
    "httpx-aiohttp",
    "msgspec",
    "openapi-generator-cli",
    "openapi-python-client",
    "orjson",
    "pydantic",
)


def machine() -> dict[str, str]:
    """Describe the machine and the versions of what was measured."""
    facts = processor_and_python()
    if shutil.which("java"):
        told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False).stderr  # noqa: S607  # the one on PATH is meant
        facts["java"] = told.partition("\n")[0]
    return facts | {package: version(package) for package in PACKAGES}


def processor_and_python() -> dict[str, str]:
    """Describe what the code runs on."""
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "python": f"{platform.python_implementation()} {platform.python_version()}",
    }


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text("utf-8").splitlines() if facts.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor()
