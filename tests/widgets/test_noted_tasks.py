"""Words stand between the items of a task list, and the cursor passes over them."""

import pytest
from textual.app import App, ComposeResult

from ubp_tui.widgets.noted_tasks import NotedTaskList, Notes
from ubp_tui.widgets.task_list import Task, TaskState

SENTENCE = "The customer will be asked if there is anything they need " * 3


class Asked(App[None]):
    """Three items, the second with a sentence above and an answer below."""

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield NotedTaskList()

    def show(self, below: str = "They said: large print") -> NotedTaskList:
        """Shows the items, the first of them done."""
        states = (TaskState.DONE, TaskState.NOT_YET, TaskState.NOT_YET)
        tasks = [Task(n, str(n), f"Item {n}", state) for n, state in enumerate(states, 1)]
        found = self.query_one(NotedTaskList)
        found.show(tasks, {2: Notes(above=SENTENCE, below=below)})
        found.focus()
        return found


def lines(found: NotedTaskList) -> list[str]:
    return [found.render_line(y).text.strip() for y in range(found.size.height)]


async def test_the_words_stand_whole_above_their_item_and_the_answer_below() -> None:
    async with Asked().run_test(size=(60, 20)) as pilot:
        found = pilot.app.show()
        await pilot.pause()
        shown = lines(found)
        second = next(at for at, line in enumerate(shown) if "Item 2" in line)
        assert " ".join(shown[2:second]) == SENTENCE.strip()
        assert shown[second + 1] == "They said: large print"


LONG = "How they can still reach us; emergencies are always answered, by day and by night"


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(("who", "when"), [("", ""), ("Priya Shah", "22 Nov")])
async def test_a_long_title_stands_whole_in_the_lines_it_takes(
    who: str, when: str, width: int
) -> None:
    async with Asked().run_test(size=(width, 20)) as pilot:
        found = pilot.app.query_one(NotedTaskList)
        states = (TaskState.DONE if who else TaskState.NOT_YET, TaskState.NOT_YET)
        titles = (LONG, "The letter")
        found.show([Task(n, str(n), titles[n], states[n], who, when) for n in (0, 1)], {})
        await pilot.pause()
        shown = lines(found)
        end = next(at for at, line in enumerate(shown) if "The letter" in line)
        words = " ".join(shown[1:end])
        assert "…" not in words
        assert [word for word in LONG.split() if word not in words.split()] == []
        assert who in shown[1] and when in shown[1]


async def test_the_cursor_goes_from_item_to_item() -> None:
    async with Asked().run_test(size=(60, 20)) as pilot:
        found = pilot.app.show()
        keys = []
        for key in ("home", "down", "down", "down", "up", "up", "up", "end", "pageup"):
            await pilot.press(key)
            keys.append(found.cursor_row.key)
        assert keys == [1, 2, 3, 3, 2, 1, 1, 3, 1]


async def test_it_begins_at_the_first_item_that_is_left() -> None:
    async with Asked().run_test(size=(60, 20)) as pilot:
        found = pilot.app.show()
        found.move_to_first_left()
        assert found.cursor_row.key == 2
        assert found.left == 2


async def test_the_cursor_stays_on_its_item_while_words_come_and_go() -> None:
    async with Asked().run_test(size=(60, 20)) as pilot:
        found = pilot.app.show(below="")
        await pilot.press("end")
        for below in ("They said: " + "more and more " * 20, ""):
            pilot.app.show(below)
            await pilot.pause()
            assert found.cursor_row.key == 3


async def test_a_long_answer_is_cut_to_two_lines() -> None:
    async with Asked().run_test(size=(60, 20)) as pilot:
        found = pilot.app.show(below="They said: " + "word " * 100)
        await pilot.pause()
        below = lines(found)[lines(found).index(next(x for x in lines(found) if "Item 2" in x)) :]
        assert [line.endswith("…") for line in below[1:4]] == [False, True, False]
