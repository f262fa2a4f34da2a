"""Times how long the program takes to show a filled case list, against the floor.

    make bench

Both are started in turn, in the same run, with their Python compiled beforehand.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

import click
import pendulum

from benchmarks.figures import verdict
from benchmarks.terminal import Painted, Terminal
from models.database import create
from ubp_tui.demo import build_demo
from ubp_tui.demo.volume import fill
from ubp_tui.policy.loading import load_policy

CASES = 10_000
AIM = 1.8
"""The program may take this many times as long as the floor."""

FILLED = r"(UBP-\d+.*\n.*){10}"
"""A screen with at least ten cases on it."""


class Program(NamedTuple):
    """A program to time."""

    command: Sequence[str]
    ready: str
    """The regular expression that is on its screen once it can be used."""


class Opening(NamedTuple):
    """What opening a program once took."""

    seconds: float
    written: int
    """Bytes written until it came to rest."""
    memory: float
    """MiB."""
    key: Painted
    """What the first press of the down key took."""


FLOOR = Program([sys.executable, "-m", "benchmarks.floor"], "READY")


def case_list(database: Path) -> Program:
    """The program on a database, as its `ubp` command starts it."""
    return Program([str(Path(sys.executable).with_name("ubp")), "--db", str(database)], FILLED)


def make_database(path: Path, cases: int) -> None:
    """Fills a new database with so many invented cases.

    It says of itself that it is sample data, so whoever runs this is its default user.
    """
    policy, now = load_policy(), pendulum.now("UTC")
    database = create(path, policy.landlord, now, demo=True)
    build_demo(database, policy, now)
    fill(database, policy, now, cases)


def open_once(program: Program) -> Opening:
    """Opens a program, waits until it is ready, presses a key and ends it."""
    with Terminal(program.command) as terminal:
        seconds = terminal.wait_for(program.ready)
        terminal.settle()
        written = terminal.written
        key = terminal.press("down")
        return Opening(seconds, written, terminal.peak_memory(), key)


def open_in_turn(programs: Mapping[str, Program], times: int) -> dict[str, list[Opening]]:
    """Opens each program so many times, one after the other, after once that is not counted."""
    for program in programs.values():
        open_once(program)
    openings: dict[str, list[Opening]] = {name: [] for name in programs}
    for _ in range(times):
        for name, program in programs.items():
            openings[name].append(open_once(program))
    return openings


def table(openings: Mapping[str, Sequence[Opening]]) -> str:
    """The figures of each program, one a line."""
    lines = [f"{'':<12}{'min s':>8}{'median s':>10}{'max s':>8}{'bytes':>9}{'MiB':>7}{'key':>18}"]
    for name, each in openings.items():
        seconds = [opening.seconds for opening in each]
        painted = [opening.key.last or 0 for opening in each]
        key = f"{median(o.key.written for o in each):.0f} B {median(painted) * 1000:.0f} ms"
        lines.append(
            f"{name:<12}{min(seconds):>8.3f}{median(seconds):>10.3f}{max(seconds):>8.3f}"
            f"{median(o.written for o in each):>9.0f}{max(o.memory for o in each):>7.0f}{key:>18}"
        )
    return "\n".join(lines)


def ratio(openings: Sequence[Opening], floor: Sequence[Opening]) -> float:
    """How many times as long as the floor the program's median opening takes."""
    return median(o.seconds for o in openings) / median(o.seconds for o in floor)


@click.command()
@click.option("--times", default=10, show_default=True, help="How often each is opened.")
@click.option("--cases", default=CASES, show_default=True, help="How many cases there are.")
def main(times: int, cases: int) -> None:
    """Prints how long a filled case list takes to open, against the smallest Textual program."""
    with TemporaryDirectory() as folder:
        database = Path(folder) / "cases.db"
        make_database(database, cases)
        openings = open_in_turn({"floor": FLOOR, "case list": case_list(database)}, times)
    found = ratio(openings["case list"], openings["floor"])
    click.echo(table(openings))
    within = verdict(found, AIM)
    click.echo(f"{cases} cases open in {found:.2f} times the floor, {within} the aim of {AIM}.")


if __name__ == "__main__":
    main()
