"""How every command ends: exit codes, and sentences on standard error."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.typed import (
    ROOT,
    Ubp,
    assert_one_sentence,
    command,
    ended,
    printed_json,
    started,
)
from ubp_tui.cli.program import COMMANDS
from ubp_tui.cli.program import ubp as ubp_itself
from ubp_tui.policy.loading import SELWOOD

CONTROL_CODES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@pytest.mark.parametrize(
    ("typed", "see"),
    [
        ("bogus", "ubp --help"),
        ("--bogus", "ubp --help"),
        ("db", "ubp db --help"),
        ("show", "ubp show --help"),
        ("cases --queue theirs", "ubp cases --help"),
        ("cases --limit 0", "ubp cases --help"),
        ("staff add sam", "ubp staff add --help"),
        ("staff add x X --grade adviser --works someday", "ubp staff add --help"),
        ("incident add --channel phone", "ubp incident add --help"),
        ("journal verify --witness 12", "ubp journal verify --help"),
        ("demo --no-open", "ubp demo --help"),
    ],
)
def test_what_is_mistyped_ends_with_2_and_says_where_to_read(typed: str, see: str) -> None:
    assert_one_sentence(command(*typed.split()), 2, f"See: {see}")


def test_a_value_that_cannot_be_taken_ends_with_2(ubp: Ubp) -> None:
    result = ubp("staff", "away", "sam", "--until", "31/2/2027")
    assert_one_sentence(result, 2, "There is no 31 February 2027")


def test_help_names_every_command() -> None:
    result = command("--help")
    assert result.exit_code == 0
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    result = command(name, "--help")
    assert result.exit_code == 0
    assert f"Usage: ubp {name}" in result.stdout


def groups(command: click.Command, *names: str) -> Iterator[tuple[str, ...]]:
    """The names by which each group of commands is called."""
    if isinstance(command, click.Group):
        yield names
        for name in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), name)
            assert found is not None
            yield from groups(found, *names, name)


@pytest.mark.parametrize("names", groups(ubp_itself), ids=" ".join)
def test_what_a_command_does_is_listed_to_the_end_of_the_sentence(names: tuple[str, ...]) -> None:
    _, listed = command(*names, "--help").stdout.split("Commands:\n")
    assert "..." not in listed


@pytest.mark.parametrize("place", range(3))
def test_the_database_can_be_said_before_after_and_between_the_words_of_a_command(
    path: Path, place: int
) -> None:
    typed = ["staff", "list"]
    typed[place:place] = ["--json", "--db", str(path)]
    assert printed_json(command(*typed))


def test_a_line_end_in_a_path_breaks_no_sentence(tmp_path: Path) -> None:
    result = command("cases", "--db", str(tmp_path / "one\ntwo"))
    assert_one_sentence(result, 1, "one two. Make one there with: ubp db init --db")


def test_what_the_command_line_itself_refuses_ends_as_a_sentence_too() -> None:
    assert_one_sentence(command("cases", "extra"), 2, "argument (extra). See: ubp cases --help")


def test_the_sample_says_where_its_day_its_person_and_its_place_come_from() -> None:
    told = command("demo", "--help").stdout
    assert "UBP_TODAY" in told
    assert "UBP_USER" in told
    assert "UBP_DATABASE" not in told


@pytest.mark.parametrize(
    "typed",
    [
        "policy show R12 --json",
        f"policy check {SELWOOD}",
        "journal verify --json",
        "db backup {}.copy",
        "db check",
        "cases",
    ],
)
def test_every_command_takes_the_database_and_the_policy(path: Path, typed: str) -> None:
    asked = ("--db", str(path), "--policy", str(SELWOOD))
    result = command(*typed.format(path).split(), *asked)
    assert result.exit_code == 0, result.stderr


def test_what_is_typed_outweighs_the_environment(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UBP_DATABASE", str(tmp_path / "other.db"))
    assert_one_sentence(command("cases"), 1, "other.db")
    assert command("cases", "--db", str(path)).exit_code == 0


def test_a_servers_address_is_refused_in_words() -> None:
    result = command("--db", "postgresql://db/ubp", "cases")
    assert_one_sentence(result, 1, "postgresql://db/ubp", "Give the path of a file.")


def test_finding_the_command_reads_nothing_that_it_may_not_need() -> None:
    program = (
        "import sys, ubp_tui.cli.program\n"
        "slow = {'peewee', 'pendulum', 'msgspec', 'textual', 'rich', 'platformdirs'}\n"
        "print(*sorted(slow & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"


@pytest.mark.parametrize("typed", ["cases --queue all", "show UBP-0001", "staff list", "doctor"])
def test_nothing_but_text_is_written_into_a_pipe(path: Path, typed: str) -> None:
    colourful = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "FORCE_COLOR": "1"}
    code, out, err = ended(started("--db", str(path), *typed.split(), env=colourful))
    assert (code, err) == (0, "")
    assert out
    assert not CONTROL_CODES.search(out)


def test_no_color_changes_nothing_in_plain_text(path: Path) -> None:
    usual = ended(started("--db", str(path), "staff", "list"))
    assert usual == ended(started("--db", str(path), "staff", "list", env={"NO_COLOR": "1"}))


def test_whoever_reads_may_stop_reading() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = started("policy", "show", stdout=writer)
    os.close(writer)
    assert ended(process) == (1, "", "")


@pytest.mark.parametrize("typed", ["policy show", "--help"])
def test_an_output_without_room_is_a_sentence(typed: str) -> None:
    with open("/dev/full", "wb") as full:
        code, _, err = ended(started(*typed.split(), stdout=full))
    assert code == 1
    assert err == "The output could not be written: No space left on device. Make room for it.\n"


def test_what_was_saved_is_said_on_the_error_output_where_the_output_has_no_room(
    path: Path,
) -> None:
    add = ("incident", "add", "--customer", "T0044121", "--channel", "phone", "--what", "Shouted.")
    for reference, more in (("INC-0002", ()), ("INC-0003", ("--json",))):
        with open("/dev/full", "wb") as full:
            code, _, err = ended(started("--db", str(path), *add, *more, stdout=full))
        assert code == 1
        assert err.startswith(f"Recorded as {reference}. ")
        assert err.endswith(" That could not be written to the output: No space left on device.\n")
    reader, writer = os.pipe()
    os.close(reader)
    grade = ("staff", "grade", "sam", "team_leader")
    process = started("--db", str(path), *grade, stdout=writer)
    os.close(writer)
    code, _, err = ended(process)
    assert (code, err.partition(". ")[0]) == (1, "Sam Reed is a team leader now")
    assert err.count("\n") == 1


def test_without_an_input_nothing_is_read_from_it(path: Path) -> None:
    typed = f'-m ubp_tui --db "{path}" incident add --customer T0044121 --channel phone --what -'
    for which in ("<&-", "0>/dev/null"):
        ran = ["sh", "-c", f'"$0" {typed} {which}', sys.executable]
        done = subprocess.run(ran, cwd=ROOT, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("Nothing can be read from the input: ")
        assert done.stderr.count("\n") == 1


def test_the_error_output_has_nothing_that_a_terminal_would_obey(ubp: Ubp) -> None:
    for typed in (("show", "x\x1b[31m"), ("bogus\x1b[31m",), ("--db", "/x\x1b]0;a", "cases")):
        assert not CONTROL_CODES.search(ubp(*typed).stderr)


@pytest.mark.parametrize("typed", [("policy", "show"), ("bogus",), ("cases", "--queue")])
def test_what_was_typed_is_not_repeated_however_long_it_is(typed: tuple[str, ...]) -> None:
    *before, last = typed
    result = command(*before, *([last] if before else []), "x" * 100_000)
    assert len(result.stderr) < 500
    assert result.stderr.startswith(("The policy has no xxx", "No such command 'xxx", "Invalid va"))
    assert result.stderr.count("\n") == 1


def test_a_closed_output_is_no_traceback() -> None:
    closed = ["sh", "-c", '"$0" -m ubp_tui policy show --json >&-', sys.executable]
    done = subprocess.run(closed, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_stops_in_a_word(path: Path, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.db")
    command("db", "backup", copy, "--db", str(path))
    process = started("--db", str(path), "db", "restore", copy, stdin=subprocess.PIPE)
    assert process.stderr is not None
    asked = b""
    while b"?" not in asked:
        asked += process.stderr.read(1)
    process.send_signal(signal.SIGINT)
    code, _, err = ended(process)
    assert code == 130
    assert err.split()[-1] == "Stopped."
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "typed", [[b"bog\xe9"], [b"show", b"UBP-\xff"], [b"cases", b"--db", b"\xff"]]
)
def test_bytes_that_are_no_text_are_no_traceback(path: Path, typed: list[bytes]) -> None:
    code, out, err = ended(started("--db", str(path), *typed))
    assert code in (1, 2)
    assert out == ""
    assert err.count("\n") == 1
    assert "Traceback" not in err


UNDECODED = os.fsdecode(b"x\xff")


@pytest.mark.parametrize(
    "typed",
    [
        "staff grade {} adviser",
        "staff away {}",
        "staff leave {} today",
        "staff return {}",
        "staff acting {} manager --until tomorrow --reason x",
        "staff add dee Dee --grade adviser --manager {}",
        "incident add --channel phone --what x --customer {}",
        "incident add --channel phone --what x --customer T0044121 --target {}",
        "incident add --channel phone --what x --customer T0044121 --case {}",
    ],
)
def test_bytes_that_are_no_text_name_nobody(ubp: Ubp, typed: str) -> None:
    arguments = [argument.format(UNDECODED) for argument in typed.split()]
    assert_one_sentence(ubp(*arguments), 1, "\N{REPLACEMENT CHARACTER}")


def test_a_terminal_without_the_letters_is_no_traceback(path: Path) -> None:
    code, out, err = ended(
        started("--db", str(path), "policy", "show", "R12", env={"PYTHONIOENCODING": "latin-1"})
    )
    assert (code, err) == (0, "")
    assert "?" in out


def test_a_mistake_in_the_program_is_told_in_words_and_kept_for_whoever_mends_it(
    tmp_path: Path,
) -> None:
    program = (
        "from ubp_tui.cli import main, program\n"
        "def fail(**options): raise ZeroDivisionError('the details')\n"
        "program.ubp.main = fail\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    (kept,) = tmp_path.rglob("unforeseen.txt")
    assert "the details" in kept.read_text(encoding="utf-8")
