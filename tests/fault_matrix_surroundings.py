"""What is wrong around a client rather than with its provider: TLS that fails, and a pool with nothing left in it."""

from __future__ import annotations

import socket
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
from client_calls import calls
from fault_matrix_stage import MARK, Player, Seen, Stage

CODES = ("tls-to-plain-port", "tls-untrusted", "pool-exhausted")
BRIEF = 0.05
"""Seconds that a call waits for a connection of the pool."""
SELF_SIGNED = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQggFkQz5C/IN6d618K
Z33mixvCCKN1hwAw0OJ4JQq7zJ6hRANCAASwXpD1GamISoBLO3BUelSWMze/JYCJ
HLAfnx80W41YhEQ7QHid50fNlZV0l1QGPTU4lqaIsoseNs3W1kV84wyx
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBkTCCATagAwIBAgIUS+od/GOL0SAkcI4Zsb0De3KNu4QwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjEyMDQ0M1oYDzIxMjYxMDI5
MTIwNDQzWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASwXpD1GamISoBLO3BUelSWMze/JYCJHLAfnx80W41YhEQ7QHid50fN
lZV0l1QGPTU4lqaIsoseNs3W1kV84wyxo2QwYjAdBgNVHQ4EFgQUqtMU7WhYG8sd
N3N6GjNivS21X8UwHwYDVR0jBBgwFoAUqtMU7WhYG8sdN3N6GjNivS21X8UwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0kAMEYC
IQCf0HzbW5iaBVntwV5lEzfTJkZBROoa2BmNS4JBYWTuNAIhAKRneN0rEnT45R4/
ETuR3PXdNRwa+QORy+FmIewgf3uS
-----END CERTIFICATE-----
"""
"""A certificate for 127.0.0.1 that nobody has reason to trust, with its key, which guards nothing."""


def met(stage: Stage, operation: str, code: str, way: str) -> Seen:
    """Make a call in bad surroundings.

    Args:
        stage: Where it is made.
        operation: The provider and the operation.
        code: What is wrong.
        way: Whether the client is synchronous.

    """
    provider = calls()[operation].provider
    if code == "pool-exhausted":
        return _crowded(stage, operation, way)
    if code == "tls-to-plain-port":
        secure = stage.front.url.replace("http://", "https://")
        with Player(stage, provider, way, base_url=f"{secure}/{provider}") as player:
            return player.play(operation)
    with _untrusted() as url, Player(stage, provider, way, base_url=url) as player:
        return player.play(operation)


def _crowded(stage: Stage, operation: str, way: str) -> Seen:
    """Make a call while the only connection of its pool is held by an answer that nobody reads."""
    provider, limits = calls()[operation].provider, httpx.Limits(max_connections=1)
    held: dict[str, Any] = {"method": "GET", "url": f"{stage.front.url}/nobody", "headers": {MARK: stage.new(provider)}}
    if way == "sync":
        with (
            httpx.Client(limits=limits) as http,
            Player(stage, provider, way, http_client=http, timeout=BRIEF) as one,
            http.stream(**held),
        ):
            return one.play(operation)
    http_client = httpx.AsyncClient(limits=limits)
    with Player(stage, provider, way, http_client=http_client, timeout=BRIEF) as one:
        assert one.runner is not None
        response = one.runner.run(http_client.send(http_client.build_request(**held), stream=True))
        try:
            return one.play(operation)
        finally:
            one.runner.run(response.aclose())
            one.runner.run(http_client.aclose())


@cache
def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "self-signed.pem"
        file.write_text(SELF_SIGNED)
        context.load_cert_chain(file)
    return context


@contextmanager
def _untrusted() -> Iterator[str]:
    """Give the address of a server with a certificate that nobody trusts."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = Thread(target=_shake_hands, args=(server,))
        thread.start()
        try:
            yield f"https://127.0.0.1:{server.getsockname()[1]}"
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


def _shake_hands(server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        connection.settimeout(5)
        with suppress(OSError), connection, _context().wrap_socket(connection, server_side=True) as wrapped:
            wrapped.recv(1)
