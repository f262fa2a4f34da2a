"""What a contact was: the second of the two keys that log it (R17)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from screens.work_screen import WorkScreen
from ubp_tui.casework.contact_check import Checked
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.contact_check.offered import why_not_outside
from ubp_tui.policy.facts import ContactKind
from ubp_tui.widgets.bindings import bindings, numbered
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList

MEANS = {
    ContactKind.PERMITTED: "kept to the measures, or is always accepted",
    ContactKind.EMERGENCY: "always taken, on any day and by any channel",
    ContactKind.NEUTRAL: "neither, or it followed a late reply of ours",
    ContactKind.OUTSIDE: "counts once the case's owner confirms it",
}
COLUMNS = (Column("", 2), Column("What it was", 22), Column("That is"))


class KindScreen(WorkScreen[ContactKind]):
    """Four kinds, each with its number."""

    HELP_WORDS: ClassVar[str] = (
        "What the contact was. 1 to 4 log it at once. What is always taken or always accepted is "
        "never outside the measures, nor is what the customer had not been told of."
    )
    RULE: ClassVar[str] = "R17"
    BINDINGS: ClassVar[list[BindingType]] = [
        *numbered("kind", [(k.name, k.value, f"Logs it as {k.value}.") for k in ContactKind]),
        *bindings("why"),
    ]

    def __init__(self, desk: Desk, checked: Checked) -> None:
        """About an answer."""
        super().__init__(desk, f"Log a contact: {checked.customer.spoken_name}")
        self._refusal = why_not_outside(checked.answer)

    def body(self) -> ComposeResult:
        """The list."""
        rows = [
            Row(kind, (str(number), kind.value.capitalize(), self._means(kind)))
            for number, kind in enumerate(ContactKind, 1)
        ]

        def window(first: int, most: int) -> Sequence[Row]:
            return rows[first : first + most]

        yield RowList(COLUMNS, window, len(rows))

    def _means(self, kind: ContactKind) -> str:
        if kind == ContactKind.OUTSIDE and self._refusal is not None:
            return "not here; 4 says why"
        return MEANS[kind]

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(RowList).focus()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Enter chooses as the number does."""
        assert isinstance(message.row.key, ContactKind)
        self._choose(message.row.key)

    def action_kind(self, name: str) -> None:
        """Chooses a kind by its number."""
        self._choose(ContactKind[name])

    def _choose(self, kind: ContactKind) -> None:
        if kind == ContactKind.OUTSIDE and self._refusal is not None:
            self.say(self._refusal.reason)
            return
        self.dismiss(kind)
