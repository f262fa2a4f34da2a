"""Whatever stands in a list, each row becomes a customer or a rejected row, and nothing else."""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from shutil import copyfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.checking import check
from models.database import open_database
from tests.casework.importing.conftest import Lists, nobody
from tests.casework.office import Office
from ubp_tui.casework.importing.applying import import_customers
from ubp_tui.casework.importing.unusable import UnusableFile
from ubp_tui.policy.document import Policy
from ubp_tui.policy.text import clean_line

HOSTILE = {
    "control": "Okafor\x1b[31m\x07\x9b2J",
    "right to left": "\u202eroFakO\u2066",
    "formula": "=cmd()|'/c calc'!A1",
    "sql": "'); DROP TABLE customer; --",
    "markup": "[/x][bold]Okafor[/]",
    "emoji": "👩‍👩‍👧 Okafor",
    "combining": "e\u0301" * 200,
    "very many marks": "e" + "\u0301" * 180,
    "nul": "Oka\x00for",
    "path": "../../etc/passwd",
    "quotes": 'O"Kafor, "Jane',
    "format": "{0.__class__} %s %n",
    "right to left letters": "אוקפור",
    "lone mark": "\ufeffOkafor",
    "spaces": "Okafor\u00a0\u2003 Webb",
}


def row(*cells: str) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="", quoting=csv.QUOTE_ALL).writerow(cells)
    return written.getvalue()


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_name_is_only_a_name(lists: Lists, name: str) -> None:
    came = lists.imported("reference,surname,address", row("P1", name, name), "P2,Webb,")
    assert (came.new, came.rejected) == (2, 0)
    assert lists.customer("P1").family_name == clean_line(name)
    assert check(lists.office.database, lists.office.policy, lists.office.now) == ()


@pytest.mark.parametrize("field", ["surname", "forename", "address", "phone", "language"])
def test_a_cell_that_is_far_too_long_is_rejected(lists: Lists, field: str) -> None:
    long = {"surname": "Okafor", field: "x" * 100_000}
    came = lists.imported(row("reference", *long), row("P1", *long.values()))
    assert (came.new, came.rejected) == (0, 1)
    most = "200" if field in ("surname", "forename") else "20,000"
    assert f"has 100,000 characters; at most {most} fit" in lists.rejected()[0]


@pytest.mark.parametrize("blank", ["\u200b", "\x00", "\u202e", "\ufeff", "\u3000"])
def test_r4_a_name_or_a_reference_that_nobody_can_see_is_none(lists: Lists, blank: str) -> None:
    came = lists.imported("reference,surname", row("P1", blank), row(blank, "Okafor"))
    assert (came.new, came.rejected) == (0, 2)


@pytest.fixture(scope="module")
def one_office(
    tmp_path_factory: pytest.TempPathFactory, staffed_file: Path, policy: Policy
) -> Iterator[Lists]:
    """Lists imported into one database, one after the other."""
    folder = tmp_path_factory.mktemp("hostile")
    database = open_database(Path(copyfile(staffed_file, folder / "ubp.db")))
    with database.connection_context():
        database.pragma("synchronous", "OFF")
        yield Lists(Office(database, policy), folder)


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
CELLS = st.tuples(WORDS, WORDS, WORDS, WORDS)
MANY = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@MANY
@given(st.lists(CELLS, min_size=1, max_size=5))
def test_any_row_becomes_a_customer_or_is_rejected(
    one_office: Lists, rows: list[tuple[str, ...]]
) -> None:
    one_office.rejects.unlink(missing_ok=True)
    numbers, text = {}, "reference,surname,forename,phone\n"
    for cells in rows:
        if any(map(clean_line, cells)):
            numbers[1 + len(re.findall("\r\n|\r|\n", text))] = cells
        text += f"{row(*cells)}\n"
    try:
        came = one_office.imported(text.rstrip("\n"))
    except UnusableFile as why:
        assert not numbers, why
        return
    assert came.new + came.changed + came.unchanged + came.rejected == len(numbers)
    rejected = {int(line) for line, *_ in _cells(one_office.rejects)}
    for number, cells in numbers.items():
        if number not in rejected:
            reference, family_name, given_names, phone = map(clean_line, cells)
            stored = one_office.customer(reference)
            assert (stored.family_name, stored.given_names) == (family_name, given_names)
            assert (stored.reference, stored.phone) == (reference, phone)


def _cells(path: Path) -> list[list[str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [cells for cells in csv.reader(file) if cells[0] != "line"]


@MANY
@given(st.one_of(st.binary(max_size=200), st.text(',;\t"\n\rP1é', max_size=30).map(str.encode)))
def test_any_bytes_are_a_list_or_are_refused_in_a_sentence(
    one_office: Lists, content: bytes
) -> None:
    request = one_office.request()
    for beginning in (b"", b"reference,surname\n", b"reference;surname\r\nP1;Okafor\r\n"):
        one_office.file.write_bytes(beginning + content)
        with suppress(UnusableFile):
            import_customers(one_office.office.at("ruth"), request, nobody)
