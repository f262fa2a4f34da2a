"""The task list and the timeline: lists that say in words what their signs say."""

import pytest

from ubp_tui.widgets.row_list import RowList
from ubp_tui.widgets.task_list import Task, TaskList, TaskState
from ubp_tui.widgets.timeline import Entry, Timeline


def tasks(*states: TaskState) -> list[Task]:
    return [
        Task(at, str(at), f"Told item {at}", state, "Priya Shah", "22 Nov")
        for at, state in enumerate(states, 1)
    ]


STATES = (TaskState.DONE, TaskState.NO_ANSWER_YET, TaskState.WITHHELD, TaskState.NOT_YET)


async def test_each_item_says_its_state_who_and_when(stage, size) -> None:
    app = stage(TaskList(tasks(*STATES)))
    async with app.run_test(size=size):
        for number, words in enumerate(
            ("[x] done", "[?] no answer yet", "[-] withheld", "[ ] not yet"), 1
        ):
            line = app.lines()[number]
            assert f"Told item {number}" in line and words in line
            assert "Priya Shah" in line and "22 Nov" in line


async def test_it_counts_what_is_left_and_goes_to_the_first_of_it(stage) -> None:
    app = stage(TaskList(tasks(*STATES)))
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.query_one(TaskList)
        assert listed.left == 2
        listed.move_to_first_left()
        await pilot.pause()
        assert listed.cursor == 1


async def test_an_item_done_meanwhile_leaves_the_cursor_where_it_was(stage) -> None:
    app = stage(TaskList(tasks(*STATES)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "j")
        app.query_one(TaskList).show_tasks(tasks(*[TaskState.DONE] * 4))
        await pilot.pause()
        assert app.lines()[2].startswith(">2")
        assert "done" in app.lines()[2]


class Opening(Timeline):
    """Keeps which entry was opened."""

    opened: object = None

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.opened = message.row.key


@pytest.fixture
def entries() -> list[Entry]:
    kinds = ("incident", "note", "warning")
    return [
        Entry(at, f"{at} Nov 2026 10:42", "Priya Shah", kinds[at % 3], f"Words {at} [/x]")
        for at in range(1, 31)
    ]


async def test_f_shows_one_kind_after_another_and_then_all(stage, size, entries) -> None:
    app = stage(Timeline(entries))
    async with app.run_test(size=size) as pilot:
        listed = app.query_one(Timeline)
        seen = []
        await pilot.press("tab")
        for _ in range(4):
            await pilot.press("f")
            seen.append((listed.kind, listed.total))
        assert seen == [("incident", 10), ("note", 10), ("warning", 10), ("", 30)]


async def test_the_heading_says_which_kind_is_shown(stage, entries) -> None:
    app = stage(Timeline(entries))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Timeline).show_kind("warning")
        await pilot.pause()
        assert "What · only warning" in app.lines()[0]


async def test_the_cursor_stays_on_its_entry_when_kinds_and_entries_change(stage, entries) -> None:
    app = stage(Timeline(entries))
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.query_one(Timeline)
        await pilot.press("tab", *["j"] * 4)
        listed.show_kind("warning")
        listed.show_entries([Entry("new", "now", "Dee", "note", "New"), *entries])
        listed.show_kind("")
        await pilot.pause()
        assert listed.cursor_row is not None and listed.cursor_row.key == 5


async def test_any_record_opens_from_the_timeline(stage, entries) -> None:
    listed = Opening(entries)
    async with stage(listed).run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "j", "enter")
        assert listed.opened == 2


async def test_a_kind_that_no_longer_has_entries_gives_way_to_all(stage, entries) -> None:
    app = stage(Timeline(entries))
    async with app.run_test(size=(80, 24)) as pilot:
        listed = app.query_one(Timeline)
        listed.show_kind("note")
        listed.show_entries([entry for entry in entries if entry.kind != "note"])
        await pilot.pause()
        assert (listed.kind, listed.total) == ("", 20)
