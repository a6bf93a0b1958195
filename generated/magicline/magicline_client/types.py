"""The values that models and answers are made of."""

from clientwright.types import UNSET, File, Headers, Response, Unset

__all__ = ["UNSET", "File", "Headers", "Response", "Unset"]
