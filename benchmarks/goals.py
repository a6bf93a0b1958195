"""The numbers that the clients are to reach."""

from __future__ import annotations

from operator import sub, truediv

from figures import OURS, STOCK, Goal
from fleet import NAMES
from importing import BARE

PYDANTIC = NAMES["pydantic_v2"]
JSON = NAMES["json_floor"]


def _speed(own: float, other: float) -> float:
    return other / own


GOALS = (
    Goal("decode, times stock", "decode-100", OURS, STOCK, _speed, 5.5, least=True),
    Goal("decode, times pydantic v2", "decode-100", OURS, PYDANTIC, _speed, 2.3, least=True),
    Goal("decode, times json.loads", "decode-100", OURS, JSON, _speed, 1.0, least=True),
    Goal(
        "decode with an unknown field in every item, times stock",
        "decode-100-unknown",
        OURS,
        STOCK,
        _speed,
        4,
        least=True,
    ),
    Goal("encode, times stock", "encode-100", OURS, STOCK, _speed, 6, least=True),
    Goal("memory kept, of stock", "kept-100", OURS, STOCK, truediv, 0.75),
    Goal("synchronous call, of stock", "sync", OURS, STOCK, truediv, 0.5),
    Goal(
        "50 asynchronous calls through httpx-aiohttp, of stock",
        "concurrent",
        f"{OURS}, httpx-aiohttp",
        STOCK,
        truediv,
        0.35,
    ),
    Goal("importing a client, over bare Python", "import", f"{OURS}, client", BARE, sub, 15, unit="ms"),
    Goal(
        "the same with 300 models, over 15",
        "big",
        f"{OURS}, 300 models, client",
        f"{OURS}, 15 models, client",
        sub,
        1,
        unit="ms",
    ),
    Goal(
        "first resource, of stock's first endpoint",
        "import",
        f"{OURS}, first resource",
        f"{STOCK}, one endpoint",
        truediv,
        0.6,
    ),
)
