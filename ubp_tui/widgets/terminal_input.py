"""Reading the keyboard, whatever bytes arrive."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_AT_ONCE = 4096
_LOOK_EVERY = 0.1


class ForgivingDriver(LinuxDriver):
    """Replaces bytes that are no UTF-8; Textual's own driver ends the program at the first.

    One key of a terminal set to Latin-1 is enough for that. Where the terminal has gone, the
    program ends instead of reading nothing for ever.
    """

    def run_input_thread(self) -> None:
        """Hands on what is typed until the program ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK_EVERY):
                    typed = self._read()
                    if not typed:
                        self._app.call_later(self._app.exit, None, 1)
                        return
                    for event in parser.feed(decode(typed)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """What was typed; nothing where the terminal has gone."""
        try:
            return os.read(self.fileno, _AT_ONCE)
        except OSError:
            return b""
