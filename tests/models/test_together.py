"""Several people at once, in threads and in processes, one of which is killed."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from models.case_files import load_case_file
from models.checking import check
from models.database import open_database
from models.installation import ReferenceKind
from models.journal_head import head
from models.proof import verify
from models.staff import load_directory
from models.unit_of_work import Conflict, UnitOfWork
from ubp_tui.policy import facts

WRITER = """
import sys
from pathlib import Path
from uuid import UUID
import pendulum
from models.database import open_database
from models.unit_of_work import UnitOfWork
from ubp_tui.policy import facts
from ubp_tui.policy.loading import load_policy

path, case, actor, mode = Path(sys.argv[1]), UUID(sys.argv[2]), UUID(sys.argv[3]), sys.argv[4]
database, policy = open_database(path, patience=60), load_policy()
now = pendulum.datetime(2026, 11, 22, 18, 55)
with database.connection_context():
    for number in range(10_000 if mode == "for ever" else 15):
        with UnitOfWork(database, policy, actor, now.add(seconds=number)) as work:
            for place in range(3):
                work.add(facts.Note(id=work.new_id(), case_id=case, written_by_id=actor,
                                    written_at=work.now, words=f"{mode} {number} {place}"))
            if mode == "half way":
                print("half way", flush=True)
                sys.stdin.read()
        print(number, flush=True)
"""


@pytest.fixture
def writer(path: Path, tmp_path: Path):
    """Starts another process that adds notes to a case, three in each transaction."""
    program = tmp_path / "writer.py"
    program.write_text(WRITER)
    started = []

    def start(case: facts.Case, mode: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, program, path, str(case.id), str(case.owner_id), mode],
            env={"PYTHONPATH": str(Path(__file__).parents[2])},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def notes_of(office, case: facts.Case) -> list[str]:
    file = load_case_file(office.database, case.id, load_directory(office.database))
    return [note.words for note in file.notes]


def test_two_processes_write_to_one_file(office, writer) -> None:
    case = office.case()
    others = [writer(case, mode) for mode in ("one", "other")]
    for process in others:
        process.communicate(timeout=60)
        assert process.returncode == 0
    assert len(notes_of(office, case)) == 2 * 15 * 3
    assert verify(office.database).is_whole
    assert check(office.database, office.policy, office.now) == ()


def test_threads_write_to_one_file(office, path: Path) -> None:
    case = office.case()
    shared = open_database(path, patience=60)
    before = head(office.database)

    def write() -> None:
        for _ in range(10):
            with UnitOfWork(shared, office.policy, office.priya.id, office.now) as work:
                work.add(
                    facts.Note(
                        id=work.new_id(),
                        case_id=case.id,
                        written_by_id=office.priya.id,
                        written_at=office.now,
                        words=work.next_reference(ReferenceKind.INCIDENT),
                    )
                )

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    references = notes_of(office, case)
    assert sorted(references) == [f"INC-{number:04}" for number in range(1, 41)]
    assert head(office.database) == before + 40
    assert verify(office.database).is_whole


def test_of_many_who_change_the_same_one_wins_and_the_others_are_told(office, path: Path) -> None:
    case = office.case()
    shared = open_database(path, patience=60)
    results: list[str] = []

    def change(reason: str) -> None:
        try:
            with UnitOfWork(shared, office.policy, office.priya.id, office.now) as work:
                work.change(case, closing_reason=reason)
            results.append(reason)
        except Conflict as conflict:
            results.append(f"not {conflict.mine.closing_reason}")

    threads = [threading.Thread(target=change, args=(f"{n}",)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (winner,) = [result for result in results if not result.startswith("not")]
    assert len(results) == 6
    with office.work() as work:
        assert work.get(facts.Case, case.id).closing_reason == winner


def test_a_reader_sees_one_moment_while_others_write(office, path: Path) -> None:
    case = office.case()
    reader = open_database(path)
    with reader.connection_context():
        reader.begin()
        before = len(load_case_file(reader, case.id, load_directory(reader)).notes)
        office.note(case)
        after = len(load_case_file(reader, case.id, load_directory(reader)).notes)
        reader.rollback()
        assert before == after == 0
        assert len(load_case_file(reader, case.id, load_directory(reader)).notes) == 1


def test_a_process_killed_half_way_leaves_nothing_half_written(office, writer) -> None:
    case = office.case()
    process = writer(case, "half way")
    assert process.stdout.readline() == "half way\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert notes_of(office, case) == []
    assert verify(office.database).is_whole
    office.note(case, "Others can go on at once.")


def test_what_was_confirmed_before_a_process_was_killed_is_there(office, writer) -> None:
    case = office.case()
    process = writer(case, "for ever")
    confirmed = [int(process.stdout.readline()) for _ in range(5)]
    process.send_signal(signal.SIGKILL)
    confirmed += [int(line) for line in process.stdout.read().split("\n")[:-1]]
    process.wait()
    notes = notes_of(office, case)
    for number in confirmed:
        assert all(f"for ever {number} {place}" in notes for place in range(3))
    assert len(notes) in (3 * len(confirmed), 3 * len(confirmed) + 3)
    assert verify(office.database).is_whole
    assert check(office.database, office.policy, office.now) == ()
