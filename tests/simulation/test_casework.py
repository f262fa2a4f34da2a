"""Casework at random, and what must never happen (all rules).

A failure tells the history that led to it: what everybody did, and what they were told. `-s`
shows how often everything was done and reached.
"""

from __future__ import annotations

import inspect
import os
import random
from collections import Counter
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.simulation.machine import Casework
from tests.simulation.what_is_reached import ALWAYS, WANTED, table
from ubp_tui import casework

# The first history of a run is the simplest there is. Those after the second would be the
# second with little changed, so each history that counts has a run of its own.
A_HISTORY = settings(
    max_examples=2,
    deadline=None,
    database=None,
    print_blob=False,
    # A shorter history would take longer to find than the tests have.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def history(folder: Path, number: int, steps: int, seen: Counter[str]) -> None:
    """Runs the history that a number leads to."""
    print(f"Seed {number}")
    machine = seed(number)(partial(Casework, folder, seen))
    run_state_machine_as_test(machine, settings=settings(A_HISTORY, stateful_step_count=steps))


def test_nothing_happens_that_must_never_happen(tmp_path: Path) -> None:
    seen: Counter[str] = Counter()
    for number in range(90):
        if number >= 24 and seen.keys() >= ALWAYS:
            break
        history(tmp_path, number, 60, seen)
    print(table(seen))
    assert sorted(ALWAYS - seen.keys()) == [], "The simulation does not get far enough."


@pytest.mark.long
def test_nothing_happens_in_a_long_time_that_must_never_happen(tmp_path: Path) -> None:
    """UBP_SIMULATION_SEED begins elsewhere: a number, or "random" for one that is printed."""
    seen: Counter[str] = Counter()
    first = _first_seed()
    for number in range(first, first + 400):
        if number >= first + 40 and seen.keys() >= WANTED and not _left_out(seen):
            break
        history(tmp_path, number, 100, seen)
    print(table(seen))
    assert sorted(WANTED - seen.keys()) == [], "The simulation does not get far enough."
    assert _left_out(seen) == [], "The simulation does not do these."


def _first_seed() -> int:
    asked = os.environ.get("UBP_SIMULATION_SEED", "1000")
    return random.SystemRandom().randrange(2**32) if asked == "random" else int(asked)


def _left_out(seen: Counter[str]) -> list[str]:
    return sorted(name for name in actions() if not seen[f"{name} done"])


def actions() -> set[str]:
    """Everything in casework that changes something."""
    modules = [import_module(m.name) for m in iter_modules(casework.__path__, "ubp_tui.casework.")]
    return {
        f"{module.__name__}.{name}"
        for module in modules
        for name, action in inspect.getmembers(module, inspect.isfunction)
        if action.__module__ == module.__name__
        and not name.startswith("_")
        and ".transaction()" in inspect.getsource(action)
    }
