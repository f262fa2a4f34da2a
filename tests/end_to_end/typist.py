"""Somebody at the keyboard, who finds their way by what the cursor is on and by what they read."""

from asyncio import Event
from collections.abc import Callable
from functools import partial

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tests.screens.conftest import Hands
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.question_box import QuestionBox
from ubp_tui.widgets.row_list import RowList

FURTHEST = 60
"""Presses of a key after which whoever looks for something gives up."""
AT_ONCE = 40
"""Turns of the program in which a key does what it does to the cursor."""
NAMES = {" ": "space", "\n": "enter"}
"""The names of keys that are not their character."""
Where = tuple[Widget | None, int | None]
"""What has the keyboard, and the place of the cursor where that is a list."""


class Typist:
    """Uses the screens of the whole program with nothing but keys."""

    def __init__(self, hands: Hands) -> None:
        """With somebody's hands and eyes."""
        self.hands = hands

    async def presses(self, *keys: str) -> None:
        """Presses keys, and waits until the program has dealt with them."""
        self._sends(*keys)
        await self.hands.pilot.pause()

    async def reads(self, *sentences: str) -> None:
        """Waits for each sentence to be on the screen."""
        for words in sentences:
            await self.hands.sees(words)

    async def opens(self, line: str, reads: str) -> None:
        """Opens the line of a list with these words, and reads what comes."""
        await self.finds(line)
        await self.presses("enter")
        await self.reads(reads)

    async def finds(self, line: str) -> None:
        """Moves the cursor of a list to the line with these words."""
        self._sends("home")
        await self._until(lambda: self._place() == 0, "the cursor is on the first line")
        await self._moves_until("down", lambda: line in self._line(), f"the line “{line}”")

    async def goes_to_case(self, reference: str) -> None:
        """Opens a case from the case list by its reference."""
        await self.presses("number_sign")
        await self.writes(reference)
        await self.presses("enter")

    async def does(self, what: str, reads: str) -> None:
        """Opens, on a case, one thing of everything that can be done there."""
        await self.presses("m")
        await self.reads("Everything on this case")
        await self.opens(what, reads)

    async def types(self, label: str, words: str) -> None:
        """Types words into the field with a label, in place of what is there."""
        await self._goes_to_field(label)
        self._sends("end", *["backspace"] * len(self._written()))
        await self.writes(words)

    async def writes(self, words: str) -> None:
        """Types words where the cursor is, in a field that is empty or is being emptied."""
        self._sends(*words)
        await self._until(lambda: self._written() == words, f"“{words}” is typed")

    async def picks(self, label: str, *options: str) -> None:
        """Chooses options of the field with a label, or takes them back."""
        await self._goes_to_field(label)
        for option in options:
            place = self._place()
            assert place is not None, f"there is nothing to choose “{option}” from"
            self._sends(*["up"] * place)
            await self._until(lambda: self._place() == 0, "the cursor is on the first option")
            found = f"the option “{option}”"
            await self._moves_until("down", partial(self._is_on_option, option), found)
            self._sends("space")
            await self._turn()

    async def saves(self, *reads: str) -> None:
        """Sends what is filled in, and reads what comes."""
        await self.presses("f10")
        await self.reads(*reads)

    async def _goes_to_field(self, label: str) -> None:
        await self._until(lambda: bool(self._label()), "the cursor is in a field")
        await self._moves_until("tab", lambda: label in self._label(), f"the field “{label}”")

    async def _moves_until(self, key: str, found: Callable[[], bool], what: str) -> None:
        """Presses a key again and again, waiting each time for the cursor to have moved."""
        for _ in range(FURTHEST):
            if found():
                return
            before = self._where()
            self._sends(key)
            await self._until(partial(self._has_left, before), f"{key} reaches {what}")
        await self._until(found, f"the cursor is on {what}")

    async def _until(self, holds: Callable[[], bool], what: str) -> None:
        """Waits for a condition: what a key does at once is seen at once, the rest a bit later."""
        for _ in range(AT_ONCE):
            if holds():
                return
            await self._turn()
        await self.hands.until(holds, what)

    async def _turn(self) -> None:
        """Lets the program deal with what it has been handed; one that has ended takes nothing."""
        turn = Event()
        if self.hands.app.call_later(turn.set):
            await turn.wait()

    def _sends(self, *keys: str) -> None:
        """Presses keys, waiting for nothing: the program deals with one after the other."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.hands.app.post_message(events.Key(NAMES.get(key, key), character))

    def _is_on_option(self, option: str) -> bool:
        return self._line().startswith(option)

    def _has_left(self, before: Where) -> bool:
        return self._where() != before

    def _where(self) -> Where:
        return self.hands.app.focused, self._place()

    def _place(self) -> int | None:
        """The place of the cursor in a list; None where it is in none."""
        there = self.hands.app.focused
        return there.cursor if isinstance(there, RowList | ChoiceList) else None

    def _written(self) -> str:
        """What stands in the field that the cursor is in; nothing where it is in none."""
        match self.hands.app.focused:
            case Input() as line:
                return line.value
            case TextArea() as words:
                return words.text
            case _:
                return ""

    def _label(self) -> str:
        """The label of the field that the cursor is in."""
        around = [] if self.hands.app.focused is None else self.hands.app.focused.ancestors
        return next((box.question.label for box in around if isinstance(box, QuestionBox)), "")

    def _line(self) -> str:
        """The line that the cursor is on, without the marks before an option."""
        match self.hands.app.focused:
            case RowList() as rows if rows.cursor_row is not None:
                return "  ".join(rows.cursor_row.cells)
            case ChoiceList() as choice:
                return choice.render_line(choice.cursor).text[len("> [x] ") :]
            case _:
                return ""
