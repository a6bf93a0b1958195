"""The semantic difference of two specs."""

from clientwright.review.diff.comparing import compare

__all__ = ["compare"]
