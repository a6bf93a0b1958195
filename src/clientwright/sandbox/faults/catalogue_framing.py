"""The faults of framing: where the body of an answer ends, and what follows it."""

from __future__ import annotations

from clientwright.sandbox.faults import scripts
from clientwright.sandbox.faults.values import Fault

FRAMING = (
    Fault(
        "short-length",
        "short of its Content-Length",
        "after",
        knowable=True,
        explain="The body ends before its announced length.",
        script=scripts.short,
    ),
    Fault(
        "cut-chunk",
        "cut chunk",
        "after",
        knowable=True,
        explain="The connection is closed within a chunk.",
        script=scripts.cut_chunk,
    ),
    Fault(
        "bad-chunk",
        "chunk of no length",
        "after",
        knowable=True,
        explain="The length of a chunk is no number.",
        script=scripts.bad_chunk,
    ),
    Fault(
        "no-content-with-body",
        "204 with a body",
        "after",
        knowable=True,
        explain="A body follows a status that allows none; the connection cannot be used again.",
        script=scripts.body_without_content,
    ),
    Fault(
        "until-close",
        "body until the close",
        "after",
        knowable=True,
        explain="The body has no length and ends with the connection, as HTTP allows; the answer is right.",
        script=scripts.until_close,
    ),
    Fault(
        "cut-until-close",
        "cut body until the close",
        "after",
        knowable=True,
        explain="The body has no length, and the connection is closed in its middle; only its JSON tells.",
        script=scripts.cut_until_close,
    ),
    Fault(
        "two-lengths",
        "two lengths",
        "after",
        knowable=True,
        explain="Two lengths of the body contradict each other.",
        script=scripts.framed(("Content-Length", "1"), ("Content-Length", "2")),
    ),
    Fault(
        "bad-length",
        "length that is no number",
        "after",
        knowable=True,
        explain="The length of the body is a word.",
        script=scripts.framed(("Content-Length", "many")),
    ),
    Fault(
        "bad-header",
        "header with a zero byte",
        "after",
        knowable=True,
        explain="A header holds a byte that none may hold.",
        script=scripts.framed(("X-Zero", "\0")),
    ),
    Fault(
        "second-answer",
        "two answers to one request",
        "after",
        knowable=True,
        explain="A refusal that nobody asked for follows the answer at once; the next request must not be given it.",
        script=scripts.second_answer,
    ),
)
