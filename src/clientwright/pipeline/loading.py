"""Read YAML 1.2 or JSON as JSON data, with the place of every node.

YAML is read with the core schema and nothing else: keys are the text that is written, dates stay text, `no` is text,
a repeated key is an error, an alias is a copy.
"""

from __future__ import annotations

from pathlib import Path

from clientwright.pipeline.collector import held_off
from clientwright.pipeline.documents import Document, Format
from clientwright.pipeline.findings import Finding, Location, PipelineError
from clientwright.pipeline.reading_json import read_json
from clientwright.pipeline.reading_yaml import read_yaml


def load(path: Path, name: str | None = None) -> Document:
    """Read a file; JSON by its `.json` suffix or its first character, else YAML.

    Args:
        path: The file.
        name: What to call it in findings; its path when not given.

    Raises:
        PipelineError: It cannot be read, or is not JSON data.

    """
    name = name or path.as_posix()
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"The file cannot be read ({error.strerror}); check its path and permissions."
        raise PipelineError([Finding("file-unreadable", message, "", Location(name))]) from None
    return loads(content, name)


def loads(content: bytes | str, name: str) -> Document:
    """Read text or UTF-8 bytes as `load` does.

    Raises:
        PipelineError: The content is not JSON data; every finding that one reading can show.

    """
    text = content if isinstance(content, str) else _decode(content, name)
    written = _format(text, name)
    with held_off():
        data, marks, findings = (read_json if written == "json" else read_yaml)(text, name)
    if findings:
        raise PipelineError(findings)
    return Document(name, data, marks, written)


def _decode(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        place = Location(name, before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1)
        message = f"Byte 0x{content[error.start]:02x} is not UTF-8; save the file as UTF-8."
        raise PipelineError([Finding("file-encoding", message, "", place)]) from None


def _format(text: str, name: str) -> Format:
    if name.endswith(".json"):
        return "json"
    if name.endswith((".yaml", ".yml")):
        return "yaml"
    return "json" if text.lstrip()[:1] in {"{", "["} else "yaml"
