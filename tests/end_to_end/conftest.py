"""`ubp` as a person runs it: the real command in a terminal of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copyfile

import pytest

from tests.end_to_end.seat import Seat
from tests.sample import SAMPLE_DAY, sample_file

__all__ = ["sample_file"]

Sit = Callable[..., Seat]


@pytest.fixture
def sit() -> Iterator[Sit]:
    """Sits down at a terminal: `sit("demo", columns=20, rows=5)`; all are left at the end."""
    with ExitStack() as stack:
        yield lambda *arguments, **options: stack.enter_context(Seat(arguments, **options))


@pytest.fixture
def path(tmp_path: Path, sample_file: Path) -> Path:
    """The test's own copy of the sample data."""
    return Path(copyfile(sample_file, tmp_path / "sample.db"))


@pytest.fixture
def demo(sit: Sit, path: Path) -> Callable[..., Seat]:
    """Opens the sample data, with the clock on its day, and waits for the list."""

    def opened(until: str = "Mine", **options: object) -> Seat:
        day = SAMPLE_DAY.format("YYYY-MM-DD")
        seat = sit("demo", "--db", str(path), "--today", day, **options)
        seat.wait_for(until)
        return seat

    return opened
