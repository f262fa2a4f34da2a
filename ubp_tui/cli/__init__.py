"""The `ubp` command."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress
from types import TracebackType
from typing import NoReturn

STOPPED = 130
"""The exit code after Ctrl+C, as shells have it."""
_GARBAGE = 50_000
"""Objects after which Python looks for garbage: with the usual 700 a command looks 100 times."""


def main() -> NoReturn:
    """Runs the command that was typed and ends this process with its exit code."""
    sys.excepthook = _unforeseen
    gc.set_threshold(_GARBAGE)
    try:
        # Inside, so that Ctrl+C while Python still reads the program ends quietly too.
        from ubp_tui.cli.program import ubp

        ubp.main(prog_name="ubp")
    except KeyboardInterrupt:
        _end(STOPPED)
    except SystemExit as ended:
        _end(ended.code if isinstance(ended.code, int) else int(ended.code is not None))
    _end(0)


def _end(code: int) -> NoReturn:
    """Ends the process once its threads have ended and its output is out.

    Python's own way frees one object after the other first, which takes a sixth of the time of a
    short command. Nothing waits for that: files and databases are closed where they are used.
    """
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and not thread.daemon:
            thread.join()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # whoever read it has gone
            stream.flush()
    os._exit(code)


def _unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    from ubp_tui.cli.unforeseen import tell_of_unforeseen

    tell_of_unforeseen(kind, error, trace)
