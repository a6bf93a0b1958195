"""msgspec without types: dicts and lists, no models."""

from msgspec.json import Decoder, Encoder

decode = Decoder().decode
encode = Encoder().encode
