"""All that may happen in an office, the usual more often."""

from __future__ import annotations

from tests.simulation import (
    appealing,
    contacting,
    deciding,
    going_on,
    importing,
    keeping,
    preparing,
    recording,
    staffing,
    telling,
    trouble,
)
from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.who_and_what import Attempt, someone


def the_same_again(office: Office, choose: Choices) -> None:
    """Somebody does what was done last, with the records as they were before it."""
    if office.last is not None:
        action, given, named = office.last
        office.do(someone(office, choose), action, *given, **named)


HAPPENINGS: tuple[Attempt, ...] = (
    *[going_on.get_on] * 50,
    *[going_on.something_happens] * 3,
    *[going_on.time_passes] * 8,
    *[the_same_again] * 3,
    *recording.ATTEMPTS,
    *preparing.ATTEMPTS,
    *deciding.ATTEMPTS,
    *telling.ATTEMPTS,
    *contacting.ATTEMPTS,
    *keeping.ATTEMPTS,
    *appealing.ATTEMPTS,
    *staffing.ATTEMPTS,
    *importing.ATTEMPTS,
    *trouble.ATTEMPTS * 2,
)
