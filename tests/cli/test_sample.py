"""Commands on the whole of the sample data: every stage, every queue, every grade."""

import re
from pathlib import Path

import pendulum
import pytest

from tests.cli.typed import command, printed_json
from ubp_tui.casework.queues import Queue
from ubp_tui.policy.dates import in_words


@pytest.mark.parametrize("user", ["sam", "priya", "ruth", "helen", "grace"])
@pytest.mark.parametrize("queue", [queue.value for queue in Queue])
def test_each_queue_lists_the_same_cases_as_text_and_as_json(
    sample: Path, monkeypatch: pytest.MonkeyPatch, user: str, queue: str
) -> None:
    monkeypatch.setenv("UBP_USER", user)
    typed = ("cases", "--db", str(sample), "--queue", queue)
    listed = printed_json(command(*typed, "--json"))
    lines = command(*typed).stdout.splitlines()
    assert [line.split()[0] for line in lines[1:-1]] == [case["reference"] for case in listed]


def test_an_open_case_always_has_a_next_step_and_a_due_day(sample: Path) -> None:
    listed = printed_json(command("cases", "--db", str(sample), "--queue", "open", "--json"))
    assert listed
    assert all(case["next_step"] and case["due"] for case in listed)


def test_every_case_that_is_listed_can_be_shown(sample: Path) -> None:
    listed = printed_json(command("cases", "--db", str(sample), "--queue", "all", "--json"))
    for case in listed:
        shown = printed_json(command("show", "--db", str(sample), case["reference"], "--json"))
        assert (shown["stage"], shown["also"]) == (case["stage"], case["also"])
        assert shown["customer"] == case["customer"]
        text = command("show", "--db", str(sample), case["reference"]).stdout
        assert text.startswith(case["reference"])


def test_a_measure_says_what_it_is_why_it_is_suspended_and_for_how_long_it_runs(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UBP_USER", "helen")
    found = printed_json(command("cases", "--db", str(sample), "--filter", "Gurung", "--json"))
    text = command("show", "--db", str(sample), found[0]["reference"]).stdout
    asked = "“On Tuesdays I am at dialysis all day, since this month.”"
    said = (
        "  M4 Limited contact days, Tuesday and Thursday: suspended because the customer cannot "
        f"use Tuesday, as agreed: {asked}; runs "
    )
    assert re.search(rf"^{re.escape(said)}\d+ \w+ \d{{4}} to \d+ \w+ \d{{4}}$", text, re.MULTILINE)
    assert f"  {asked}, agreed\n" in text
    shown = printed_json(command("show", "--db", str(sample), found[0]["reference"], "--json"))
    assert [measure["carries"] for measure in shown["measures"]] == ["Tuesday and Thursday"]


def test_r18_a_measure_that_lapsed_says_on_which_day(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UBP_USER", "helen")
    found = printed_json(command("cases", "--db", str(sample), "--queue", "all", "--json"))
    told = 0
    for reference in (case["reference"] for case in found if case["stage"] == "ending"):
        text = command("show", "--db", str(sample), reference).stdout
        shown = printed_json(command("show", "--db", str(sample), reference, "--json"))
        for measure in shown["measures"]:
            if measure["ended_because"].startswith("lapsed"):
                day = pendulum.Date.fromisoformat(measure["ended_on"])
                assert measure["ended_on"] == measure["last_day"]
                assert f"ended, lapsed at the end of its last day, {in_words(day)}\n" in text
                told += 1
    assert told


def test_r35_only_those_who_were_given_the_case_read_of_m6(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = 0
    staff = printed_json(command("staff", "list", "--db", str(sample), "--json"))
    for person in (each for each in staff if each["username"]):
        monkeypatch.setenv("UBP_USER", person["username"])
        typed = ("cases", "--db", str(sample), "--queue", "all", "--json")
        for case in printed_json(command(*typed)):
            if "M6" in case["measures"]:
                shown = command("show", "--db", str(sample), case["reference"]).stdout
                assert f"{person['name']} was given the case" in shown
                seen += 1
    assert seen


def test_the_sample_is_sound(sample: Path) -> None:
    assert command("db", "check", "--db", str(sample)).exit_code == 0
    assert command("journal", "verify", "--db", str(sample)).exit_code == 0
