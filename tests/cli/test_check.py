"""`ubp check`: how to respond, for telephony and for people who use a screen reader (R14, R35)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from models.database import open_database
from models.rows import find_all
from models.stored import LOOK_UP
from tests.cli.typed import ROOT, assert_one_sentence, command, ended, started
from ubp_tui.casework.refusals import DatabaseProblem

SIAN = "P103562"
"""Siân O'Brien, who is in touch by email only."""
KEYS = [
    "customer",
    "others_at_tenancy",
    "channel",
    "caller",
    "at",
    "verdict",
    "headline",
    "how",
    "say",
    "measures",
    "adjustments",
    "may_discuss",
    "not_discussed",
    "accept_always",
    "always_take",
    "until",
    "review",
    "answer_on",
    "to_tell",
    "died_on",
    "rests_on",
]


@pytest.fixture
def check(sample: Path, monkeypatch: pytest.MonkeyPatch):
    """Kofi Mensah, an adviser who was given no case, asks."""
    monkeypatch.setenv("UBP_USER", "kofi")
    return lambda *typed, **more: command("check", "--db", str(sample), *typed, **more)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ((SIAN,), 10),
        ((SIAN.lower(),), 10),
        ((SIAN, "--channel", "email"), 10),
        (("P101507",), 0),
        (("Okafor",), 5),
        (("Nobody Atall",), 4),
        (("kowalski",), 10),
    ],
)
def test_r14_the_exit_code_says_what_was_found(check, typed: tuple[str, ...], code: int) -> None:
    assert check(*typed).exit_code == code


def test_r14_the_answer_reads_from_who_it_is_to_what_it_rests_on(check) -> None:
    lines = check(SIAN).stdout.splitlines()
    assert lines[0].startswith(f"Siân O'Brien, {SIAN}, 6 Dyehouse Lane")
    assert lines[1].startswith("The customer, by phone, ")
    beginnings = [line.partition(":")[0] for line in lines[3:]]
    assert beginnings == [
        "Adjustments",
        "NOT BY PHONE",
        "Say",
        "Until",
        "Accept always",
        "Always take",
        "Rests on",
    ]


def test_json_has_the_promised_shape(check) -> None:
    answer = json.loads(check(SIAN, "--json").stdout)
    assert list(answer) == KEYS
    assert answer["customer"] == {"reference": SIAN, "name": "O'Brien, Siân"}
    assert (answer["verdict"], answer["measures"]) == ("other channel", ["M2"])
    assert answer["rests_on"] == ["R8", "R14"]
    assert "gas" in answer["always_take"]
    assert answer["at"].endswith("Z")


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_r35_nothing_of_the_story_is_said(check, options: tuple[str, ...]) -> None:
    said = check(SIAN, *options).stdout.casefold()
    for word in ("ubp-", "inc-", "incident", "deaf", "do not ring", "appeal referred", "priya"):
        assert word not in said


def test_somebody_else_and_a_nominated_person_are_answered_apart(check) -> None:
    other = json.loads(check(SIAN, "--caller", "other", "--json").stdout)
    assert (other["verdict"], other["adjustments"]) == ("go ahead", [])
    assert "nobody is nominated" in check(SIAN, "--caller", "nominated").stdout


def test_it_answers_for_another_time(check) -> None:
    assert check(SIAN, "--at", "tomorrow 10:00").exit_code == 10
    then = json.loads(check(SIAN, "--at", "1 Jan 2020 10:00", "--json").stdout)
    assert then["verdict"] == "go ahead"
    assert then["at"] == "2020-01-01T10:00:00Z"


def test_several_are_listed_with_how_to_go_on(check) -> None:
    result = check("okafor")
    assert "Okafor, Jane" in result.stdout
    assert "Okafor, James" in result.stdout
    assert result.stderr == "Several customers are found. Ask again with a reference.\n"
    listed = json.loads(check("okafor", "--json").stdout)
    assert {each["name"] for each in listed} == {"Okafor, Jane", "Okafor, James"}


def test_nobody_is_a_sentence_and_an_empty_list(check) -> None:
    assert_one_sentence(check("zzzz"), 4, "Nobody is found by “zzzz”.", "Try a reference")
    assert json.loads(check("zzzz", "--json").stdout) == []


@pytest.mark.parametrize(
    "typed",
    [
        (),
        (SIAN, "--channel", "pigeon"),
        (SIAN, "--caller", "lawyer"),
        (SIAN, "--at", "when pigs fly"),
        (SIAN, "extra"),
    ],
)
def test_misuse_is_one_sentence(check, typed: tuple[str, ...]) -> None:
    assert_one_sentence(check(*typed), 2)


@pytest.mark.parametrize("typed", ["[/x]", '"*()', "\x1b[2J", "' OR 1=1 --", "é" * 5000])
def test_hostile_text_finds_nobody(check, typed: str) -> None:
    result = check(typed)
    assert result.exit_code == 4
    assert "\x1b" not in result.stderr


def test_r34_who_looked_is_journalled(check, sample: Path) -> None:
    database = open_database(sample)
    before = len(find_all(database, LOOK_UP)) if database.connect() else 0
    check(SIAN)
    check("P101507")
    after = find_all(database, LOOK_UP)
    database.close()
    assert len(after) == before + 1
    assert command("journal", "verify", "--db", str(sample)).exit_code == 0


def test_r14_the_answer_is_given_though_the_look_up_cannot_be_recorded(
    check, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr("ubp_tui.cli.check.note_look_up", full)
    result = check(SIAN)
    assert result.exit_code == 10
    assert "NOT BY PHONE" in result.stdout
    assert result.stderr == "That you looked could not be recorded. The disk is full.\n"


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_in_a_terminal_it_prints_the_same_plain_lines(
    sample: Path, environment: dict[str, str]
) -> None:
    arguments = ["-m", "ubp_tui", "check", "--db", str(sample), SIAN]
    variables = {"PATH": "/usr/bin", "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm"}
    terminal = pexpect.spawn(
        sys.executable,
        arguments,
        env=variables | {"UBP_USER": "kofi", "HOME": str(sample.parent)} | environment,
        encoding="utf-8",
        dimensions=(24, 80),
    )
    terminal.expect(pexpect.EOF, timeout=60)
    terminal.wait()
    printed = terminal.before.replace("\r\n", "\n")
    assert terminal.exitstatus == 10
    assert "\x1b" not in printed
    env = {"UBP_USER": "kofi", "HOME": str(sample.parent)} | environment
    code, out, err = ended(started("check", "--db", str(sample), SIAN, env=env))
    assert (code, err) == (10, "")
    assert _without_time(out) == _without_time(printed)


def _without_time(printed: str) -> list[str]:
    lines = printed.splitlines()
    return [lines[0], *lines[2:]]


def test_it_never_imports_textual(sample: Path) -> None:
    program = (
        "import sys\nfrom ubp_tui.cli.program import ubp\n"
        "try:\n    ubp.main()\nexcept SystemExit:\n    pass\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] == 'textual'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--db", str(sample), SIAN],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_r27_whoever_acts_for_a_customer_leads_to_them(check) -> None:
    lines = check("simran kaur").stdout.splitlines()
    assert lines[0] == ("Found through Simran Kaur, who acts for them; ask with --caller nominated")
    assert lines[1].startswith("Balwinder Singh, ")
    result = check("07700900512", "--caller", "nominated")
    assert "May discuss: Simran Kaur: rent and repairs" in result.stdout
