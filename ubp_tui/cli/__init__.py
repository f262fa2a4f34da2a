"""The `ubp` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command that was typed and ends this process with its exit code."""
    from ubp_tui.cli.unforeseen import tell_of_unforeseen

    sys.excepthook = tell_of_unforeseen
    try:
        # Inside, so that Ctrl+C while Python still reads the program ends it in a sentence too.
        from ubp_tui.cli.program import ubp

        ubp.main(prog_name="ubp")
    except KeyboardInterrupt:
        sys.exit(130)
