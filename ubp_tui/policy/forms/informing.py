"""An answer to one of the twelve items of informing the customer (R12, R23)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum

from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import WAYS_TO_TELL
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import (
    CaseFile,
    Informing,
    InformingItem,
    ItemState,
)
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.informing import (
    FORMAT,
    LETTER,
    QUESTIONS,
    current_item,
    is_withheld,
    missing_items,
)
from ubp_tui.policy.needs import (
    unanswered_need,
    why_not_a_letter,
    why_not_by,
    why_not_in,
)
from ubp_tui.policy.safeguarding import was_decided_under_age
from ubp_tui.policy.text import listed
from ubp_tui.policy.withholding import look_again_by, may_authorise, to_confirm


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemForm:
    """How one item was done, or why it is withheld (`reason`).

    `words` are the customer's own; at item 11 they say who else opens their post or email,
    which is asked once: later they may be empty.
    `happened_on` is the day the customer was told, or the letter sent. `adjustment_asked`
    says at item 6 that the words name a need, which is then agreed or declined; `nominates`
    at item 7 that they name somebody, whose nomination is then recorded.
    """

    number: int
    state: str = ItemState.DONE
    happened_on: pendulum.Date | None = None
    how: str = ""
    words: str = ""
    reason: str = ""
    authorised_by_id: UUID | None = None
    look_again_on: pendulum.Date | None = None
    format: str = ""
    adjustment_asked: bool = False
    nominates: bool = False


def day_of(number: int) -> str:
    """What the day of an item is called: items 6 and 7 ask, the letter is sent."""
    if number in QUESTIONS:
        return "The day they were asked"
    return "The day it was sent" if number == LETTER else "The day they were told"


def item_problems(
    form: ItemForm,
    file: CaseFile,
    informing: Informing,
    policy: Policy,
    today: pendulum.Date,
    waiting_roles: str,
) -> list[Problem]:
    """What is wrong with an answer to an item.

    Args:
        form: the answer.
        file: the case.
        informing: the checklist it belongs to.
        policy: the policy.
        today: the London day.
        waiting_roles: who has not yet accepted a role under M1; the letter waits for them.
    """
    found = Findings()
    if form.number not in range(1, 13):
        found.add("number", f"There is no item {form.number}. The items are 1 to 12.", "R12")
        return found.problems
    if form.state == ItemState.WITHHELD:
        _withheld(found, form, file, informing, policy, today)
        return found.problems
    if form.state == ItemState.NO_ANSWER and form.number not in QUESTIONS:
        found.add("state", "Only items 6 and 7 can wait for an answer.", "R12")
    found.happened("happened_on", day_of(form.number), form.happened_on, today)
    _after_deciding(found, form, informing)
    way_problems(found, form.how, file, policy, "R12")
    found.length("words", "The customer's words", form.words)
    if form.number in QUESTIONS and form.state == ItemState.DONE:
        found.text("words", "What the customer said", form.words, "R12")
    if form.number in (FORMAT, LETTER):
        # A letter in a format the customer cannot use does not count.
        found.add("format", why_not_in(form.format, file, policy), "R12")
    if form.number == FORMAT and not (form.words.strip() or file.customer.safe_channel):
        found.add(
            "words",
            "Ask who else opens their post or email, and write what they say; “nobody” as well.",
            "R12",
        )
    if form.number == LETTER:
        found.add("how", why_not_a_letter(form.how, form.format, file, policy), "R12")
        _letter(found, form, file, informing, policy, waiting_roles)
    return found.problems


def way_problems(found: Findings, how: str, file: CaseFile, policy: Policy, rule: str) -> None:
    """Notes where it is not said how the customer was told, or not by a way they can use (R8).

    `rule` is the one by which they are told.
    """
    found.choice("how", "How", how, WAYS_TO_TELL, rule)
    found.add("how", why_not_by(how, file, policy), "R8")


def waits_for_confirmation(file: CaseFile, item: InformingItem) -> str:
    """The sentence where the letter waits for whoever is named as authorising a withholding."""
    name = file.staff.name(item.authorised_by_id)
    return f"The letter waits: {name} has not confirmed yet that item {item.number} is withheld."


def _withheld(
    found: Findings,
    form: ItemForm,
    file: CaseFile,
    informing: Informing,
    policy: Policy,
    today: pendulum.Date,
) -> None:
    may_be = [text.number for text in policy.checklist if text.may_be_withheld]
    if form.number not in may_be:
        numbers = " and ".join(map(str, may_be))
        found.add("state", f"Only item {numbers} can be withheld.", "R12")
        return
    if current_item(informing, LETTER) is not None and not is_withheld(informing):
        found.add("state", "The letter has gone, so they know. Nothing is withheld now.", "R12")
    found.text(
        "reason",
        "Why telling would prejudice an investigation or endanger someone",
        form.reason,
        "R12",
    )
    found.to_come("look_again_on", "When it is looked at again", form.look_again_on, today)
    latest = look_again_by(file, informing, policy, today)
    if form.look_again_on is not None and form.look_again_on > latest:
        found.add(
            "look_again_on",
            f"By {in_words(latest)} the measures are reviewed or end, so it is looked at again "
            "by then. Type that day or an earlier one.",
            "R12",
        )
    person = file.staff.people.get(form.authorised_by_id) if form.authorised_by_id else None
    if person is None or not may_authorise(person, file, policy, today):
        title = policy.grade_title(policy.authority.decides)
        found.add("authorised_by_id", f"Choose the {title} or above who authorised it.", "R12")


def _after_deciding(found: Findings, form: ItemForm, informing: Informing) -> None:
    decided_on = london_date(informing.started_at)
    if form.happened_on is not None and form.happened_on < decided_on:
        found.add(
            "happened_on",
            f"{in_words(form.happened_on)} is before the decision of {in_words(decided_on)}, "
            "so nobody could be told then. Check the day.",
            "R12",
        )


def _letter(
    found: Findings,
    form: ItemForm,
    file: CaseFile,
    informing: Informing,
    policy: Policy,
    waiting_roles: str,
) -> None:
    """What the letter waits for, and whether it is one that came back."""
    found.add("number", _too_young(file, informing, policy), "R4")
    found.add("number", unanswered_need(file), "R8")
    missing = {text.number for text in missing_items(file, informing, policy)}
    if earlier := sorted(missing - {LETTER}):
        numbers = ", ".join(str(n) for n in earlier)
        found.add("number", f"The letter comes last. Still to do: {numbers}.", "R12")
    if waiting_roles:
        found.add("number", f"The letter waits: {waiting_roles}.", "R23")
    if (item := to_confirm(informing)) is not None:
        found.add("number", waits_for_confirmation(file, item), "R12")
    returned = [
        i for i in informing.items if i.number == LETTER and i.struck_at and not i.recorded_wrongly
    ]
    if any(_is_the_same(form, letter) for letter in returned):
        found.add(
            "happened_on",
            "A letter of that day came back. Record the day on which it was sent again.",
            "R12",
        )


def _too_young(file: CaseFile, informing: Informing, policy: Policy) -> str:
    """What is lifted before a letter goes, in a sentence; empty where nothing is (R4)."""
    approved = file.measures_of(informing.decision_id)
    standing = [m for m in approved if m.ended_at is None]
    codes = {m.code for m in standing if was_decided_under_age(file, m, policy)}
    if not codes:
        return ""
    age, name = policy.figures.adult_age.value, file.customer.spoken_name
    return (
        f"The letter waits: {name} was under {age} when this was decided, so "
        f"{listed(sorted(codes))} cannot apply to them. A decider lifts that first."
    )


def _is_the_same(form: ItemForm, returned: InformingItem) -> bool:
    """Whether a letter that came back is recorded again: one sent since, or another way, is not."""
    if form.happened_on is None or returned.happened_on is None:
        return False
    again = form.happened_on == returned.happened_on and form.how != returned.how
    return form.happened_on <= returned.happened_on and not again
