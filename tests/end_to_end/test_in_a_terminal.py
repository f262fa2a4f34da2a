"""The real command in a real terminal, as it is used from the first run to the last key."""

import re
import signal
from pathlib import Path

import pytest

from models.database import open_database
from models.proof import verify
from models.soundness import is_sound
from ubp_tui.identity import account_name


def assert_sound(path: Path) -> None:
    """The file is whole, and so is the journal in it."""
    assert is_sound(path)
    database = open_database(path)
    with database.connection_context():
        assert verify(database).is_whole


def test_a_first_run_asks_who_one_is_and_then_shows_the_list(sit, tmp_path) -> None:
    seat = sit()
    seat.sees("Welcome · Selwood Housing")
    seat.sees(f"signed in to this computer as “{account_name()}”")
    seat.type("Jo Bell", "tab", "space", "\x1b[21~")
    seat.sees("[2 Open 0]")
    seat.sees("Jo Bell")
    seat.leave()
    again = sit()
    again.sees("[2 Open 0]")
    (path,) = tmp_path.rglob("ubp.db")
    assert_sound(path)


def test_sample_data_opens_answers_keys_and_gives_the_terminal_back(demo) -> None:
    seat = demo()
    assert seat.is_full_screen
    assert not seat.cursor_is_shown
    first = re.search(r">(UBP-\d+)", seat.text)[1]
    seat.type("down")
    seat.wait_for(rf" {first}")
    seat.type("/", "okafor")
    seat.wait_for(r"/ .*okafor\s+Ref.*\s+>UBP-\d+ Okafor, Jane.*\n +\n")
    seat.type("enter", "enter")
    seat.wait_for(r"^ UBP-\d+ +Okafor, Jane")
    seat.type("?")
    seat.sees("What this screen is for")
    seat.type("q", "escape")
    seat.wait_for(r"^ UBP-\d+ +Okafor, Jane")
    seat.type("escape")
    seat.wait_for("/ .*okafor")
    seat.back_to_the_list()
    seat.leave()
    assert not seat.is_full_screen
    assert seat.cursor_is_shown
    assert "Traceback" not in seat.text


def test_a_window_of_20_by_5_says_so_until_it_is_larger(demo) -> None:
    seat = demo(until="20x5", columns=20, rows=5)
    seat.resize(80, 24)
    seat.sees("q quit")
    seat.resize(20, 5)
    seat.sees("20x5")
    seat.resize(120, 40)
    seat.sees("Owner")
    seat.leave()


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}], ids=["colours", "no colours"])
def test_no_color_means_no_code_for_a_colour(demo, tmp_path, environment) -> None:
    settings = tmp_path / "xdg_config_home" / "ubp-tui" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('theme = "selwood"\n')
    seat = demo(environment=environment)
    seat.type("down", "w")
    seat.sees("Where it comes from")
    seat.back_to_the_list()
    seat.leave()
    assert bool(seat.colours) == ("NO_COLOR" not in environment)


def test_a_plain_locale_still_shows_every_letter(demo) -> None:
    seat = demo(environment={"LANG": "C"})
    seat.sees("O'Brien, Siân")
    seat.leave()


def test_a_terminal_of_plain_letters_shows_a_sign_for_the_others(demo) -> None:
    seat = demo(environment={"LC_ALL": "C", "PYTHONUTF8": "0"})
    seat.sees("O'Brien, Si?n")
    seat.leave()


def test_bytes_that_are_no_letters_are_replaced_and_keys_go_on_working(demo) -> None:
    seat = demo()
    seat.type("/")
    seat.send(b"\xe9\xff\xc3(")
    seat.type("x")
    seat.sees("(x")
    seat.back_to_the_list()
    seat.leave()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=["term", "hangup"])
def test_a_program_told_to_end_gives_the_terminal_back_and_keeps_the_database(
    demo, path, number
) -> None:
    seat = demo()
    seat.type("/", "oka")
    seat.sees("oka")
    seat.signal(number)
    assert seat.exit_code() == 128 + number
    assert not seat.is_full_screen
    assert seat.cursor_is_shown
    assert "Traceback" not in seat.text
    assert_sound(path)


def test_a_killed_program_leaves_the_database_sound(demo, path) -> None:
    seat = demo()
    seat.type("/", "oka")
    seat.signal(signal.SIGKILL)
    assert seat.exit_code() == -signal.SIGKILL
    assert_sound(path)
