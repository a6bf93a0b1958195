"""Check media types, and fields that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from clientwright.pipeline.documents import join, split
from clientwright.pipeline.findings import Finding
from clientwright.pipeline.walking import Spec

_NAME: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
_MEDIA_TYPE: Final = re.compile(rf'{_NAME}/{_NAME}(\s*;\s*{_NAME}=({_NAME}|"[^"]*"))*')
_EXCLUSIVE: Final = {
    "License": (("identifier", "url"),),
    "Link": (("operationId", "operationRef"),),
    "Parameter": (("schema", "content"), ("example", "examples")),
    "Header": (("schema", "content"), ("example", "examples")),
    "MediaType": (("example", "examples"), ("encoding", "prefixEncoding"), ("encoding", "itemEncoding")),
    "Encoding": (("encoding", "prefixEncoding"), ("encoding", "itemEncoding")),
    "Example": (
        ("value", "externalValue"),
        ("value", "dataValue"),
        ("value", "serializedValue"),
        ("serializedValue", "externalValue"),
    ),
    "XML": (("nodeType", "attribute"), ("nodeType", "wrapped")),
}


def exclusive_fields(spec: Spec) -> Iterator[Finding]:
    """Report pairs of fields of which an object may have one."""
    for kind, pairs in _EXCLUSIVE.items():
        for site in spec.by_kind[kind]:
            for one, other in pairs:
                if one in site.value and other in site.value:
                    message = f"`{one}` and `{other}` exclude each other; keep one of them."
                    yield spec.document.finding("fields-exclusive", message, join(site.pointer, other))


def media_types(spec: Spec) -> Iterator[Finding]:
    """Report keys of `content` that are no media types."""
    for site in spec.by_kind["MediaType"]:
        *_, section, name = split(site.pointer)
        if section == "content" and not _MEDIA_TYPE.fullmatch(name):
            message = f"`{name}` is no media type; write one such as `application/json` or `text/*`."
            yield spec.document.finding("media-type-malformed", message, site.pointer)


CHECKS = (exclusive_fields, media_types)
