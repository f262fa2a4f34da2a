"""The search of the contact check: letters go into it, and whoever fits stands below (R14)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import DatabaseProblem
from ubp_tui.casework.searching import Found, find_people
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList
from ubp_tui.widgets.text_inputs import OneLine

COLUMNS = (
    Column("Customer", 20),
    Column("Reference", 9),
    Column("Address, or through whom"),
    Column("Postcode", 8),
    Column("", 8),
)
LETTERS = 2
"""Fewer find nobody in particular."""
TYPE_MORE = "Type two letters or digits: name, reference, address, postcode, phone or email."
NOBODY = "Nobody fits. Try a reference, a phone number or a postcode."
SEVERAL = "Others fit too. This is about {name}; up and down go to the others."


class SearchLine(OneLine):
    """What is typed of whoever is calling; enter, tab and down go on to the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "leave", "answer", id="to_answer", tooltip="Goes on to the answer."),
        Binding("tab,down", "leave", "answer", show=False),
    ]

    class Left(Message):
        """What was typed is enough."""

    def action_leave(self) -> None:
        """Goes on to the answer."""
        self.post_message(self.Left())


class Matches(RowList):
    """Whoever fits; enter on somebody asks again.

    `moved` follows a move of the cursor at once: a message would be a frame later.
    """

    def __init__(self, moved: Callable[[], object]) -> None:
        """With what follows a move."""
        super().__init__(COLUMNS, empty_text=TYPE_MORE)
        self._moved = moved

    def move_to(self, place: int) -> None:
        """Puts the cursor on somebody."""
        super().move_to(place)
        self._moved()

    def key_label(self, action: str) -> str:
        """What enter does here."""
        return "ask again" if action == "open" else ""


class Search(Vertical):
    """The line and the list of whoever fits, the best first, as one types."""

    DEFAULT_CSS = """
    Search { height: auto; & > RowList { height: 4; } }
    """

    def __init__(
        self,
        desk: Desk,
        *,
        begun: Callable[[], object],
        chosen: Callable[[Found], object],
        say: Callable[[str], object],
    ) -> None:
        """A search at a desk.

        What follows is called rather than posted: a message would have the screen laid out twice.

        Args:
            desk: where somebody looks.
            begun: follows when other words are typed: whoever was found is not meant any more.
            chosen: follows when the cursor is on somebody and the list has the keys.
            say: says what went wrong.
        """
        super().__init__()
        self._desk = desk
        self._begun = begun
        self._chosen = chosen
        self._say = say
        self._shown = ""
        self._found: tuple[Found, ...] = ()
        self._is_searching = False

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield SearchLine("")
        yield Matches(self._look)

    @property
    def line(self) -> SearchLine:
        """What is typed into."""
        return self.query_one(SearchLine)

    @property
    def rows(self) -> RowList:
        """Whoever fits."""
        return self.query_one(RowList)

    @property
    def _words(self) -> str:
        words = self.line.value.strip()
        return words if len(words) >= LETTERS else ""

    def on_input_changed(self, message: Input.Changed) -> None:
        """Asks the database beside the screen, so that typing never waits."""
        message.stop()
        if self.line.has_focus:
            self._begun()
        self._ask()

    def _ask(self) -> None:
        """One search at a time; what was typed meanwhile is asked for after it."""
        if self._is_searching or self._words == self._shown:
            return
        if not self._words:
            self._show("", ())
            return
        self._is_searching = True
        self._search(self._words)

    @work(thread=True, group="search")
    def _search(self, words: str) -> None:
        try:
            found = find_people(self._desk, words)
        except DatabaseProblem as problem:
            self.app.call_from_thread(self._failed, str(problem))
            return
        self.app.call_from_thread(self._answered, words, found)

    def _answered(self, words: str, found: tuple[Found, ...]) -> None:
        self._is_searching = False
        if not self.is_mounted:
            return
        if self.line.has_focus or words == self._words:  # a late one changes nobody's answer
            self._show(words, found)
        self._ask()

    def _failed(self, sentence: str) -> None:
        self._is_searching = False
        self._say(sentence)

    def _show(self, words: str, found: tuple[Found, ...]) -> None:
        self._shown, self._found = words, found
        rows = [_row(place, each) for place, each in enumerate(found)]

        def window(first: int, most: int) -> Sequence[Row]:
            return rows[first : first + most]

        self.rows.show_rows(window, len(rows), empty_text=NOBODY if words else TYPE_MORE)

    def on_search_line_left(self, message: SearchLine.Left) -> None:
        """From what was typed to whoever fits best."""
        message.stop()
        if not self._words:
            self._say(TYPE_MORE)
            return
        if self._words != self._shown:
            self._find_now(self._words)
        if not self._found:
            self._say(NOBODY)
            return
        self.rows.focus()
        self._choose()
        if len(self._found) > 1:
            self._say(SEVERAL.format(name=self._found[self.rows.cursor].name))

    def _find_now(self, words: str) -> None:
        """Searches for what stands there, instead of waiting for the search that runs."""
        try:
            self._show(words, find_people(self._desk, words))
        except DatabaseProblem as problem:
            self._say(str(problem))

    def _look(self) -> None:
        """Another customer's answer, while the list has the keys."""
        if self.rows.has_focus:
            self._choose()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """The answer as it is now."""
        message.stop()
        self._choose()

    def _choose(self) -> None:
        row = self.rows.cursor_row
        if row is not None and isinstance(row.key, int):
            self._chosen(self._found[row.key])

    def show_only(self, found: Found) -> None:
        """Shows one customer who is known, as if they had been searched for."""
        with self.line.prevent(Input.Changed):
            self.line.value = found.reference
        self._show(self._words, (found,))
        self.rows.focus()
        self._choose()


def _row(place: int, found: Found) -> Row:
    where = f"through {found.nominee}" if found.nominee else found.address
    said = "measures" if found.measures else ("died" if found.died else "")
    return Row(place, (found.name, found.reference, where, found.postcode, said))
