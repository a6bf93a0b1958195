"""HTML pages that hold all they need: one frame for all of them, and a policy that lets no request leave."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from typing import Final

_FRAME: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="data:,">
<style>{style}</style></head><body>
{body}
</body></html>
"""


def framed(title: str, style: str, policy: str, body: str) -> str:
    """Write a page.

    Args:
        title: Its title, escaped.
        style: Its style sheet.
        policy: Its content security policy.
        body: What stands in it, as HTML.

    """
    return _FRAME.format(policy=policy, title=title, style=style, body=body)


def hashed(part: str) -> str:
    """Give the source expression of a policy that allows one style or script and no other."""
    return f"'sha256-{b64encode(hashlib.sha256(part.encode()).digest()).decode()}'"


def own_policy(style: str, script: str) -> str:
    """Allow a page its own style and script, images that it holds itself, and nothing else."""
    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
