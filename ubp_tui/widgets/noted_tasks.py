"""A task list with words to read between its items; the cursor passes over them.

A title that is longer than its column goes on in the line below.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ubp_tui.widgets.cells import for_display
from ubp_tui.widgets.columns import Layout
from ubp_tui.widgets.row_list import Row
from ubp_tui.widgets.task_list import COLUMNS, Task, TaskList

_INDENT = "     "
_TITLE = 2
"""The place of the title among the columns."""
_TO_THE_END = Layout(COLUMNS[: _TITLE + 1])
"""What nobody has done yet has nobody beside its title."""
_MOST_LINES_BELOW = 2


@dataclass(frozen=True, slots=True)
class Notes:
    """What stands whole above an item, and what is typed below it (cut to two lines)."""

    above: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class _NoteKey:
    """The key of a line of words: which item it belongs to, and which line it is."""

    task: object
    line: int


class NotedTaskList(TaskList):
    """A task list in which words stand above and below some items."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._notes: Mapping[object, Notes] = {}
        self._rows: list[Row] = []

    def show(self, tasks: Sequence[Task], notes: Mapping[object, Notes]) -> None:
        """Shows the items as they are now, each with its words, by its key."""
        self._notes = notes
        self._tasks = tuple(tasks)
        self._arrange()

    def on_resize(self) -> None:
        """Breaks the words anew."""
        self._arrange()

    def move_to(self, place: int) -> None:
        """Puts the cursor on an item; from words it goes on in the direction it came."""
        by = 1 if place >= self.cursor else -1
        place = max(0, min(place, len(self._rows) - 1))
        while 0 <= place < len(self._rows) and _is_note(self._rows[place]):
            place += by
        if 0 <= place < len(self._rows):
            super().move_to(place)

    def move_to_first_left(self) -> None:
        """Puts the cursor on the first item that is neither done nor withheld."""
        finished = {task.key for task in self.tasks if task.is_finished}
        left = [at for at, row in enumerate(self._rows) if self._is_item_besides(row, finished)]
        self.move_to(left[0] if left else 0)

    def _is_item_besides(self, row: Row, keys: set[object]) -> bool:
        return not _is_note(row) and row.key not in keys

    def _arrange(self) -> None:
        """Puts the items and their words one below the other."""
        items = {row.key: row for row in super()._some_rows(0, len(self.tasks))}
        self._rows = []
        for task in self.tasks:
            notes = self._notes.get(task.key, Notes())
            self._add_words(task.key, self._broken(notes.above), 0)
            self._add_item(items[task.key])
            below = self._broken(notes.below)
            if len(below) > _MOST_LINES_BELOW:
                below = [*below[: _MOST_LINES_BELOW - 1], below[_MOST_LINES_BELOW - 1] + " …"]
            self._add_words(task.key, below, 100)
        self.refresh_rows(len(self._rows))
        self.move_to(self.cursor)

    def _add_item(self, row: Row) -> None:
        """Puts an item with the beginning of its title, and the rest of that below it."""
        number, state, title, *done = row.cells
        start, cells = self._layout_of(row).room(_TITLE, max(self.size.width, 40))
        first, *rest = textwrap.wrap(for_display(title), cells) or [""]
        self._rows.append(replace(row, cells=(number, state, first, *done)))
        indent = " " * (start - len(_INDENT))
        self._add_words(row.key, [f"{indent}{line}" for line in rest], 50)

    def _layout_of(self, row: Row) -> Layout:
        return self._layout if any(row.cells[_TITLE + 1 :]) else _TO_THE_END

    def _add_words(self, key: object, lines: list[str], first: int) -> None:
        for at, line in enumerate(lines, first):
            self._rows.append(Row(_NoteKey(key, at), (line,)))

    def _broken(self, words: str) -> list[str]:
        width = max(self.size.width - len(_INDENT) - 3, 20)
        return textwrap.wrap(for_display(words), width)

    def _some_rows(self, offset: int, limit: int) -> list[Row]:
        return self._rows[offset : offset + limit]

    def _line(self, y: int) -> tuple[str, str]:
        """Words run over all columns."""
        row = self._row(self._top + y - 1) if y else None
        if row is not None and _is_note(row):
            return _INDENT + row.cells[0], ""
        text, kind = super()._line(y)
        if row is not None:
            text = self._layout_of(row).line(text[0], row.cells, row.mark, self.size.width)
        return text, kind


def _is_note(row: Row) -> bool:
    return isinstance(row.key, _NoteKey)
