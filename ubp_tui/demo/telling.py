"""Tells stories side by side: each goes on when its next moment has come."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from heapq import heappop, heappush

import pendulum

from ubp_tui.demo.office import Office

Story = Generator[pendulum.DateTime, None, None]
"""Something that happened over time: it yields the moment at which it goes on."""


def tell(office: Office, stories: Sequence[Callable[[Office], Story]]) -> None:
    """Plays every story to its end, moving the office's clock forward from moment to moment.

    Raises:
        ValueError: a story asks for a moment before the one it is at.
    """
    waiting: list[tuple[pendulum.DateTime, int, Story]] = []
    for place, begin in enumerate(stories):
        story = begin(office)
        heappush(waiting, (next(story), place, story))
    while waiting:
        moment, place, story = heappop(waiting)
        office.move_to(moment)
        if (following := next(story, None)) is not None:
            heappush(waiting, (following, place, story))
