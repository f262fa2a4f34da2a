"""The form of each item: it asks only what the item needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from screens.answers import Answers
from screens.filled import WHO_ELSE, Filled, ways_to_tell
from screens.form_screen import FormSpec
from screens.format_question import format_question
from screens.informing.recorded import record_words
from screens.informing.sending import sending_question
from screens.wording import grade_words
from ubp_tui.casework.checklist import Checklist, Entry
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.informing import record_item
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import When, in_words
from ubp_tui.policy.facts import Informing, InformingItem, ItemState
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.informing import ItemForm, day_of
from ubp_tui.policy.informing import (
    FORMAT,
    LETTER,
    NEEDS,
    NOMINEE,
    SHARED,
    is_told_again,
    leaves_out_report,
)
from ubp_tui.policy.periods import received_by_post
from ubp_tui.policy.said import Told, said_at
from ubp_tui.policy.withholding import look_again_by, may_authorise
from ubp_tui.widgets.questions import Option, Question, Shown, Values

ANSWERED = (
    Option(ItemState.DONE, "They answered"),
    Option(ItemState.NO_ANSWER, "Asked, no answer yet", "stays a next step; holds nothing up"),
)
TOLD_OR_NOT = (
    Option(ItemState.DONE, "Told"),
    Option(ItemState.WITHHELD, "Withheld", "telling would prejudice an investigation or endanger"),
)
Asked = Callable[[Filled], list[Question]]


SAY_NOW = (
    "What was withheld at item 10 is told now: say this once more, with the public body (M6) in it."
)
LEAVE_OUT = (
    "That a public body is informed (M6) is withheld at item 10: say nothing of it here, in what "
    "you tell the customer or in the letter."
)


@dataclass(frozen=True, slots=True)
class ItemDone:
    """An item as it was recorded, and whether the customer names somebody (item 7)."""

    item: InformingItem
    nominates: bool


def item_form(desk: Desk, view: CaseView, found: Checklist, entry: Entry) -> FormSpec:
    """The form of one item."""
    number, asks = entry.text.number, _Asks(desk, view, found, entry.text.number)
    by_number: dict[int, Asked] = {
        NEEDS: asks.needs,
        NOMINEE: asks.nominee,
        SHARED: asks.shared,
        FORMAT: asks.format,
        LETTER: asks.letter,
    }

    def ask(typed: Values) -> list[Question]:
        questions = by_number.get(number, asks.told)(Filled(typed))
        return [*_head(view, found.informing, entry), *questions]

    def send(answers: Answers) -> ItemDone:
        form = read_item(answers, number)
        answers.checked()
        item = record_item(desk, view.file.case.id, found.informing.id, form)
        return ItemDone(item, answers.yes("nominates"))

    def sure(answers: Answers) -> str:
        return sending_question(view, answers) if number == LETTER else ""

    return FormSpec(
        title=f"{number}. {entry.text.title}",
        ask=ask,
        send=send,
        sure=sure,
        save=f"Record item {number}",
        rule="R12",
        help=entry.text.help,
    )


def read_item(answers: Answers, number: int) -> ItemForm:
    """What was filled in, whichever item it is; of telling and withholding only what applies."""
    if answers.text("state") == ItemState.WITHHELD:
        return ItemForm(
            number=number,
            state=ItemState.WITHHELD,
            reason=answers.text("reason"),
            authorised_by_id=answers.id("authorised_by_id"),
            look_again_on=answers.day("look_again_on", When.TO_COME),
        )
    answers.problems += _not_said(answers, number)
    return ItemForm(
        number=number,
        state=answers.text("state") or ItemState.DONE,
        happened_on=answers.day("happened_on"),
        how=answers.text("how"),
        words=answers.text("words"),
        format=answers.text("format"),
        adjustment_asked=answers.yes("adjustment_asked"),
        nominates=answers.yes("nominates"),
    )


def _not_said(answers: Answers, number: int) -> Iterator[Problem]:
    """What is not said about an item that has choices: nothing is taken for granted."""
    if number not in (NEEDS, NOMINEE, SHARED):
        return
    if not answers.text("state"):
        what = "Told, or withheld" if number == SHARED else "What came of asking"
        yield Problem("state", f"“{what}” is not chosen. Choose one.", "R12")
    elif answers.text("state") == ItemState.DONE:
        if number == NEEDS and not answers.text("adjustment_asked"):
            words = "Say whether they name something that they need."
            yield Problem("adjustment_asked", words, "R8")
        if number == NOMINEE and not answers.text("nominates"):
            yield Problem("nominates", "Say whether they name somebody.", "R27")


def _head(view: CaseView, informing: Informing, entry: Entry) -> list[Question]:
    """What the item asks of staff, what it says of this decision, and what is recorded already."""
    head: list[Question] = [Shown(name="help", label="What to do", hint=entry.text.help)]
    told = Told(file=view.file, informing=informing, policy=view.asking.policy, today=view.today)
    if says := said_at(entry.text.number, told):
        head.append(Shown(name="says", label="On this decision", hint="\n".join(says)))
    if leaves_out_report(view.file, informing, entry.text):
        head.append(Shown(name="left_out", label="Withheld", hint=LEAVE_OUT))
    if is_told_again(view.file, informing, entry.text) and entry.item is None:
        head.append(Shown(name="again", label="Told now", hint=SAY_NOW))
    if entry.item is not None:
        words = record_words(entry.item, view)
        hint = f"{words}\nWhat you record now takes its place; this stays in the record."
        head.append(Shown(name="recorded", label="Recorded already", hint=hint))
    return head


class _Asks:
    """What one item of a checklist asks."""

    def __init__(self, desk: Desk, view: CaseView, found: Checklist, number: int) -> None:
        """Of a case; the day and the way of the item recorded last today are offered again.

        On another day they are not: they would soon be recorded of what is told only then (R12).
        """
        self._policy = desk.policy
        self._view = view
        self._informing = found.informing
        self._number = number
        done = [
            entry.item
            for entry in found.entries
            if entry.item and entry.item.how and london_date(entry.item.done_at) == view.today
        ]
        self._last = max(done, key=lambda item: item.done_at) if done else None

    def _day_and_way(self, filled: Filled) -> list[Question]:
        last = self._last
        day = in_words(last.happened_on) if last and last.happened_on else ""
        return [
            filled.day("happened_on", day_of(self._number), now=day),
            filled.pick("how", "How", ways_to_tell(self._policy), now=last.how if last else ""),
        ]

    def told(self, filled: Filled) -> list[Question]:
        """Told: when, how, and what they said, if anything."""
        said = filled.words("words", "What the customer said", "If anything", lines=2)
        return [*self._day_and_way(filled), said]

    def _sentence(self) -> Shown:
        sentence = f"“{self._policy.needs_sentence}”"
        return Shown(name="sentence", label="The policy says", hint=sentence)

    def needs(self, filled: Filled) -> list[Question]:
        """Needs and adjustments, in their words; a need becomes an adjustment."""
        return [
            self._sentence(),
            filled.pick("state", "What came of asking", ANSWERED, now=ItemState.DONE),
            filled.words("words", "What the customer said", "In their own words", lines=3),
            filled.yes_no(
                "adjustment_asked",
                "Do they name something that they need?",
                "Then it becomes an adjustment, to agree or decline.",
            ),
            *self._day_and_way(filled),
        ]

    def nominee(self, filled: Filled) -> list[Question]:
        """Whether they would like to nominate someone; the nomination follows."""
        return [
            self._sentence(),
            filled.pick("state", "What came of asking", ANSWERED, now=ItemState.DONE),
            filled.words("words", "What the customer said", "In their own words", lines=3),
            filled.yes_no(
                "nominates",
                "Do they name somebody?",
                "A close friend, family member or someone they give consent to. "
                "Then the form for the nomination comes next.",
            ),
            *self._day_and_way(filled),
        ]

    def shared(self, filled: Filled) -> list[Question]:
        """What is shared; it alone may be withheld."""
        file, today = self._view.file, self._view.today
        people = file.staff.people.values()
        latest = in_words(look_again_by(file, self._informing, self._policy, today))
        able = [
            Option(
                str(p.id),
                p.name,
                f"{'away; ' if p.is_away(today) else ''}{grade_words(p, self._policy, today)}",
            )
            for p in sorted(people, key=lambda p: p.name)
            if may_authorise(p, file, self._policy, today)
        ]
        return [
            filled.pick("state", "Told, or withheld", TOLD_OR_NOT, now=ItemState.DONE),
            *self._day_and_way(filled),
            filled.words("reason", "Where withheld: why", lines=2),
            filled.pick(
                "authorised_by_id",
                "Where withheld: who authorised it",
                able,
                "They are asked to confirm it; the letter waits for that.",
            ),
            filled.day(
                "look_again_on",
                "Where withheld: when it is looked at again",
                f"By {latest} at the latest",
                when=When.TO_COME,
            ),
        ]

    def format(self, filled: Filled) -> list[Question]:
        """The format they need and a channel that is safe for them."""
        safe = self._view.file.customer.safe_channel
        return [
            format_question(filled, self._policy, self._view.file),
            filled.words(
                "words",
                f"{WHO_ELSE}, and what is safe",
                "Asked once and kept. “Nobody” is an answer.",
                now=safe,
                lines=2,
            ),
            *self._day_and_way(filled),
        ]

    def letter(self, filled: Filled) -> list[Question]:
        """The letter: how, when, in which format."""
        received = in_words(received_by_post(self._view.today, self._policy))
        post = self._policy.figures.post_days.in_words()
        hint = (
            f"By post it counts as received {post} later: if it is sent today it counts as "
            f"received on {received}. "
            "Its text comes with a later version of this program."
        )
        safe = self._view.file.customer.safe_channel
        shown = [Shown(name="safe", label=WHO_ELSE, hint=safe)] if safe else []
        return [
            Shown(name="receipt", label="Record that it was sent", hint=hint),
            *shown,
            filled.pick("how", "How it was sent", ways_to_tell(self._policy)),
            filled.day("happened_on", day_of(self._number)),
            format_question(filled, self._policy, self._view.file),
        ]
