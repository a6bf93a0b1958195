"""A sandbox: providers that answer as their specs say, remember what was done, and keep a journal of it.

    with sandbox.serve("trybe") as played, Trybe(token="anything", base_url=played.base_url) as trybe:
        trybe.memberships.list()

`serve` plays providers on loopback, `wire` behind a socket that misbehaves, and the transports in the same process.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from clientwright.sandbox.engine import Engine as Engine
    from clientwright.sandbox.engine import open_engines as open_engines
    from clientwright.sandbox.faults import Chaos as Chaos
    from clientwright.sandbox.faults import Exchange as Exchange
    from clientwright.sandbox.journal import Entry as Entry
    from clientwright.sandbox.playing import Player as Player
    from clientwright.sandbox.serving import Sandbox as Sandbox
    from clientwright.sandbox.serving import Wire as Wire
    from clientwright.sandbox.serving import serve as serve
    from clientwright.sandbox.serving import wire as wire
    from clientwright.sandbox.transports import AsyncSandboxTransport as AsyncSandboxTransport
    from clientwright.sandbox.transports import SandboxTransport as SandboxTransport
else:
    from clientwright.lazy import lazy

    __getattr__, __dir__, __all__ = lazy(
        __name__,
        {
            "AsyncSandboxTransport": ".transports",
            "Chaos": ".faults",
            "Engine": ".engine",
            "Entry": ".journal",
            "Exchange": ".faults",
            "Player": ".playing",
            "Sandbox": ".serving",
            "SandboxTransport": ".transports",
            "Wire": ".serving",
            "open_engines": ".engine",
            "serve": ".serving",
            "wire": ".serving",
        },
    )
