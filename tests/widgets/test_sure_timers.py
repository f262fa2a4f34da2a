"""A timer fires once, late rather than never."""

from itertools import count

import pytest
from textual import timer
from textual.pilot import Pilot
from textual.widgets import Static

from ubp_tui.widgets.sure_timers import SureTimers


class Waits(SureTimers, Static):
    """Notes that its timer fired."""

    fired = False

    def fire(self) -> None:
        self.fired = True


async def fires(pilot: Pilot[object], node: Waits) -> bool:
    node.set_timer(0.001, node.fire)
    for _ in range(100):
        if node.fired:
            return True
        await pilot.pause(0.01)
    return False


async def test_a_timer_fires(stage) -> None:
    app = stage(node := Waits())
    async with app.run_test() as pilot:
        assert await fires(pilot, node)


async def test_a_timer_fires_though_its_moment_was_over_before_the_machine_came_to_it(
    stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = stage(node := Waits())
    async with app.run_test() as pilot:
        clock = count(1000)
        monkeypatch.setattr(timer._time, "get_time", lambda: float(next(clock)))
        assert await fires(pilot, node)
