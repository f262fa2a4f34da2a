"""Reading the keyboard, whatever bytes arrive."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from selectors import EVENT_READ, SelectSelector

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_AT_ONCE = 4096
_LOOK_EVERY = 0.1
_ESCAPE, _PASTE, _PASTED = "\x1b", "\x1b[200~", "\x1b[201~"


class OnlyPasted:
    """Takes what a terminal would obey out of what is pasted, read after read.

    Textual ends a paste at the first escape in it, and takes the rest for keys: a customer's
    email could then send a form, or answer a question with yes.
    """

    def __init__(self) -> None:
        """Outside of any paste."""
        self._pasting = False
        self._before = ""
        self._held = ""

    def __call__(self, typed: str) -> str:
        """What was read, harmless where it was pasted; the end of a paste may be held back."""
        found, rest = "", self._held + typed
        self._held = ""
        while rest:
            part, rest = self._pasted(rest) if self._pasting else self._typed(rest)
            found += part
        return found

    def _typed(self, text: str) -> tuple[str, str]:
        """What stands up to the beginning of a paste, which two reads may share; and the rest."""
        joined = self._before + text
        at = joined.find(_PASTE)
        self._pasting = at >= 0
        end = at + len(_PASTE) - len(self._before) if self._pasting else len(text)
        self._before = "" if self._pasting else joined[1 - len(_PASTE) :]
        return text[:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """What stands up to the end of the paste, without escapes; and the rest."""
        words, end, rest = text.partition(_PASTED)
        if end:
            self._pasting = False
        else:
            at = words.rfind(_ESCAPE)
            if at >= 0 and _PASTED.startswith(words[at:]):
                words, self._held = words[:at], words[at:]
        return words.replace(_ESCAPE, "") + end, rest


class ForgivingDriver(LinuxDriver):
    """Replaces bytes that are no UTF-8; Textual's own driver ends the program at the first.

    One key of a terminal set to Latin-1 is enough for that. Where the terminal has gone, the
    program ends instead of reading nothing for ever.
    """

    def run_input_thread(self) -> None:
        """Hands on what is typed until the program ends."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        only_pasted = OnlyPasted()
        with SelectSelector() as selector:
            selector.register(self.fileno, EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_LOOK_EVERY):
                    typed = self._read()
                    if not typed:
                        self._app.call_later(self._app.exit, None, 1)
                        return
                    if characters := only_pasted(decode(typed)):  # none would end the parser
                        for event in parser.feed(characters):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    def _read(self) -> bytes:
        """What was typed; nothing where the terminal has gone."""
        try:
            return os.read(self.fileno, _AT_ONCE)
        except OSError:
            return b""
