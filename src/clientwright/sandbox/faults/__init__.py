"""The sandbox on a raw socket: requests are answered as they should be, and then the answer goes wrong on its way out.

    with Front(handle) as front:
        front.plan(["rst-before-headers", "ok"])
        httpx.post(f"{front.url}/charges")  # a ReadError; the charge was made

A fault is chosen by its code in a plan, by the header `X-Clientwright-Fault`, or by a random schedule with a seed.
`faults` lists them.
"""

from clientwright.sandbox.faults.catalogue import families, faults, known
from clientwright.sandbox.faults.front import Exchange, Front
from clientwright.sandbox.faults.schedule import Chaos
from clientwright.sandbox.faults.statuses import phrase
from clientwright.sandbox.faults.values import Answer, Fault, Handler, Headers, Hints, Refuse, Request

__all__ = [
    "Answer",
    "Chaos",
    "Exchange",
    "Fault",
    "Front",
    "Handler",
    "Headers",
    "Hints",
    "Refuse",
    "Request",
    "families",
    "faults",
    "known",
    "phrase",
]
