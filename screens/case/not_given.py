"""A case that somebody has not been given: whom to ask, and what is taken all the same (R16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, ClassVar
from uuid import UUID

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType

from screens.answers import Answers
from screens.case.brought import (
    answering_ways,
    appeal_ways,
    brought_ways,
    incident_way,
    personnel_way,
)
from screens.case.walking import WalksCases
from screens.case.ways import Way
from screens.filled import Filled
from screens.form_screen import FormScreen, FormSpec
from screens.work_screen import WorkScreen
from ubp_tui.casework.appealable import Appealable, appealable
from ubp_tui.casework.cases import take_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.casework.views import CaseView, visit_case
from ubp_tui.policy.document import Policy
from ubp_tui.policy.text import listed
from ubp_tui.widgets.bindings import binding, bindings
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.page import Page, paragraphs
from ubp_tui.widgets.questions import Question, Values
from ubp_tui.widgets.row_list import Row, RowList

TAKE = "Take the case, with the reason"
COLUMNS = (Column("What you can do here"),)
ON_THE_CASE = ("more", "propose", "decide", "tell")
"""Keys that do something on a case only; whoever knows them from there is told so."""


class NotGivenScreen(WalksCases):
    """Says whom to ask, and takes what the customer brings; nothing of the case stands here."""

    HELP_WORDS: ClassVar[str] = (
        "What is on a case is only for those who have been given it. Here stands whom to ask. "
        "What a customer brings is taken from them all the same: an appeal, a need, a complaint "
        "and so on, with the same forms and keys as on the case. Whoever is asked to be the "
        "point of contact answers here. A manager can take the case with a reason, which the "
        "case then shows. Tab goes to the words above and back; both scroll."
    )
    RULE: ClassVar[str] = "R35"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("appeal", "incident", "personnel", "why"),
        *(replace(binding(key_id), show=False) for key_id in ON_THE_CASE),
    ]
    DEFAULT_CSS = """
    NotGivenScreen { #brought { max-height: 12; dock: bottom; margin-bottom: 2; } }
    """

    def __init__(
        self,
        opened_from: WorkScreen[Any],
        door: ClosedDoor,
        neighbour: Callable[[int], str | None],
    ) -> None:
        """Before a closed door."""
        super().__init__(opened_from.desk, door.reference, "", neighbour)
        self.kept = opened_from.kept
        self._door = door
        self._appeals: Sequence[Appealable] = ()
        self._ways: Sequence[Way] = ()

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self._door.case_id

    def body(self) -> ComposeResult:
        """The words, and the list of what can be done."""
        yield Page()
        yield RowList(COLUMNS, id="brought")

    def on_mount(self) -> None:
        """Begins on the first line."""
        self._show_from_the_start()

    def _show_from_the_start(self) -> None:
        self._show()
        brought = self.query_one(RowList)
        brought.move_to(0)
        brought.focus()
        self.query_one(Page).scroll_home(animate=False)

    def _show(self) -> None:
        door, desk = self._door, self.desk
        if door.why_not_record is None:
            self._appeals = self.attempt(lambda: appealable(desk, door.case_id)) or ()
            self._ways = [*answering_ways(desk, door), *brought_ways(desk, door, self._appeals)]
        rows = [Row(place, (way.words,)) for place, way in enumerate(self._ways)]
        if door.why_not_take is None:
            rows.insert(len(door.asked), Row(TAKE, (TAKE,)))
        self.query_one(Page).show(_words(door, desk.policy))
        brought = self.query_one(RowList)
        brought.show_rows(lambda first, most: rows[first : first + most], len(rows))
        brought.styles.height = len(rows) + 1
        brought.display = bool(rows)

    def ask_again(self) -> None:
        """Reads again what is open here: something changed, here or elsewhere.

        Whoever has been given the case meanwhile is led into it.
        """
        match self.attempt(lambda: visit_case(self.desk, self._door.reference)):
            case ClosedDoor() as door:
                place = self.query_one(RowList).cursor
                self._door = door
                self._show()
                self.query_one(RowList).move_to(place)
            case CaseView():
                self._go_in(self._door.reference)

    def on_screen_resume(self) -> None:
        """Back from another screen: what was done there shows here."""
        if self._ways:
            self.ask_again()

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Opens what the cursor is on."""
        if message.row.key == TAKE:
            self._take()
        else:
            assert isinstance(message.row.key, int)
            self._ways[message.row.key].open(self)

    def reason_against(self, action: str) -> str | None:
        """Why a key does nothing here; nothing is recorded on a file about oneself (R4)."""
        if action in ON_THE_CASE:
            return self._door.refusal.reason
        refusal = self._door.why_not_record
        return refusal.reason if refusal and action in ("appeal", "incident", "personnel") else None

    def action_appeal(self) -> None:
        """Records the reasons for the appeal there is, or an appeal."""
        appeal_ways(self.desk, self._door, self._appeals)[0].open(self)

    def action_incident(self) -> None:
        """Records an incident."""
        incident_way().open(self)

    def action_personnel(self) -> None:
        """Asks for a change of personnel."""
        personnel_way(self.desk, self._door).open(self)

    def _take(self) -> None:
        """Asks for the reason, takes the case and opens it."""
        spec = take_form(self.desk, self._door)
        keeper = self.kept.of(spec, self._door.case_id, "take")
        self.app.push_screen(FormScreen(self.desk, spec, keeper))

    def arrive(self, found: CaseView | ClosedDoor) -> None:
        """Whom to ask for another case stands here; a case that was given is opened instead."""
        if isinstance(found, CaseView):
            self._go_in(found.file.case.reference)
            return
        self._door = found
        self._appeals, self._ways = (), ()
        self.retitle(found.reference)
        self._show_from_the_start()

    def _go_in(self, reference: str) -> None:
        from screens.case.opening import open_case_screen

        self.dismiss(None)
        open_case_screen(self, reference, self._neighbour)


def _words(door: ClosedDoor, policy: Policy) -> Text:
    """Whom to ask, and what is taken all the same."""
    words = [door.refusal.reason]
    if door.why_not_take is None:
        words.append("As a manager you can take it: say why, and the case then shows it.")
    if door.why_not_record is not None:
        return paragraphs(*words)
    accepted, taken = listed(policy.always_accepted), listed(policy.always_taken)
    words += [
        f"An emergency is always taken: {taken}. If unsure, take it. In danger, call 999.",
        "What the customer brings is taken all the same. Record it here only for whoever gave "
        f"you the reference {door.reference}: it stands on their own letters.",
        f"Always accepted, on any day and channel: {accepted}. What has no line below goes "
        "its usual way.",
    ]
    return paragraphs(*words)


def take_form(desk: Desk, door: ClosedDoor) -> FormSpec:
    """A manager gives themselves the case, with the reason (R35)."""

    def ask(typed: Values) -> list[Question]:
        hint = "The case keeps this sentence, and the customer may read it one day."
        return [Filled(typed).line("reason", "Why you need this case", hint)]

    def send(answers: Answers) -> None:
        take_case(desk, door.case_id, answers.text("reason"))

    return FormSpec(
        title=f"{door.reference}: take the case",
        ask=ask,
        send=send,
        save="Take the case",
        rule="R35",
        help="A manager can give themselves a case. Say why; the reason stands on the case.",
    )
