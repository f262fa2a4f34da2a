"""The `ubp` command."""

from __future__ import annotations

import sys
from types import TracebackType

STOPPED = 130
"""The exit code after Ctrl+C, as shells have it."""


def main() -> None:
    """Runs the command that was typed and ends this process with its exit code."""
    sys.excepthook = _unforeseen
    try:
        # Inside, so that Ctrl+C while Python still reads the program ends quietly too.
        from ubp_tui.cli.program import ubp

        ubp.main(prog_name="ubp")
    except KeyboardInterrupt:
        sys.exit(STOPPED)


def _unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    from ubp_tui.cli.unforeseen import tell_of_unforeseen

    tell_of_unforeseen(kind, error, trace)
