"""Whether a call is repeated, and after how long: pure decisions."""

from __future__ import annotations

from clientwright.operations import Retry

LATER = frozenset({429, 500, 502, 503, 504, *range(520, 525), 529})
BASE = 0.5
LONGEST = 8.0
LONGEST_ASKED = 60.0
TOO_MANY = 429


def repeatable(outcome: int | str, retry: Retry) -> bool:
    """Tell whether a call may be made again after what came of it.

    Args:
        outcome: The status of the answer, or the name of the error where none came.
        retry: What the operation allows.

    """
    if outcome in {"ConnectError", TOO_MANY}:
        return True
    return retry != "unsent" and (outcome == "ConnectionLostError" or outcome in LATER)


def backoff(attempt: int, chance: float) -> float:
    """Give the seconds to wait after an attempt: twice as long each time, shortened by chance to spread callers.

    Args:
        attempt: The attempt that failed, from 1.
        chance: A random number from 0 to 1.

    """
    return min(LONGEST, BASE * 2.0 ** min(attempt - 1, 16)) * (1 - chance / 2)


def pause(asked: float | None, attempt: int, chance: float, left: float) -> float | None:
    """Give the seconds to wait before a repetition.

    Args:
        asked: What the provider asks to wait.
        attempt: The attempt that failed, from 1.
        chance: A random number from 0 to 1.
        left: The seconds that the call has left.

    Returns:
        None where the wait is too long for the call, or for anybody.

    """
    wait = backoff(attempt, chance) if asked is None else asked
    return wait if wait < left and wait <= LONGEST_ASKED else None
