"""Whom to ask to decide: those who may, and of the others why not (R10)."""

from __future__ import annotations

from collections.abc import Sequence

from screens.answers import Answers
from screens.form_screen import FormSpec
from screens.wizard.sheet import Sheet
from screens.wording import grade_words
from ubp_tui.casework.proposals import who_could_decide
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import Candidate, only_outside_is_left
from ubp_tui.policy.text import capitalised
from ubp_tui.widgets.questions import Option, Pick, Question, Shown, Values

ANYONE = "anyone"


def decider_form(sheet: Sheet) -> FormSpec:
    """Chooses whom to ask; the result is their id, or "anyone"."""
    found = who_could_decide(sheet.view, sheet.draft)
    policy = sheet.view.asking.policy

    def ask(_typed: Values) -> Sequence[Question]:
        able = [c for c in found if c.refusal is None]
        options = [_option(sheet, candidate) for candidate in able]
        return [
            Pick(
                name="sent_to_id",
                label="Whom do you ask to decide?",
                hint=_hint(found, policy),
                options=[Option(ANYONE, "Anyone who may decide"), *options],
                value=sheet.text("sent_to_id") or ANYONE,
            ),
            Shown(name="others", label="Why the others may not", hint=_reasons(found)),
        ]

    def send(answers: Answers) -> str:
        return answers.text("sent_to_id") or ANYONE

    title = f"Ask {policy.a_grade(policy.authority.decides)} or above to decide"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Ask them",
        rule="R10",
        help="Who is asked to decide. Only those are listed who may: of the grade needed and "
        "not involved in what happened.",
    )


def _option(sheet: Sheet, candidate: Candidate) -> Option:
    person = candidate.person
    grade = grade_words(person, sheet.view.asking.policy, sheet.view.today)
    words = ", ".join(filter(None, [grade, candidate.note]))
    return Option(str(person.id), person.name, words)


def _hint(found: list[Candidate], policy: Policy) -> str:
    if not only_outside_is_left(found):
        return ""
    grade = policy.a_grade(policy.authority.records_authority)
    return (
        f"Nobody who works here may decide it. {capitalised(grade)} or above who did "
        "not write any of it records somebody from outside, such as a board member."
    )


def _reasons(found: list[Candidate]) -> str:
    return "\n".join(c.refusal.reason for c in found if c.refusal is not None)
