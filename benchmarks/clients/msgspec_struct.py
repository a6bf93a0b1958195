"""msgspec's own structs: the fastest typed reading there is, which loses fields that the spec does not name."""

from __future__ import annotations

import msgspec
from shapes import Field, classes


def _struct(name: str, fields: list[Field]) -> type:
    given = [
        (each.name, each.type) if each.required else (each.name, each.type | msgspec.UnsetType, msgspec.UNSET)
        for each in fields
    ]
    renamed = {each.name: each.wire for each in fields if each.name != each.wire}
    return msgspec.defstruct(name, given, rename=renamed, kw_only=True)


decode = msgspec.json.Decoder(classes(_struct)["MembershipPage"]).decode
encode = msgspec.json.Encoder().encode
