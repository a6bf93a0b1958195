"""Processes that find the generated clients, as if they were installed."""

from __future__ import annotations

import os

from providers import ROOT

FOLDERS = os.pathsep.join(str(path) for path in sorted(ROOT.glob("generated/*/")) if path.is_dir())
#: The environment of this process, in which Python finds the clients.
ENVIRONMENT = {**os.environ, "PYTHONPATH": FOLDERS}
