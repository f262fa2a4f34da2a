"""The full-screen program: wiring only."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

import pendulum
from textual import work

from screens.case_list import CaseListScreen
from ubp_tui.casework.queues import journal_head, refresh_stale
from ubp_tui.casework.refusals import DatabaseGone, DatabaseProblem
from ubp_tui.opening import Opening
from ubp_tui.policy.facts import StaffMember
from ubp_tui.widgets.keys_in_order import KeysInOrder
from ubp_tui.widgets.sure_timers import SureTimers
from ubp_tui.widgets.themes import native_colours, use_theme
from ubp_tui.widgets.too_small import NeedsRoom

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver
    from textual.screen import Screen
    from textual.timer import Timer

LOOK_EVERY = 2.0
"""Seconds between looks at the head of the journal."""


def _key_commands() -> type[Provider]:
    from ubp_tui.widgets.palette import KeyCommands

    return KeyCommands


class UbpApp(SureTimers, KeysInOrder, NeedsRoom):
    """Opens the first screen, notices what colleagues change, guards the window's size."""

    TITLE = "ubp"
    CSS = """
    Screen { background: $background; color: $foreground; }
    CommandPalette SearchIcon { display: none; }
    """  # not every terminal has the picture, and where it is as wide as it is drawn is in doubt
    CSS_PATH = CaseListScreen.CSS_PATH  # Textual reads it by itself only for a screen on top
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_key_commands}
    AUTO_FOCUS = None

    def __init__(self, opening: Opening) -> None:
        """With everything that was settled before."""
        super().__init__(ansi_color=native_colours(os.environ))
        self.animation_level = "none"
        self._opening = opening
        self._seen: tuple[int, pendulum.Date] | None = None
        self._looks: Timer | None = None
        use_theme(self, opening.theme)
        if opening.keys:
            self.set_keymap(opening.keys)

    def get_driver_class(self) -> type[Driver]:
        """The driver of this platform, on Unix one that bears any byte."""
        usual = super().get_driver_class()
        if usual.__name__ != "LinuxDriver":
            return usual
        from ubp_tui.widgets.terminal_input import ForgivingDriver

        return ForgivingDriver

    def get_default_screen(self) -> Screen[Any]:
        """The case list from the start, so that nothing else is laid out and painted first."""
        person = self._opening.person
        return super().get_default_screen() if person is None else self._case_list(person)

    def _case_list(self, person: StaffMember) -> CaseListScreen:
        self._desk = self._opening.desk_of(person)
        return CaseListScreen(self._desk, person)

    def on_mount(self) -> None:
        """Looks for changes from now on; on a new database first asks who is there."""
        if not self.is_headless:
            self._end_when_told()
        if self._opening.person is not None:
            self._look_from_now_on()
            return
        from screens.first_run import FirstRunScreen

        self.push_screen(FirstRunScreen(self._opening), self._introduced)

    def _end_when_told(self) -> None:
        """Gives the terminal back before it ends when the system or a lost line says so."""
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(number, self.exit, None, 128 + number)

    def _introduced(self, person: StaffMember | None) -> None:
        if person is None:
            self.exit()
            return
        self.push_screen(self._case_list(person))
        self._look_from_now_on()

    def _look_from_now_on(self) -> None:
        self._looks = self.set_interval(LOOK_EVERY, self._look)

    @work(thread=True, group="look", exclusive=True)
    def _look(self) -> None:
        """Notices colleagues' changes and a new day, brings a few lines up to date for it."""
        try:
            refreshed = refresh_stale(self._desk)
            now = (journal_head(self._desk), self._desk.today())
        except DatabaseGone as gone:
            self.call_from_thread(self._tell_once, str(gone))
            return
        except DatabaseProblem:
            return  # somebody else is writing; the next look is soon
        if now != self._seen or refreshed:
            self._seen = now
            self.call_from_thread(self._changed)

    def _tell_once(self, sentence: str) -> None:
        """Says that nothing more is saved; what is on the screen stays, to be noted down."""
        if self._looks is None:
            return
        self._looks.stop()
        self._looks = None
        from ubp_tui.widgets.confirm import MessageBox

        self.push_screen(MessageBox(sentence))

    def _fatal_error(self) -> None:
        """Ends after a mistake in the program; `run` passes it on.

        Textual would print it with the values it found, and those are what a case says (R35).
        """
        self._close_messages_no_wait()

    def _changed(self) -> None:
        """Tells the screen in front that something changed, once that stands: it may be opening."""
        ask_again = getattr(self.screen, "ask_again", None)
        if ask_again is not None:
            self.screen.call_later(ask_again)


def run(opening: Opening) -> int:
    """Opens the program and stays in it until it is left; gives the exit code.

    Raises:
        Exception: a mistake in the program ended it.
    """
    app = UbpApp(opening)
    with opening.database.connection_context():
        app.run(mouse=False)
    if app._exception is not None:
        raise app._exception from getattr(app._exception, "error", None)
    return app.return_code or 0
