"""What is kept of a form means on another day what it meant when it was typed."""

import pendulum
import pytest

from screens.kept_words import as_meant, kept_note
from ubp_tui.policy.dates import When
from ubp_tui.widgets.questions import Day, Words

ASKED = (
    Day(name="received_on", label="The day it reached us", when=When.PAST),
    Day(name="starts_on", label="First day", when=When.TO_COME),
    Words(name="words", label="Their words"),
)
LATE_IN_THE_EVENING = pendulum.datetime(2026, 6, 1, 23, 30)
"""Half past midnight on 2 June in London."""


@pytest.mark.parametrize(
    ("name", "typed", "meant"),
    [
        ("received_on", "today", "2 June 2026"),
        ("received_on", "yesterday", "1 June 2026"),
        ("received_on", "22 Nov", "22 November 2025"),
        ("starts_on", "tomorrow", "3 June 2026"),
        ("starts_on", "22 Nov", "22 November 2026"),
        ("received_on", "as soon as", "as soon as"),
        ("received_on", "", ""),
        ("words", "today", "today"),
    ],
)
def test_a_day_is_the_one_that_was_meant(name: str, typed: str, meant: str) -> None:
    kept = {name: typed}
    assert as_meant(kept, ASKED, LATE_IN_THE_EVENING, pendulum.date(2026, 6, 5)) == {name: meant}


def test_what_was_typed_today_stands_as_it_was_typed() -> None:
    kept = {"received_on": "today"}
    assert as_meant(kept, ASKED, LATE_IN_THE_EVENING, pendulum.date(2026, 6, 2)) == kept


def test_words_that_were_kept_say_from_when_and_which_key_throws_them_away() -> None:
    (note,) = kept_note(LATE_IN_THE_EVENING, "f9")
    assert note.label == "What you typed was kept from 2 Jun 2026 00:30. f9 throws it away."
    assert kept_note(None, "f9") == []
