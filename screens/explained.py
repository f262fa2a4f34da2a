"""What every screen shows, at a desk or before there is one: its title, its keys and its help."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType

from ubp_tui.widgets.bindings import bindings, key_of
from ubp_tui.widgets.key_bar import ExplainsRefusals, KeyBar
from ubp_tui.widgets.title_bar import TitleBar

R = TypeVar("R")


class ExplainedScreen(ExplainsRefusals[R]):
    """A screen that says where one is, which keys work and, with `?`, what it is for.

    Subclasses give `body` and `HELP_WORDS`, or `help_words` where the words depend on more.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("help", "back")
    LEAST_LINES_OF_KEYS: ClassVar[int] = 1
    """Where they are always two, nothing above moves when a sentence takes their place."""
    HELP_WORDS: ClassVar[str]
    """What the screen is for, in a few sentences; a key is named by its id: "{more} lists"."""

    def __init__(self, title: str, who: str = "") -> None:
        """With the two sides of the title."""
        super().__init__()
        self._title = title
        self._who = who

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        yield TitleBar(self._title, self._who)
        yield from self.body()
        yield KeyBar(self.LEAST_LINES_OF_KEYS)

    def body(self) -> ComposeResult:
        """What stands between the title and the keys."""
        yield from ()

    def help_words(self) -> str:
        """What help says the screen is for."""
        return self.HELP_WORDS

    def key(self, key_id: str) -> str:
        """The key in force of an id, to name it in a sentence."""
        return key_of(self.app, key_id)

    def retitle(self, title: str = "", who: str = "") -> None:
        """Changes a side of the title, or both; one that is not given stays."""
        self._title = title or self._title
        self._who = who or self._who
        if self.is_mounted:
            self.query_one(TitleBar).show(self._title, self._who)

    def say(self, words: str) -> None:
        """Says what just happened, in the line of the keys, until the next key."""
        if self.is_mounted:
            self.query_one(KeyBar).say(words)

    def action_back(self) -> None:
        """Goes back to where one came from."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Explains the screen and its keys."""
        from screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
