"""What the README shows to somebody without credentials works as it is written."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from client_processes import ENVIRONMENT

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SECTION = README.partition("## Try it without credentials\n")[2].partition("\n## ")[0]
ADDRESS = "http://127.0.0.1:8642"
PAID = "succeeded 3995 gbp"
REFUSED = "memberships.register_member: the answer is 400 Bad Request; nothing was changed"
PAID_ALREADY = "charges.process: the answer is 422 "
NOT_AGAIN = "; nothing was changed False"


@contextmanager
def playing(command: str) -> Iterator[str]:
    """Run the README's command on a port that is free; give its address."""
    words = shlex.split(command.replace("--port 8642", "--port 0"))
    with subprocess.Popen([sys.executable, "-m", *words], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            printed = iter(process.stdout or ())
            yield next(found[0] for line in printed if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        finally:
            process.terminate()
            process.communicate()


def run(snippet: str) -> list[str]:
    """Run Python in a process of its own, with the clients at hand; give what it prints."""
    command = [sys.executable, "-W", "error", "-c", snippet]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr)
    return done.stdout.splitlines()


def test_a_newcomer_signs_up_a_member_and_takes_a_payment() -> None:
    """The command and both snippets run as they stand, and print a payment and refusals in the provider's words."""
    (command,) = re.findall(r"^\$ (clientwright sandbox .*)$", SECTION, re.MULTILINE)
    first, second = re.findall(r"```python\n(.*?)```", SECTION, re.DOTALL)
    with playing(command) as address:
        refused, paid, again = run(first.replace(ADDRESS, address))
        assert refused.startswith(REFUSED)
        assert "message='Email sudah terdaftar pada tier ini.'" in refused
        assert PAID == paid
        assert again.startswith(PAID_ALREADY)  # the words behind it are Python's, and have changed
        assert again.endswith(NOT_AGAIN)
        assert [PAID] == run(second.replace(ADDRESS, address))
