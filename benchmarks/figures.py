"""What every benchmark says of its figures."""

from __future__ import annotations

from collections.abc import Iterable


def ninety_fifth(seconds: Iterable[float]) -> float:
    """What 95 of 100 stay below."""
    found = sorted(seconds)
    return found[max(len(found) * 95 // 100 - 1, 0)]


def verdict(found: float, aim: float) -> str:
    """Whether a figure is within its aim or over it."""
    return "within" if found <= aim else "over"
