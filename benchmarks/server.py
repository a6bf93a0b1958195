"""Answer requests on loopback from memory, so that next to nothing but the client is measured."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path


class Answering(asyncio.Protocol):
    """One connection; any number of requests without bodies, answered by the first folder of their path."""

    def __init__(self, answers: dict[str, bytes]) -> None:
        self.answers = answers
        self.received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where to write."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete."""
        *requests, self.received = (self.received + data).split(b"\r\n\r\n")
        for request in requests:
            path = request.split(b" ", 2)[1].decode()
            self.transport.write(self.answers[path.split("/")[1].split("?")[0]])  # type: ignore[attr-defined]  # a transport that writes


def answer(content: bytes) -> bytes:
    """Give the whole answer for a JSON body."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content


async def serve(answers: dict[str, bytes]) -> None:
    """Serve each answer at the path of its name, print the port, and go on until standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answering(answers), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve({path.stem: answer(path.read_bytes()) for path in Path(sys.argv[1]).glob("*.json")}))
