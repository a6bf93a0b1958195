"""Fit a document into a length: the least important parts become lines that say how much was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import TypeAlias

from attrs import frozen

#: Gives the line for what was left out of a bucket, by what was counted.
LeftOut: TypeAlias = Callable[[str, Counter[str]], str]


@frozen
class Block:
    """A part of a document that can be left out as a whole.

    Attributes:
        text: The part.
        rank: How soon it is left out: parts of a lower rank go first, among equals the later ones.
        bucket: What it is counted with when it is left out; empty for a part that stays.
        counted: What is left out with it, such as the rules of its changes, each as often as it occurs.
        brief: The part in fewer words, which is tried before it is left out; empty where there is none.

    """

    text: str
    rank: int = 0
    bucket: str = ""
    counted: tuple[str, ...] = ()
    brief: str = ""


def fit(blocks: Sequence[Block], budget: int, left_out: LeftOut) -> str | None:
    """Join blocks by blank lines, in as many characters as there may be.

    Args:
        blocks: The parts, in reading order.
        budget: How many characters there may be.
        left_out: Gives the line for what was left out of a bucket, by what was counted.

    Returns:
        The document; None if it does not fit even with all left out that can be.

    """
    moves = _moves(blocks)
    low, high = -1, len(moves)
    if len(_written(blocks, moves, left_out)) > budget:
        return None
    while high - low > 1:
        middle = (low + high) // 2
        fits = len(_written(blocks, moves[:middle], left_out)) <= budget
        low, high = (low, middle) if fits else (middle, high)
    return _written(blocks, moves[:high], left_out)


def _moves(blocks: Sequence[Block]) -> list[tuple[int, str]]:
    """Give what is shortened, the least important first: which block, and by what it is replaced."""
    order = sorted(range(len(blocks)), key=lambda index: (blocks[index].rank, -index))
    by_rank = groupby((index for index in order if blocks[index].bucket), key=lambda index: blocks[index].rank)
    moves: list[tuple[int, str]] = []
    for _, indexes in by_rank:
        same = list(indexes)
        moves += [(index, blocks[index].brief) for index in same if blocks[index].brief]
        moves += [(index, "") for index in same]
    return moves


def _written(blocks: Sequence[Block], moves: Sequence[tuple[int, str]], left_out: LeftOut) -> str:
    texts = dict(moves)
    out = [block for index, block in enumerate(blocks) if texts.get(index) == ""]
    counts = {block.bucket: Counter[str]() for block in out}
    for block in out:
        counts[block.bucket].update(block.counted)
    parts: list[str] = []
    for index, block in enumerate(blocks):
        text = texts.get(index, block.text)
        if text:
            parts.append(text)
        elif block.bucket in counts:
            parts.append(left_out(block.bucket, counts.pop(block.bucket)))
    return "\n\n".join(parts)
