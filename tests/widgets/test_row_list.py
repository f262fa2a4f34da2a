"""A list with a cursor: cheap, straight, and steady while rows change around it."""

from collections.abc import Callable, Sequence

import pytest
from rich.cells import cell_len
from textual.geometry import Region

from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList

COLUMNS = (Column("Ref", 10), Column("Customer"), Column("Due", 8))


class Rows:
    """A list of cases that can change, and remembers what was read of it."""

    def __init__(self, count: int, name: str = "Okafor, Jane") -> None:
        self.rows = [Row(at, (f"UBP-{at:04}", name, "today"), "!") for at in range(count)]
        self.read: list[tuple[int, int]] = []

    def __call__(self, offset: int, limit: int) -> Sequence[Row]:
        self.read.append((offset, limit))
        return self.rows[offset : offset + limit]


@pytest.fixture
def rows() -> Rows:
    return Rows(100)


def cursor_line(lines: list[str]) -> str:
    return next(line for line in lines if line.startswith(">"))


async def test_signs_in_the_heading_say_that_there_are_more_rows(stage, rows) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines()[0].endswith(" ▼")
        await pilot.press("tab", *["pagedown"] * 2)
        assert app.lines()[0].endswith("▲▼")
        await pilot.press("end")
        assert app.lines()[0].rstrip().endswith("▲")


async def test_a_list_that_is_seen_whole_has_no_such_sign(stage) -> None:
    app = stage(RowList(COLUMNS, Rows(3), 3))
    async with app.run_test(size=(80, 24)):
        assert "▼" not in app.words() and "▲" not in app.words()


async def test_the_cursor_has_a_sign_and_not_only_a_colour(stage, size, rows) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", "j", "j")
        assert app.lines()[0].split() == ["Ref", "Customer", "Due", "▼"]
        assert cursor_line(app.lines()).split() == [">UBP-0002", "Okafor,", "Jane", "today", "!"]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["j", "down", "k"], 1),
        (["up"], 0),
        (["end"], 99),
        (["end", "j"], 99),
        (["end", "home"], 0),
        (["pagedown"], 23),
        (["pagedown", "pageup"], 0),
        (["end", "pageup"], 76),
    ],
)
async def test_keys_move_the_cursor_and_stop_at_the_ends(stage, rows, keys, place) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *keys)
        assert app.query_one(RowList).cursor == place
        assert f"UBP-{place:04}" in cursor_line(app.lines())


class Listening(RowList):
    """Keeps what it announced."""

    def __init__(self, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        self.said: list[object] = []

    def on_row_list_moved(self, message: RowList.Moved) -> None:
        self.said.append(message.row and message.row.key)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.said.append(("opened", message.row.key))


async def test_it_says_where_the_cursor_goes_and_what_is_opened(stage, rows) -> None:
    listed = Listening(COLUMNS, rows, 100)
    async with stage(listed).run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "j", "enter", "up", "up")
        assert listed.said == [0, 1, ("opened", 1), 0]


async def test_a_million_rows_are_read_a_few_pages_at_a_time(stage) -> None:
    read: list[tuple[int, int]] = []

    def window(offset: int, limit: int) -> list[Row]:
        read.append((offset, limit))
        last = min(offset + limit, 1_000_000)
        return [Row(at, (str(at), "", "")) for at in range(offset, last)]

    app = stage(RowList(COLUMNS, window, 1_000_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *["j"] * 30, "end", "home", "pagedown")
        assert len(read) <= 5
        assert all(limit <= 72 for _, limit in read)


async def test_a_move_repaints_two_lines(stage, rows, monkeypatch) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab")
        painted = watch_painting(app.query_one(RowList), monkeypatch)
        await pilot.press("j")
        assert painted == [Region(0, 1, 80, 1), Region(0, 2, 80, 1)]


def watch_painting(listed: RowList, monkeypatch: pytest.MonkeyPatch) -> list[Region]:
    painted: list[Region] = []
    refresh: Callable[..., object] = listed.refresh

    def watched(*regions: Region, **kept: bool) -> object:
        painted.extend(regions)
        return refresh(*regions, **kept)

    monkeypatch.setattr(listed, "refresh", watched)
    return painted


async def test_reading_again_what_has_not_changed_repaints_nothing(
    stage, rows, monkeypatch
) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "j")
        painted = watch_painting(app.query_one(RowList), monkeypatch)
        app.query_one(RowList).refresh_rows()
        await pilot.pause()
        assert painted == []


async def test_the_cursor_stays_on_its_case_when_rows_come_before_it(stage, rows) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *["j"] * 30)
        place_on_screen = app.lines().index(cursor_line(app.lines()))
        rows.rows[0:0] = [Row(f"new {at}", ("UBP-new", "", "")) for at in range(3)]
        app.query_one(RowList).refresh_rows(103)
        await pilot.pause()
        assert "UBP-0030" in cursor_line(app.lines())
        assert app.lines().index(cursor_line(app.lines())) == place_on_screen


async def test_where_its_case_is_gone_the_cursor_stays_in_place(stage, rows) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "j", "j")
        del rows.rows[2]
        app.query_one(RowList).refresh_rows(99)
        await pilot.pause()
        assert "UBP-0003" in cursor_line(app.lines())


async def test_when_rows_run_out_it_says_so_in_a_sentence(stage, rows) -> None:
    listed = RowList(COLUMNS, rows, 100, empty_text="No case waits for you.")
    app = stage(listed)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "end")
        rows.rows.clear()
        listed.refresh_rows(0)
        await pilot.press("j", "k", "pagedown", "end", "enter")
        assert "No case waits for you." in app.words()
        assert listed.cursor_row is None


@pytest.mark.parametrize(
    "name",
    [
        "[/x][bold]",
        "漢字かな交じり文のとても長い名前です" * 4,
        "محمد علي",
        "👨\u200d👩\u200d👧 🇬🇧 ❤\ufe0f",
        "\x1b[2J\x1b[31m\x9b",
        "\u202eevil",
        "Z\u0338\u0322\u031ba\u0334",
        "a" * 100_000,
        "\ud800",
        "",
    ],
)
async def test_every_column_stays_in_place_whatever_the_name(stage, size, name) -> None:
    app = stage(RowList(COLUMNS, Rows(3, name), 3))
    async with app.run_test(size=size):
        line = app.lines()[2]
        assert line.startswith(" UBP-0001")
        assert cell_len(line[: line.rindex("today")]) == size[0] - 11


async def test_another_list_begins_at_its_first_row(stage, rows) -> None:
    app = stage(RowList(COLUMNS, rows, 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "end")
        app.query_one(RowList).show_rows(Rows(2, "Kowalski, Piotr"), 2)
        await pilot.pause()
        assert "Kowalski" in cursor_line(app.lines())
        assert app.query_one(RowList).cursor == 0
