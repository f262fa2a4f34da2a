"""Reasonable adjustments: asked, agreed or declined, withdrawn (R8)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled, of_policy
from screens.form_screen import FormSpec
from ubp_tui.casework.adjustments import answer_adjustment, ask_adjustment, withdraw_adjustment
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import Doorway
from ubp_tui.casework.refusals import reject
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.conflicts import WEEKDAYS
from ubp_tui.policy.dates import When
from ubp_tui.policy.facts import Adjustment, AdjustmentState, AdjustmentTerms, Directory
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.preparing import WHAT_WE_DO, AdjustmentAnswer, NewAdjustment
from ubp_tui.policy.labels import in_sentence
from ubp_tui.policy.text import in_quotes, shortened
from ubp_tui.widgets.questions import Option, Question, Shown, Values

DAYS = [Option(str(number), day) for number, day in enumerate(WEEKDAYS, 1)]


def ask_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A need can be recorded at any time; the customer can withdraw one that stands."""
    return [ask_way(desk, view)] + [
        by_form(
            f"The customer withdraws: {short(adjustment)}",
            Action.RECORD_NEED,
            partial(withdraw_form, desk, view, adjustment),
            "Recorded: the customer withdrew this adjustment.",
            about=(adjustment.id,),
        )
        for adjustment in view.file.adjustments
        if adjustment.state in (AdjustmentState.ASKED, AdjustmentState.AGREED)
    ]


def ask_way(desk: Desk, doorway: Doorway) -> Way:
    """What the customer needs is always accepted (R16)."""
    return by_form(
        "Record a need or adjustment",
        Action.RECORD_NEED,
        partial(ask_form, desk, doorway),
        "Recorded. It is now to be agreed or declined.",
    )


def answer_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each adjustment that was asked for is agreed or declined; an agreed one is reviewed."""
    return [
        by_form(
            f"{_verb(adjustment)}: {short(adjustment)}",
            Action.ANSWER_ADJUSTMENT,
            partial(answer_form, desk, view.staff, adjustment, view.file.case.reference),
            "The answer is recorded.",
            about=(adjustment.id,),
        )
        for adjustment in view.file.adjustments
        if adjustment.state in (AdjustmentState.ASKED, AdjustmentState.AGREED)
    ]


def _verb(adjustment: Adjustment) -> str:
    return "Review" if adjustment.state == AdjustmentState.AGREED else "Agree or decline"


def short(adjustment: Adjustment, longest: int = 40) -> str:
    """The beginning of the customer's words, on one line."""
    return shortened(adjustment.words, longest)


def _terms_questions(
    desk: Desk, colleagues: Directory, filled: Filled, now: AdjustmentTerms
) -> list[Question]:
    channels = of_policy(desk.policy.channels)
    staff = people(colleagues.people.values(), desk.today())
    formats = of_policy(desk.policy.formats)

    def days(chosen: tuple[int, ...]) -> tuple[str, ...]:
        return tuple(map(str, chosen))

    def ids(chosen: tuple[UUID, ...]) -> tuple[str, ...]:
        return tuple(map(str, chosen))

    return [
        Shown(
            name="terms",
            label="What it means for how we are in touch",
            hint="Leave empty what it says nothing about. A measure is held against this.",
        ),
        filled.some("channels_needed", "Channels they need", channels, now=now.channels_needed),
        filled.some(
            "channels_unusable", "Channels they cannot use", channels, now=now.channels_unusable
        ),
        filled.some("days_needed", "Days they need", DAYS, now=days(now.days_needed)),
        filled.some(
            "days_impossible", "Days that do not suit", DAYS, now=days(now.days_impossible)
        ),
        filled.pick("format", "Format they need", formats, now=now.format),
        filled.line("language", "Language they need", "Empty for English", now.language),
        filled.some("people_needed", "People they need", staff, now=ids(now.people_needed)),
        filled.some(
            "people_impossible",
            "People who cannot deal with them",
            staff,
            now=ids(now.people_impossible),
        ),
    ]


def _terms(answers: Answers) -> AdjustmentTerms:
    return AdjustmentTerms(
        channels_needed=answers.some("channels_needed"),
        channels_unusable=answers.some("channels_unusable"),
        days_needed=tuple(map(int, answers.some("days_needed"))),
        days_impossible=tuple(map(int, answers.some("days_impossible"))),
        people_needed=tuple(map(UUID, answers.some("people_needed"))),
        people_impossible=tuple(map(UUID, answers.some("people_impossible"))),
        format=answers.text("format"),
        language=answers.text("language").strip(),
    )


def ask_form(desk: Desk, doorway: Doorway) -> FormSpec:
    """What the customer asks for, in their words."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        label = "What the customer asks for"
        return [
            filled.words("words", label, "In their own words, unaltered"),
            *_terms_questions(desk, doorway.staff, filled, AdjustmentTerms()),
        ]

    def send(answers: Answers) -> Adjustment:
        form = NewAdjustment(words=answers.text("words"), terms=_terms(answers))
        return ask_adjustment(desk, doorway.customer_id, form, doorway.case_id)

    title = f"{doorway.reference}: a need or adjustment"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R8",
        help="A need or a reasonable adjustment, in the customer's words. Anybody can record "
        "one, at any time. It waits for an answer on the case.",
    )


def answer_form(desk: Desk, colleagues: Directory, adjustment: Adjustment, about: str) -> FormSpec:
    """Agreed, with the day it is reviewed, or declined with a reason.

    `about` is the case's reference, or the customer's name where there is no case.
    """

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        answers = (
            Option("agreed", "Agreed", "it applies at once"),
            Option("declined", "Declined", "with the reason"),
        )
        return [
            Shown(name="asked", label="The customer asked for", hint=in_quotes(adjustment.words)),
            filled.pick("answer", "The answer", answers),
            filled.words("reason", "Reason", "Needed where it is declined", lines=2),
            filled.day(
                "review_on",
                "Agreed: the day it is looked at again",
                "Such as 1/12/2026",
                when=When.TO_COME,
            ),
            filled.line(
                "what_we_do",
                f"Agreed: {in_sentence(WHAT_WE_DO)}",
                "Shown to anybody in the contact check, so nothing of why: such as more time to "
                "answer. Empty where the answers below say it all",
                adjustment.what_we_do,
            ),
            *_terms_questions(desk, colleagues, filled, adjustment.terms),
        ]

    def send(answers: Answers) -> Adjustment:
        if not answers.text("answer"):
            answers.problems.append(Problem("answer", "Choose agreed or declined.", "R8"))
        form = AdjustmentAnswer(
            agreed=answers.text("answer") == "agreed",
            reason=answers.text("reason"),
            what_we_do=answers.text("what_we_do"),
            review_on=answers.day("review_on", When.TO_COME),
            terms=_terms(answers),
        )
        answers.checked()
        return answer_adjustment(desk, adjustment, form)

    title = f"{about}: answer to an adjustment"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R8",
        help="An adjustment is agreed, with a day on which it is looked at again, or "
        "declined with a reason. One that is agreed wins over any measure that "
        "contradicts it.",
    )


def withdraw_form(desk: Desk, view: CaseView, adjustment: Adjustment) -> FormSpec:
    """The customer withdraws an adjustment: it belongs to them."""

    def ask(typed: Values) -> list[Question]:
        return [
            Shown(name="asked", label="The customer asked for", hint=in_quotes(adjustment.words)),
            Filled(typed).yes_no("sure", "Does the customer withdraw it?"),
        ]

    def send(answers: Answers) -> Adjustment:
        if not answers.yes("sure"):
            reject([Problem("sure", "Choose yes where they do; otherwise go back.", "R8")])
        return withdraw_adjustment(desk, adjustment)

    title = f"{view.file.case.reference}: an adjustment withdrawn"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R8",
        help="An adjustment belongs to the customer, so only they withdraw it. Record what "
        "they said.",
    )
