"""Some at a time: enough to be quick, and few enough for little memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

MOST = 1000
"""So many together, however short they are."""
MOST_CHARACTERS = 2_000_000
"""So long together, however few they are."""


def in_batches(each: Iterable[T], length: Callable[[T], int]) -> Iterator[list[T]]:
    """Some at a time, in their order.

    Args:
        each: what there is.
        length: how many characters one of them has.
    """
    batch: list[T] = []
    characters = 0
    for one in each:
        batch.append(one)
        characters += length(one)
        if len(batch) == MOST or characters > MOST_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch
