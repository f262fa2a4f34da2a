"""How long somebody on the telephone waits: the check as a command and on the screen.

Among a million customers. The command is timed as a whole process, in turn with the smallest
program that Textual allows, from its start until that is ready; the screen from a key to the last
of what it paints.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import median

import click
from peewee import SQL, Database

from benchmarks.case_list import FLOOR, open_once
from benchmarks.figures import ninety_fifth, verdict
from benchmarks.search import filled
from benchmarks.terminal import LEFT_OUT, Terminal
from models.summary import CaseSummaryRow

COMMAND_AIM = 0.9
"""The command may take this many times as long as the smallest Textual program."""
SEARCH_AIM = 0.050
"""Seconds from a letter to whoever it finds, for 95 of 100."""
ANSWER_AIM = 0.030
"""Seconds from the key to the answer."""

UBP = str(Path(sys.executable).with_name("ubp"))
OURS = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}


def with_measures(database: Database, how_many: int) -> list[tuple[str, str]]:
    """The references and names of some customers with measures, spread over all of them."""
    row = CaseSummaryRow
    query = row.select(row.customer_reference, row.customer_name).where(row.measures != SQL("'[]'"))
    found = [(reference, name) for reference, name in database.execute(query)]
    return found[:: max(len(found) // how_many, 1)][:how_many]


def command_once(database: Path, reference: str) -> float:
    """Seconds that `ubp check` takes for a customer, from its start to its end."""
    typed = [UBP, "--db", str(database), "check", reference]
    began = time.perf_counter()
    done = subprocess.run(typed, env=OURS, capture_output=True, check=False)
    seconds = time.perf_counter() - began
    if done.returncode not in (0, 10):
        raise click.ClickException(done.stderr.decode())
    return seconds


def command_and_floor(
    database: Path, references: Sequence[str], times: int
) -> tuple[list[float], list[float]]:
    """What the command and the floor took, in turn, after once that is not counted."""
    command_once(database, references[0])
    open_once(FLOOR)
    command, floor = [], []
    for place in range(times):
        command.append(command_once(database, references[place % len(references)]))
        floor.append(open_once(FLOOR).seconds)
    return command, floor


def on_the_screen(database: Path, names: Iterable[str]) -> tuple[list[float], list[float]]:
    """Seconds from each letter of some searches to its last paint, and from enter to the answer."""
    letters: list[float] = []
    answers: list[float] = []
    for name in names:
        with Terminal([UBP, "--db", str(database)]) as terminal:
            terminal.wait_for("q quit")
            terminal.settle()
            terminal.press("c")
            family = name.partition(",")[0]
            letters += [terminal.press(letter).last or 0 for letter in family[:6]][1:]
            answers.append(terminal.press_until("enter", "Say  "))
    return letters, answers


@click.command()
@click.option("--times", default=20, show_default=True, help="How often the command is timed.")
@click.option("--people", default=20, show_default=True, help="How many are looked up on screen.")
@click.option(
    "--database",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Made there, which takes minutes, or used again.",
)
def main(times: int, people: int, path: Path | None) -> None:
    """Prints how long `ubp check` and the screen take, beside the smallest Textual program."""
    with filled(path) as database:
        place = Path(str(database.database))
        with database.connection_context():
            some = with_measures(database, max(times, people))
        command, floor = command_and_floor(place, [reference for reference, _ in some], times)
        letters, answers = on_the_screen(place, [name for _, name in some[:people]])
    ratio = median(command) / median(floor)
    click.echo(
        f"ubp check: median {median(command):.3f} s, the floor {median(floor):.3f} s: "
        f"{ratio:.2f} times, {verdict(ratio, COMMAND_AIM)} the aim of {COMMAND_AIM}."
    )
    found = ninety_fifth(letters)
    click.echo(
        f"{len(letters)} letters to who they find: median {median(letters) * 1000:.0f} ms, 95th "
        f"{found * 1000:.0f} ms, {verdict(found, SEARCH_AIM)} the aim of "
        f"{SEARCH_AIM * 1000:.0f} ms."
    )
    found = ninety_fifth(answers)
    click.echo(
        f"{len(answers)} answers: median {median(answers) * 1000:.0f} ms, 95th "
        f"{found * 1000:.0f} ms, {verdict(found, ANSWER_AIM)} the aim of "
        f"{ANSWER_AIM * 1000:.0f} ms."
    )


if __name__ == "__main__":
    main()
