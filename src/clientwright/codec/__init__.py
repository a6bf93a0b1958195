"""Reads and writes the values of generated models: fast where they are as specified, tolerant where they are not."""

from clientwright.codec.decoding import decode, from_dict
from clientwright.codec.encoding import encode, to_dict
from clientwright.codec.places import Mismatch
from clientwright.codec.pointing import pointed
from clientwright.codec.writing import plain

__all__ = ["Mismatch", "decode", "encode", "from_dict", "plain", "pointed", "to_dict"]
