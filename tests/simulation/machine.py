"""The state machine: casework at random over one database file."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pendulum
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from tests.simulation.choices import Choices
from tests.simulation.furnishing import MORNINGS, furnished_copy
from tests.simulation.happenings import HAPPENINGS
from tests.simulation.office import Office
from tests.simulation.who_and_what import Attempt

LUCK = st.integers(0, 2**32 - 1)


class Casework(RuleBasedStateMachine):
    """Random people do random things; after each of them nothing may be that never may.

    `luck` decides everything else about a step; the notes of a failure tell what was done.
    """

    def __init__(self, folder: Path, seen: Counter[str]) -> None:
        """`seen` counts what was done and reached over all histories."""
        super().__init__()
        self._held = ExitStack()
        own = Path(self._held.enter_context(tempfile.TemporaryDirectory(dir=folder)))
        database = self._held.enter_context(furnished_copy(folder, own / "ubp.db"))
        self.office = Office(database, note, seen)

    @initialize(morning=st.sampled_from(MORNINGS))
    def it_begins(self, morning: pendulum.DateTime) -> None:
        self.office.now = morning

    @rule(what=st.sampled_from(HAPPENINGS), luck=LUCK)
    def then(self, what: Attempt, luck: int) -> None:
        what(self.office, Choices.by(luck))

    def teardown(self) -> None:
        with self._held:
            self.office.verify()
