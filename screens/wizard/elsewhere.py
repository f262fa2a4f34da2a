"""What is said where a colleague, or another window, changed the same draft meanwhile."""

from __future__ import annotations

from collections.abc import Iterable

from screens.wording import moment_words
from ubp_tui.policy.facts import Directory, Draft
from ubp_tui.widgets.questions import Value

GONE = (
    "This draft was sent for decision or thrown away elsewhere meanwhile. What you see here is "
    "no longer kept. {back} goes back to the case, which shows what became of it."
)

MEANWHILE = "This draft changed elsewhere; yours is not kept yet. {submit} goes on and settles it."


def picked_up_words(theirs: Draft, staff: Directory) -> str:
    """A colleague holds the draft now."""
    who = staff.name(theirs.holder_id)
    return (
        f"{who} picked this draft up and saved it on {moment_words(theirs.saved_at)}.\n\nPick it "
        f"up again? Yours is then kept, and beside it what {who} wrote where it differs. "
        "Otherwise you go back to the case, and what you typed in the last moments is not kept."
    )


def both_words(differing: Iterable[tuple[str, Value, Value]]) -> str:
    """Where two versions differ: the other one's words, which are kept in the draft too."""
    lines = [f"{_called(name)}: {_shown(theirs)}" for name, _, theirs in differing]
    return (
        "This draft was saved from another window meanwhile. Yours stays on the screen and is "
        "kept; the other is kept beside it. Where it differs, it says:\n\n" + "\n".join(lines)
    )


def _called(name: str) -> str:
    return name.replace(".", " ").replace("_", " ")


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else f"{len(value)} chosen"
