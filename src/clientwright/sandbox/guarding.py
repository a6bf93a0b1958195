"""Who may ask a sandbox: programs on this machine, and in a browser its own page; no page of anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

#: A page that is not the sandbox's own cannot read, charge or clear anything, since it cannot forge these headers.
REFUSAL: Final = (
    "The sandbox answers programs on this machine and its own page: the Host has to be of loopback, and no page of "
    "elsewhere may ask."
)
_LOOPBACK: Final = re.compile(r"(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?", re.IGNORECASE | re.ASCII)
_LENGTHS: Final = frozenset({len("host"), len("origin"), len("sec-fetch-site")})
_OWN: Final = frozenset({"none", "same-origin"})


def foreign(headers: Iterable[tuple[str, str]], *, led_to: bool = False) -> bool:
    """Tell whether a request comes from a page of elsewhere, or from one that has another's name lead to this machine.

    Args:
        headers: Name and value of each header.
        led_to: Whether links of elsewhere may lead to what is asked for.

    Returns:
        True where it has to be refused.

    """
    sent = [(name.lower(), value) for name, value in headers if len(name) in _LENGTHS]
    hosts = [value for name, value in sent if name == "host"]
    if not all(_LOOPBACK.fullmatch(host) for host in hosts):
        return True
    if len(sent) == len(hosts):
        return False
    origins = {f"http://{host}" for host in hosts}
    if any(name == "origin" and value not in origins for name, value in sent):
        return True
    return not led_to and any(name == "sec-fetch-site" and value not in _OWN for name, value in sent)
