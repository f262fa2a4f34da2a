"""The full-screen program on a damaged database: a sentence, and the terminal given back."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.spoiling import overwrite

PAGE = 4096


def header(path: Path) -> None:
    overwrite(path, 0, bytes(512))


def cut(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def no_staff(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE staff_member")


def zeros_for_cases(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = 'cases'"
        ((page,),) = connection.execute(query)
    overwrite(path, (page - 1) * PAGE, bytes(PAGE))


@pytest.mark.parametrize("spoil", [header, cut, no_staff], ids=lambda spoil: spoil.__name__)
def test_what_cannot_be_opened_is_a_sentence(
    sit, path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(path)
    seat = sit("--db", str(path))
    assert seat.exit_code() == 1
    assert not seat.is_full_screen
    assert "restorethenewestbackup" in "".join(seat.text.split())  # wherever the lines break
    assert "Traceback" not in seat.text


def test_a_case_that_cannot_be_read_says_so_and_can_be_left(demo, path: Path) -> None:
    zeros_for_cases(path)
    seat = demo()
    seat.type("enter")
    seat.wait_for(r"is\s+damaged")
    seat.type("escape")
    seat.wait_for("Mine")
    seat.type("q")
    assert seat.exit_code() in (0, 1)
    assert "Traceback" not in seat.text
