"""Write text of a document into code: docstrings that cannot end early, literals that are what they say."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata

from openapi_python_client.strings import safe_for_docstring

from clientwright.pipeline.documents import JSON
from clientwright.pipeline.generation.naming import whole

WIDTH = 120
QUOTES = 3
LONGEST_EXAMPLE = 100
_OPEN_END = re.compile(r'(?<!\\)((?:\\\\)*)"$')
_CLOSED_END = r"\1\""
_MARK = re.compile(r"\s*(?:[-*+>]\s+)?")
_FIXED = re.compile(r"\s{4}|\s*(?:[-*+>|#]|\d+[.)]\s|```)")


def docstring(text: str, indent: int) -> str:
    """Write a docstring, quotes included, as it stands behind an indentation; nothing for an empty text."""
    return quoted(paragraphs(text, WIDTH - indent, lead=QUOTES), indent)


def quoted(lines: list[str], indent: int) -> str:
    """Put quotes around the lines of a docstring, which are escaped already; the first has left room for them."""
    if not lines:
        return ""
    if len(lines) == 1 and len(lines[0]) + 2 * QUOTES + indent <= WIDTH:
        return f'"""{_OPEN_END.sub(_CLOSED_END, lines[0])}"""'
    padding = " " * indent
    return "\n".join([f'"""{lines[0]}', *(padding + line if line else "" for line in lines[1:]), f'{padding}"""'])


def paragraphs(text: str, width: int, *, lead: int = 0) -> list[str]:
    """Wrap a text, escaped for a docstring; lists, tables and code keep their lines.

    Args:
        text: The text of a document.
        width: How long a line may be.
        lead: How much shorter the first line has to be.

    """
    lines: list[str] = []
    for block in re.split(r"\n\s*\n", escaped(text).strip()):
        written = block.split("\n")
        fixed = any(map(_FIXED.match, written))
        for line in written if fixed else [" ".join(written)]:
            lines.extend(_wrapped(line.rstrip(), width, 0 if lines else lead))
        lines.append("")
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def _wrapped(line: str, width: int, lead: int) -> list[str]:
    before, marked = "\0" * lead, _MARK.match(line)
    mark = marked[0] if marked else ""
    deeper = mark if ">" in mark else " " * len(mark)
    found = textwrap.wrap(
        before + line, width, subsequent_indent=deeper, break_long_words=False, break_on_hyphens=False
    )
    return [one.removeprefix(before) for one in found] or [""]


def escaped(text: str) -> str:
    """Escape a text for the inside of a docstring, without characters that make a reader see another order."""
    plain = str(whole(text)).replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(c for c in plain if unicodedata.bidirectional(c) not in _REORDERING).expandtabs(4)
    return safe_for_docstring(shown.replace("\u2028", "\n").replace("\u2029", "\n"))


_REORDERING = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


def sentence(text: str) -> str:
    """Give a text a full stop where it ends without a mark."""
    text = text.strip()
    return text if not text or text[-1] in ".!?:;)`" else text + "."


def first_line(text: str) -> str:
    """Reduce a text to its first sentence or line."""
    line = " ".join(text.strip().split("\n\n")[0].split())
    return sentence(re.split(r"(?<=[.!?])\s", line)[0])


def shown_value(value: JSON) -> str:
    """Write a value of an example as JSON; nothing where it is too long to read."""
    try:
        written = json.dumps(whole(value), ensure_ascii=False)
    except (TypeError, ValueError):
        return ""
    return written if len(written) <= LONGEST_EXAMPLE else ""
