"""`ubp contact log`: a contact logged without the full screen (R17)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.typed import assert_one_sentence, command, printed_json

SIAN = "P103562"


@pytest.fixture
def log(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """Kofi Mensah, an adviser who was given no case, took a call."""
    monkeypatch.setenv("UBP_USER", "kofi")
    usual = ("contact", "log", "--db", str(sample), "--customer", SIAN, "--channel", "phone")
    return lambda *typed: command(*usual, *typed)


def test_r17_a_contact_is_logged(log) -> None:
    logged = printed_json(log("--kind", "permitted", "--words", "Asked [/x] for it.", "--json"))
    assert list(logged) == [
        "customer",
        "kind",
        "channel",
        "caller",
        "happened_at",
        "about",
        "words",
    ]
    assert (logged["kind"], logged["words"]) == ("permitted", "Asked [/x] for it.")


def test_r17_one_outside_the_measures_says_that_it_waits(log) -> None:
    result = log("--kind", "outside", "--words", "Rang.", "--our-reply-late", "no")
    assert result.stdout == (
        "Logged for Siân O'Brien: outside the measures. It waits for the case's owner.\n"
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("--kind", "outside", "--our-reply-late", "no"), "is empty. Fill it in."),
        (("--kind", "outside", "--words", "Rang."), "Say whether a reply that we promised"),
        (("--kind", "outside", "--words", "R.", "--our-reply-late", "yes"), "log it as neutral"),
        (("--kind", "permitted", "--about", "gas"), "log it as an emergency"),
        (("--kind", "wrong"), "is not one of"),
        (("--kind", "permitted", "--when", "tomorrow 10:00"), "in the future"),
    ],
)
def test_what_cannot_be_logged_is_one_sentence(log, typed: tuple[str, ...], words: str) -> None:
    assert_one_sentence(log(*typed), 2, words)


def test_a_customer_who_is_not_there_is_one_sentence(log) -> None:
    result = log("--kind", "permitted", "--customer", "P9")
    assert_one_sentence(result, 1, "There is no customer P9.")


def test_r35_where_no_measure_is_in_force_no_case_is_betrayed(log) -> None:
    result = log("--kind", "permitted", "--customer", "P103699")
    assert_one_sentence(result, 1, "No measure is in force, so nothing is logged here.", "(R17)")
