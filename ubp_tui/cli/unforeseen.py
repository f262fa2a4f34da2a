"""A mistake in the program: a sentence for the person, the details for whoever mends it."""

from __future__ import annotations

import contextlib
import sys
import traceback
from types import TracebackType

from ubp_tui.settings import NoFolder, unforeseen_path


def tell_of_unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """What Python calls for an error that nothing else has dealt with."""
    where = ""
    with contextlib.suppress(OSError, NoFolder):
        path = unforeseen_path()
        path.parent.mkdir(parents=True, exist_ok=True)
        details = "".join(traceback.format_exception(kind, error, trace))
        path.write_text(details, encoding="utf-8", errors="backslashreplace")
        where = f" Send them {path}, which says where it happened."
    print(
        "Something happened that the program does not foresee, and it stopped. What was saved "
        f"before is kept. Tell whoever looks after the program.{where}",
        file=sys.stderr,
    )
