"""Sandboxes that tests reach as users do: over sockets, and as a process of its own."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import providers
from attrs import field, frozen

from clientwright.cli import main

FOLDERS: Final[dict[str, Any]] = {"specs": providers.SPECS, "overlays": providers.OVERLAYS}
OPTIONS: Final = ("--specs", str(providers.SPECS), "--overlays", str(providers.OVERLAYS))
ADDRESS: Final = re.compile(r"http://127\.0\.0\.1:\d+")
CREDENTIAL: Final = {"Authorization": "Bearer tok-4711-secret"}


def ask(
    address: str, method: str = "GET", headers: Mapping[str, str] = CREDENTIAL, body: bytes = b""
) -> tuple[int, dict[str, str], bytes]:
    """Send a request with exactly these headers on a connection of its own; give status, headers and body."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.putrequest(method, target, skip_host="Host" in headers, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name, value)
        if body:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def belongings() -> set[object]:
    """Give what a sandbox might leave behind in this process: its threads, and its open sockets and files."""
    opened: set[str] = set()
    for each in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):  # it is closed by now, as that of the listing itself
            opened.add(str(each.readlink()))
    return {*threading.enumerate(), *opened}


def connected(address: str) -> socket.socket:
    """Open a connection to an address."""
    parts = urlsplit(address)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


@frozen(eq=False)
class Started:
    """A sandbox in a process of its own.

    Attributes:
        process: The process.
        lines: What it has said before it began to wait.

    """

    process: subprocess.Popen[str]
    lines: list[str] = field(factory=list)

    @property
    def page(self) -> str:
        """The address of the status page, without a slash at its end."""
        return str(ADDRESS.findall("\n".join(self.lines))[0])

    @property
    def front(self) -> str:
        """The address of the front."""
        return next(str(each) for each in ADDRESS.findall("\n".join(self.lines)) if each != self.page)

    def pasted(self, provider: str) -> str:
        """Give the line to paste for a provider."""
        return next(line for line in self.lines if line.startswith(f"from {provider}_client import "))

    def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """End it with a signal; give its exit status and what it has said as an error."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said


@contextmanager
def started(*arguments: str, folder: Path | None = None) -> Iterator[Started]:
    """Start the command and wait until it waits; it is ended with the block."""
    called = [sys.executable, "-m", "clientwright", "sandbox", *OPTIONS, *arguments]
    with subprocess.Popen(called, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            found = Started(process)
            for line in process.stdout or ():
                found.lines.append(line.rstrip("\n"))
                if "Ctrl-C" in line:
                    break
            yield found
        finally:
            process.kill()


def run(*arguments: str) -> int:
    """Run the command in this process, where it has to refuse, and give its exit status."""
    return main(["sandbox", *OPTIONS, *arguments])
