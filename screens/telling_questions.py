"""How the customer was told: asked in the same words whatever they were told (R8, R12, R20)."""

from __future__ import annotations

from screens.answers import Answers
from screens.filled import DAY_HINT, WHO_ELSE, Filled, ways_to_tell
from screens.format_question import format_question
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.forms.telling import TellingForm
from ubp_tui.widgets.questions import Pick, Question


def how_question(filled: Filled, policy: Policy, file: CaseFile, hint: str = "") -> Pick:
    """The way in which they were told; who else opens their post or email stands beside it."""
    safe = file.customer.safe_channel
    hints = [f"{WHO_ELSE}: {safe}" if safe else "", hint]
    return filled.pick("how", "How", ways_to_tell(policy), "\n".join(filter(None, hints)))


def telling_questions(
    filled: Filled, policy: Policy, file: CaseFile, hint: str = DAY_HINT
) -> list[Question]:
    """The day, the way and the format, or the attempts made where nobody was reached.

    `hint` stands beside the day.
    """
    return [
        filled.day("told_on", "The day they were told", hint),
        how_question(filled, policy, file),
        format_question(filled, policy, file),
        filled.words(
            "nobody_reached",
            "Or: the attempts made, where nobody was reached",
            "Recorded attempts count as told, for this only; the day is then that of the last one",
            lines=2,
        ),
    ]


def read_telling(answers: Answers) -> TellingForm:
    """What was answered.

    Raises:
        Invalid: an answer cannot be read.
    """
    form = TellingForm(
        told_on=answers.day("told_on"),
        how=answers.text("how"),
        format=answers.text("format"),
        nobody_reached=answers.text("nobody_reached"),
    )
    answers.checked()
    return form
