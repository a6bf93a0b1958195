"""The faults of connections and of sending."""

from __future__ import annotations

from clientwright.sandbox.faults import bodies, scripts
from clientwright.sandbox.faults.steps import Close, Hold, Reset, Send, Wait
from clientwright.sandbox.faults.values import Fault

EARLY_HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n"
SWITCHING = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: unheard-of\r\nConnection: Upgrade\r\n\r\n"
GARBAGE = b"\x16\x03\x01\x02 HELLO\r\n\r\n"
LONG = b"HTTP/1.1 200 OK\r\n" + b"X-Filler: filler\r\n" * 20_000

UNREACHED = (
    Fault(
        "connect-refused",
        "connection refused",
        "before",
        knowable=False,
        explain="Nobody listens on the port until the next plan.",
        listening="refusing",
    ),
    Fault(
        "connect-timeout",
        "connection never made",
        "before",
        knowable=False,
        explain="The port takes no connection until the next plan; a client has to give up by itself.",
        listening="deaf",
    ),
    Fault(
        "close-unapplied",
        "clean close before the effect",
        "before",
        knowable=None,
        explain="The request is read and dropped, and the connection closed: to the client the same as `close`.",
        script=scripts.only(Close()),
    ),
    Fault(
        "portal",
        "web page of somebody in front",
        "before",
        knowable=None,
        explain="A portal or proxy keeps the request, and answers 200 with a page of its own, as in `html`.",
        edit=bodies.page,
    ),
    Fault(
        "rst-unapplied",
        "reset before the effect",
        "before",
        knowable=None,
        explain="The request is read and dropped, and the connection reset: the same as `rst-before-headers`.",
        script=scripts.only(Reset()),
    ),
)
BROKEN = (
    Fault(
        "rst-before-headers",
        "reset before the headers",
        "after",
        knowable=None,
        explain="The connection is reset before the first byte of the answer.",
        script=scripts.only(Reset()),
    ),
    Fault(
        "rst-after-headers",
        "reset after the headers",
        "after",
        knowable=True,
        explain="The connection is reset between the headers and the body; the status is known.",
        script=scripts.reset_after_head,
    ),
    Fault(
        "rst-in-body",
        "reset in mid-body",
        "after",
        knowable=True,
        explain="The connection is reset in the middle of the body; the status is known.",
        script=scripts.reset_in_body,
    ),
    Fault(
        "close",
        "clean close before the answer",
        "after",
        knowable=None,
        explain="The connection is closed in order before the first byte of the answer.",
        script=scripts.only(Close()),
    ),
    Fault(
        "close-reused",
        "clean close on a reused connection",
        "after",
        knowable=None,
        explain="As `close`, on the first request that comes on a connection which has carried another; others pass.",
        script=scripts.only(Close()),
        reused=True,
    ),
    Fault(
        "close-idle",
        "close after the answer",
        "after",
        knowable=True,
        explain="The answer is right, and the connection closed behind it unannounced: the next request finds nobody.",
        script=scripts.afterwards(Close()),
    ),
    Fault(
        "cut-head",
        "half a head",
        "after",
        knowable=None,
        explain="The connection is closed within the headers.",
        script=scripts.cut_head,
    ),
)
SLOW = (
    Fault(
        "slow-headers",
        "slow headers",
        "after",
        knowable=None,
        explain="The headers come byte by byte, then the body at once.",
        script=scripts.slow_head,
    ),
    Fault(
        "drip",
        "slow body",
        "after",
        knowable=True,
        explain="The body comes byte by byte, so that no single wait is long.",
        script=scripts.drip,
    ),
    Fault(
        "hang",
        "no answer",
        "after",
        knowable=None,
        explain="Nothing comes until the client hangs up.",
        script=scripts.silent,
    ),
    Fault(
        "endless-body",
        "endless body",
        "after",
        knowable=True,
        explain="Blanks without end follow the body.",
        script=scripts.endless,
    ),
    Fault(
        "huge-body",
        "huge body",
        "after",
        knowable=True,
        explain="So many blanks follow the body that it is larger than a client should take.",
        script=scripts.huge,
    ),
)
STRANGE = (
    Fault(
        "garbage-status",
        "garbage status line",
        "after",
        knowable=None,
        explain="What comes is no HTTP.",
        script=scripts.only(Send(GARBAGE), Close()),
    ),
    Fault(
        "endless-headers",
        "headers too long",
        "after",
        knowable=None,
        explain="The headers are longer than a client should take.",
        script=scripts.only(Send(LONG), Hold(), Close()),
    ),
    Fault(
        "continue",
        "100 before the answer",
        "after",
        knowable=True,
        explain="An interim answer that nobody asked for comes first; the answer behind it is right.",
        script=scripts.first(Send(b"HTTP/1.1 100 Continue\r\n\r\n")),
    ),
    Fault(
        "early-hints",
        "103 before the answer",
        "after",
        knowable=True,
        explain="An interim answer comes first; the answer behind it is right.",
        script=scripts.first(Send(EARLY_HINTS), Wait(0.01)),
    ),
    Fault(
        "switching-protocols",
        "101 instead of an answer",
        "after",
        knowable=None,
        explain="The server changes to a protocol that nobody asked for.",
        script=scripts.only(Send(SWITCHING), Close()),
    ),
    Fault(
        "endless-continue",
        "100 for ever",
        "after",
        knowable=None,
        explain="Interim answers come without end.",
        script=scripts.continues,
    ),
)
DELIVERED = (
    Fault(
        "duplicate",
        "duplicate delivery",
        "after",
        knowable=True,
        explain="The request reaches the upstream twice, as by a proxy that repeats it; the first answer goes out.",
        deliveries=2,
    ),
    Fault(
        "reordered",
        "answers in another order",
        "after",
        knowable=True,
        explain="The answer is kept back until another connection has been answered.",
        script=scripts.reordered,
    ),
)
