"""Which provider of a sandbox a path is meant for: each answers below its own name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from attrs import frozen

from clientwright.sandbox.answering import Answer
from clientwright.sandbox.engine import Engine
from clientwright.sandbox.guarding import REFUSAL, foreign
from clientwright.sandbox.routing import Request


@frozen(eq=False)
class Providers:
    """The providers of one address.

    Attributes:
        engines: The providers by name.

    """

    engines: Mapping[str, Engine]

    def find(self, path: str) -> tuple[Engine | None, str]:
        """Give the provider that the first segment of a path names, if there is one, and the path below it."""
        name, _, rest = path.removeprefix("/").partition("/")
        return self.engines.get(name), f"/{rest}"

    def handle(self, request: Request) -> Answer:
        """Have a request answered.

        Args:
            request: The request; its path begins with the name of the provider, and its base is that of the sandbox.

        Returns:
            The answer; 403 to what a browser sends for a page of elsewhere, which nobody gets to see.

        """
        if foreign(request.headers):
            said = json.dumps({"message": REFUSAL})
            return Answer(403, (("Content-Type", "application/json"),), said.encode())
        engine, path = self.find(request.path)
        if engine is None:
            known = ", ".join(f"/{name}" for name in self.engines)
            said = f"There is no provider here; there are {known}.\n"
            return Answer(404, (("Content-Type", "text/plain; charset=utf-8"),), said.encode())
        base = f"{request.base}/{engine.name}"
        return engine.handle(Request(request.method, path, request.query, request.headers, request.body, base))


def providers_of(engines: Sequence[Engine]) -> Providers:
    """Give providers one address."""
    return Providers({engine.name: engine for engine in engines})
