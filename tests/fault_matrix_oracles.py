"""What is wrong with the outcome of a call that met a fault; the oracles of the fault matrix."""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Iterator
from typing import Any

from attrs import frozen
from client_calls import SECRET, Call
from fault_matrix_stage import Seen, paged

from clientwright import errors
from clientwright.operations import Operation
from clientwright.redirects import MOST
from clientwright.retries import LATER
from clientwright.sandbox.faults import Fault, faults
from clientwright.sandbox.faults.statuses import RETRY_AFTER

ATTEMPTS = 3
"""How many times a call is made at most that may be made again."""
PATIENT = frozenset({"date", "huge"})
"""The forms of Retry-After that ask to wait for longer than anybody does."""


@frozen
class Expected:
    """What comes of a fault that has struck.

    Attributes:
        kind: The class of the error; None for a result.
        applied: What it may say of the effect.
        again: Whether the call is made again where that is safe.
        always: Whether the call is made again even where it is not.
        result: What there may be in place of the error: `same` as without the fault, `like` it, or none.

    """

    kind: type[errors.ClientwrightError] | None = None
    applied: tuple[bool | None, ...] = ()
    again: bool = False
    always: bool = False
    result: str = ""


LOST = errors.ConnectionLostError
SAME, LIKE = Expected(result="same"), Expected(result="like")
DOUBTFUL, HALF = Expected(LOST, (None,), again=True), Expected(LOST, (True,), again=True)
# What the kernel still hands over after a reset is not for a client to say.
RESET = Expected(LOST, (True, None), again=True)
LATE, LATE_BODY = Expected(errors.DeadlineError, (None,)), Expected(errors.DeadlineError, (True,))
UNSENT = Expected(errors.ConnectError, (False,), always=True)
# Whether the wait for a connection or the call ends first is a matter of nanoseconds.
UNSENT_IN_TIME = Expected(errors.TransportError, (False,))
# Through a ready httpx client nobody sees that nothing was sent, where the call ends before the wait.
CROWDED = Expected(errors.TransportError, (False, None))
UNREAD, PAGE = Expected(errors.DecodeError, (True,)), Expected(errors.DecodeError, (None,))
PERHAPS = Expected(errors.DecodeError, (True,), result="like")
MOVED = Expected(errors.RedirectError, (None,))
OWN = {
    "connect-refused": UNSENT, "connect-timeout": UNSENT_IN_TIME, "close-unapplied": DOUBTFUL, "portal": PAGE,
    "rst-unapplied": DOUBTFUL, "rst-before-headers": DOUBTFUL, "rst-after-headers": RESET, "rst-in-body": RESET,
    "close": DOUBTFUL, "close-reused": Expected(LOST, (None,), again=True, result="same"), "close-idle": SAME,
    "cut-head": DOUBTFUL, "short-length": HALF, "cut-chunk": HALF, "bad-chunk": HALF, "no-content-with-body": UNREAD,
    "until-close": SAME, "cut-until-close": UNREAD, "two-lengths": DOUBTFUL, "bad-length": DOUBTFUL,
    "bad-header": DOUBTFUL, "second-answer": SAME, "slow-headers": LATE, "drip": LATE_BODY, "hang": LATE,
    "endless-body": UNREAD, "huge-body": UNREAD, "garbage-status": DOUBTFUL, "endless-headers": DOUBTFUL,
    "continue": SAME, "early-hints": SAME, "switching-protocols": DOUBTFUL, "endless-continue": LATE,
    "duplicate": SAME, "reordered": SAME, "html": PAGE, "bom": SAME, "utf-16": SAME, "latin-1": PERHAPS,
    "wrong-content-type": SAME, "no-content-type": SAME, "bad-format": PERHAPS, "unknown-field": LIKE,
    "unknown-enum": LIKE, "page-loop": LIKE, "page-off-host": LIKE, "page-moved": LIKE, "page-empty": LIKE,
    "tls-to-plain-port": UNSENT, "tls-untrusted": UNSENT, "pool-exhausted": CROWDED,
}  # fmt: skip
"""What comes of the faults that are not told by their family; every other one of bodies and fields is `UNREAD`."""
WALKED = {"page-loop": Expected(errors.PageError, (False,)), "page-off-host": SAME}
"""What comes of reading all pages of a list."""


def expected(fault: str, *, pages: bool = False) -> Expected:
    """Give what comes of a fault, or of one of the client's own surroundings."""
    if pages and fault in WALKED:
        return WALKED[fault]
    if fault in OWN:
        return OWN[fault]
    if fault.startswith("redirect-"):
        return MOVED
    number = _status(fault)
    if number is None:
        return UNREAD
    patient = fault.startswith("retry-after-") and fault.removesuffix("-503").removeprefix("retry-after-") in PATIENT
    again, always = number in LATER and not patient, number == 429 and not patient
    applied = False if number // 100 == 4 else None
    return Expected(errors.error_class(number), (applied,), again=again, always=always)


def _status(code: str) -> int | None:
    """Give the status that a fault answers with; None where it is not about a status."""
    if code.startswith("status-"):
        return int(code.split("-")[1])
    if code.startswith("wrong-envelope"):
        return 502 if code.endswith("-502") else 422
    if code.startswith("retry-after-"):
        return 503 if code.endswith("-503") and code.removesuffix("-503")[12:] in RETRY_AFTER else 429
    return None


def complaints(call: Call, code: str, seen: Seen, usual: Any, *, pages: bool = False) -> Iterator[str]:
    """Say what is wrong with the outcome of a call; the arguments are those of `wrongs` and `surprises`."""
    yield from wrongs(call, code, seen)
    yield from surprises(call, code, seen, usual, pages=pages)


def wrongs(call: Call, code: str, seen: Seen) -> Iterator[str]:
    """Say what must never be, whatever came of a call.

    Args:
        call: What was called.
        code: The fault that it met.
        seen: What became of it.

    """
    if isinstance(seen.outcome, Exception) and not isinstance(seen.outcome, errors.ClientwrightError):
        yield f"it ends in {seen.outcome!r}"
        return
    yield from _effects(call.operation, faults().get(code), seen)
    yield from _secrets(seen)
    if seen.tasks:
        yield f"{seen.tasks} tasks are left"


def surprises(call: Call, code: str, seen: Seen, usual: Any, *, pages: bool = False) -> Iterator[str]:
    """Say where the outcome of a call is another than the one that belongs to its fault.

    Args:
        call: What was called.
        code: The fault that it met.
        seen: What became of it.
        usual: What it gives without a fault.
        pages: Whether all pages of a list were read.

    """
    wanted = SAME if _spared(seen) else expected(code, pages=pages)
    yield from _outcome(call.operation, wanted, seen, usual)
    if not pages:
        yield from _attempts(call.operation, wanted, seen)


def _spared(seen: Seen) -> bool:
    return bool(seen.exchanges) and not any(one.struck for one in seen.exchanges)


def _effects(operation: Operation[Any], fault: Fault | None, seen: Seen) -> Iterator[str]:
    """Hold what an error says of the effect against the journal, and the journal against at most once."""
    times = sum(_done(operation, one.applied, one.status) for one in seen.entries)
    said = seen.outcome.applied if isinstance(seen.outcome, errors.ClientwrightError) else True
    if isinstance(seen.outcome, errors.PageError):
        return  # it speaks of the list, not of a request
    if said is False and times:
        yield f"it says that nothing happened, and it happened {times} times"
    if said is True and not times:
        yield "it says that it happened, and it did not"
    deliveries = fault.deliveries if fault else 1
    most = deliveries * (1 if operation.retry == "unsent" else ATTEMPTS)
    if operation.effect != "read" and times > most:
        yield f"it happened {times} times, and may {most} times"
    if operation.retry == "unsent" and len(seen.entries) > deliveries:
        yield f"it reached the provider {len(seen.entries)} times"
    if fault and fault.when == "before" and seen.entries:
        yield "it reached the provider"


def _done(operation: Operation[Any], applied: bool, status: int) -> bool:  # noqa: FBT001  # two figures of an entry
    # What only reads has no effect; it has happened where it was answered.
    return applied if operation.effect != "read" else status // 100 == 2


def _secrets(seen: Seen) -> Iterator[str]:
    if seen.elsewhere:
        yield "it connects to another address"
    if SECRET in seen.told:
        yield "a secret is in the log"
    error = seen.outcome
    if not isinstance(error, errors.ClientwrightError):
        return
    shown = "".join(traceback.format_exception(error))
    if SECRET in f"{error}{error!r}{vars(error)}{shown}" or SECRET.encode() in pickle.dumps(error):
        yield "a secret is in the error"
    if error.__cause__ or error.__context__:
        yield "the error hangs on to another"
    if "\n" in str(error):
        yield "the error has several lines"


def _outcome(operation: Operation[Any], wanted: Expected, seen: Seen, usual: Any) -> Iterator[str]:
    outcome = seen.outcome
    if not isinstance(outcome, errors.ClientwrightError):
        if not wanted.result:
            yield f"it gives a result in place of {wanted.kind.__name__ if wanted.kind else None}"
        elif wanted.result == "same" and outcome != usual:
            yield "the result is another than without the fault"
        elif type(outcome) is not type(usual):
            yield f"the result is of the class {type(outcome).__name__}"
        return
    if outcome.operation != operation.id:
        yield f"it is called {outcome.operation}"
    if _refused_again(seen):
        return
    general = wanted.kind is errors.TransportError and isinstance(outcome, errors.DeadlineError | errors.ConnectError)
    if wanted.kind is not type(outcome) and not general:
        yield f"it ends in {outcome!r} in place of {wanted.kind.__name__ if wanted.kind else 'a result'}"
    elif outcome.applied not in wanted.applied:
        yield f"it says applied={outcome.applied} in place of {wanted.applied}"


def _refused_again(seen: Seen) -> bool:
    """Tell whether a repetition was refused by the provider because an earlier attempt had been carried out."""
    error, answers = seen.outcome, [one.status for one in seen.entries]
    if not isinstance(error, errors.ClientError) or len(answers) < 2 or answers[0] // 100 == 4:
        return False
    return answers[-1] == error.status and error.applied is None


def _attempts(operation: Operation[Any], wanted: Expected, seen: Seen) -> Iterator[str]:
    """Hold the number of attempts against the policy."""
    error = seen.outcome
    sent = len(seen.exchanges)
    if sent > ATTEMPTS * (MOST + 1):
        yield f"it is sent {sent} times"
    if not isinstance(error, errors.ClientwrightError) or _refused_again(seen):
        return
    if isinstance(error, errors.DeadlineError) or wanted.kind is errors.TransportError:
        return  # how often it was tried until then depends on the time
    repeated = wanted.always or (wanted.again and operation.retry != "unsent")
    attempts = ATTEMPTS if repeated else 1
    if error.attempts != attempts:
        yield f"it is tried {error.attempts} times in place of {attempts}"
    followed = isinstance(error, errors.RedirectError) and operation.method == "GET"
    if sent and sent != attempts and not followed:
        yield f"it is sent {sent} times, and tried {attempts} times"


def walked(call: Call, code: str) -> bool:
    """Tell whether all pages are read where a fault is met."""
    return code.startswith("page-") and paged(call)
