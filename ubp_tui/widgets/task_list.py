"""A numbered list of things to do, each with its state in words, who did it and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList


class TaskState(StrEnum):
    """Where an item stands; the value is what the list says."""

    DONE = "done"
    NOT_YET = "not yet"
    WITHHELD = "withheld"
    NO_ANSWER_YET = "no answer yet"


_SIGNS = {
    TaskState.DONE: "[x]",
    TaskState.NOT_YET: "[ ]",
    TaskState.WITHHELD: "[-]",
    TaskState.NO_ANSWER_YET: "[?]",
}


@dataclass(frozen=True, slots=True)
class Task:
    """One item: a key that stays the same, its number as shown, what is to be done, its state."""

    key: object
    number: str
    title: str
    state: TaskState
    who: str = ""
    when: str = ""

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to do: done, or withheld."""
        return self.state in (TaskState.DONE, TaskState.WITHHELD)


COLUMNS = (
    Column("", 3),
    Column("State", 17),
    Column("What is left to do"),
    Column("Who", 12),
    Column("When", 8),
)


class TaskList(RowList):
    """A task list; enter posts `RowList.Opened`, whose row has the task's key."""

    def __init__(self, tasks: Sequence[Task] = (), *, id: str | None = None) -> None:
        super().__init__(COLUMNS, self._some_rows, id=id, empty_text="There is nothing to do.")
        self._tasks: tuple[Task, ...] = ()
        self.show_tasks(tasks)

    @property
    def left(self) -> int:
        """How many items are neither done nor withheld."""
        return sum(not task.is_finished for task in self._tasks)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The items as they are shown."""
        return self._tasks

    def show_tasks(self, tasks: Sequence[Task]) -> None:
        """Shows the items as they are now; the cursor stays on its item."""
        self._tasks = tuple(tasks)
        self.refresh_rows(len(self._tasks))

    def move_to_first_left(self) -> None:
        """Puts the cursor on the first item that is neither done nor withheld."""
        places = [at for at, task in enumerate(self._tasks) if not task.is_finished]
        self.move_to(places[0] if places else 0)

    def _some_rows(self, offset: int, limit: int) -> list[Row]:
        return [_row(task) for task in self._tasks[offset : offset + limit]]


def _row(task: Task) -> Row:
    state = f"{_SIGNS[task.state]} {task.state}"
    return Row(task.key, (task.number, state, task.title, task.who, task.when))
