"""What is kept aside while a long file is read."""

import os

import pytest

from models.problems import DatabaseProblem
from models.spool import Spool


def test_the_line_on_which_a_key_came_first_is_known_within_a_batch_and_across() -> None:
    with Spool() as spool:
        assert spool.seen_before([("P1", 2), ("P2", 3)]) == {}
        assert spool.seen_before([("P3", 4), ("P1", 5), ("P3", 6)]) == {5: 2, 6: 4}
        assert spool.seen_before([]) == {}


def test_what_is_kept_comes_back_in_the_order_of_its_lines() -> None:
    with Spool() as spool:
        spool.keep([(7, "seven"), (2, "two")])
        spool.reject([(9, "nine")])
        spool.keep([(3, "three")])
        assert list(spool.kept()) == [(2, "two"), (3, "three"), (7, "seven")]
        assert list(spool.rejected()) == [(9, "nine")]


def test_a_disk_without_room_for_it_is_said_to_be_one() -> None:
    with Spool() as spool:
        spool._connection.execute("PRAGMA max_page_count = 10")
        with pytest.raises(DatabaseProblem, match="no room left on the disk for temporary files"):
            spool.keep((line, "x" * 1000) for line in range(1000))


def test_its_file_has_no_name_by_which_anybody_could_find_it() -> None:
    def nameless() -> int:
        numbers = os.listdir("/proc/self/fd")
        open_files = [f"/proc/self/fd/{number}" for number in numbers]
        names = [os.readlink(file) for file in open_files if os.path.lexists(file)]
        return sum("etilqs" in name and name.endswith(" (deleted)") for name in names)

    before = nameless()
    with Spool() as spool:
        spool.keep((line, "x" * 1000) for line in range(20_000))  # more than memory holds
        assert nameless() == before + 1
