"""When a customer counts as informed of a decision (R12)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.policy.document import ChecklistText, Policy
from ubp_tui.policy.facts import CaseFile, Informing, InformingItem, ItemState, Measure

NEEDS, NOMINEE, SHARED, FORMAT, LETTER = 6, 7, 10, 11, 12
"""The numbers of the items that a rule treats apart from the others."""

QUESTIONS = (NEEDS, NOMINEE)
"""The items that ask the customer something."""


def current_item(informing: Informing, number: int) -> InformingItem | None:
    """The answer to an item that counts: the newest that is not struck."""
    standing = [i for i in informing.items if i.number == number and i.struck_at is None]
    return standing[-1] if standing else None


def is_withheld(informing: Informing) -> bool:
    """Whether the customer is not told for now what is shared with others: item 10."""
    shared = current_item(informing, SHARED)
    return shared is not None and shared.state == ItemState.WITHHELD


def is_wholly_withheld(file: CaseFile, informing: Informing) -> bool:
    """Whether nothing is told for now: M6 stands alone and item 10 is withheld.

    What was lifted before the letter went does not stand beside it.
    """
    told = current_item(informing, LETTER) is not None
    standing = [m for m in file.measures_of(informing.decision_id) if told or m.ended_at is None]
    return is_withheld(informing) and {m.code for m in standing} == {"M6"}


def missing_items(file: CaseFile, informing: Informing, policy: Policy) -> list[ChecklistText]:
    """The items not yet answered, in order; none are missing where all is withheld.

    What may be withheld leads where a public body is informed: whether it is decides what the
    other items may say. Once it is told, the items that left it out are missing again.
    """
    if is_wholly_withheld(file, informing):
        return []
    answered = {item.number for item in _that_say_all(file, informing, policy)}
    in_order = _items_in_order(file, informing, policy)
    return [text for text in in_order if text.number not in answered]


def _items_in_order(file: CaseFile, informing: Informing, policy: Policy) -> list[ChecklistText]:
    return sorted(policy.checklist, key=lambda text: not _settles(file, informing, text))


def _settles(file: CaseFile, informing: Informing, text: ChecklistText) -> bool:
    """Whether an item decides what the others may say."""
    return text.may_be_withheld and has_report(file, informing)


def next_item(
    file: CaseFile, informing: Informing, policy: Policy, number: int
) -> ChecklistText | None:
    """The item to go on with after another; None where none is missing (R12).

    What decides about the others, then the next one missing, then those that were passed over:
    the letter comes last.
    """
    missing = missing_items(file, informing, policy)
    in_order = [text.number for text in _items_in_order(file, informing, policy)]
    passed = set(in_order[: in_order.index(number)])
    leading = [text for text in missing if text.number != LETTER] or missing
    if leading and _settles(file, informing, leading[0]):
        return leading[0]
    return min(leading, key=lambda text: text.number in passed, default=None)


def has_report(file: CaseFile, informing: Informing) -> bool:
    """Whether the decision informs a public body, which is what may be withheld (M6)."""
    return bool(reports_of(file, informing))


def reports_of(file: CaseFile, informing: Informing) -> list[Measure]:
    """Each M6 of a decision that is to be reported or was; one lifted before is told of nobody."""
    return [
        m
        for m in file.measures_of(informing.decision_id)
        if m.code == "M6" and (m.ended_at is None or m.reported_at is not None)
    ]


def leaves_out_report(file: CaseFile, informing: Informing, text: ChecklistText) -> bool:
    """Whether an item, or the letter, says nothing of M6: it is withheld at item 10."""
    return text.left_out_when_withheld and is_withheld(informing) and has_report(file, informing)


def received_at(item: InformingItem) -> pendulum.DateTime:
    """When an item takes effect: when recorded; a letter by post on its day of receipt."""
    return item.received_at or item.done_at


def informed_at(file: CaseFile, decision_id: UUID, policy: Policy) -> pendulum.DateTime | None:
    """The moment from which the customer counts as informed, which may be to come.

    None while an item is missing or where everything is withheld. An item counts from its
    first answer: what the customer says later does not move it. A returned letter is struck
    from the day its return was recorded, so that nothing binds from then on (R12). Of a report
    that is withheld they know nothing by it: `told_of_report_at` says when they do.
    """
    informing = file.informing_of(decision_id)
    if informing is None or is_wholly_withheld(file, informing):
        return None
    return _complete_at(_that_stand(informing), policy)


def told_of_report_at(
    file: CaseFile, decision_id: UUID, policy: Policy
) -> pendulum.DateTime | None:
    """The moment from which the customer knows of M6 too; None while any of it is untold (R12)."""
    informing = file.informing_of(decision_id)
    if informing is None or is_withheld(informing):
        return None
    return _complete_at(_that_say_all(file, informing, policy), policy)


def is_letter_again(file: CaseFile, informing: Informing, policy: Policy) -> bool:
    """Whether a letter that left M6 out has gone, and another is to tell of it now (R12)."""
    letter = next(text for text in policy.checklist if text.number == LETTER)
    return is_told_again(file, informing, letter)


def is_told_again(file: CaseFile, informing: Informing, text: ChecklistText) -> bool:
    """Whether an item was answered while M6 was withheld, which is told now (R12)."""
    return (
        text.left_out_when_withheld
        and has_report(file, informing)
        and not is_withheld(informing)
        and any(_left_report_out(informing, i) for i in informing.items if i.number == text.number)
    )


def _that_stand(informing: Informing) -> list[InformingItem]:
    return [item for item in informing.items if item.struck_at is None]


def _that_say_all(file: CaseFile, informing: Informing, policy: Policy) -> list[InformingItem]:
    """The answers that stand and left nothing out that the customer may know by now."""
    again = {text.number for text in policy.checklist if is_told_again(file, informing, text)}
    return [
        item
        for item in _that_stand(informing)
        if item.number not in again or not _left_report_out(informing, item)
    ]


def _left_report_out(informing: Informing, item: InformingItem) -> bool:
    """Whether what is shared with others was withheld when an item was answered."""
    shared = [
        i
        for i in informing.items
        if i.number == SHARED
        and i.done_at <= item.done_at
        and (i.struck_at is None or i.struck_at > item.done_at)
    ]
    return bool(shared) and shared[-1].state == ItemState.WITHHELD


def _complete_at(items: list[InformingItem], policy: Policy) -> pendulum.DateTime | None:
    """When the last item of the checklist was answered; None while one is missing."""
    done: dict[int, pendulum.DateTime] = {}
    for item in items:
        received = received_at(item)
        done[item.number] = min(received, done.get(item.number, received))
    if any(text.number not in done for text in policy.checklist):
        return None
    return max(done.values())


def unanswered_questions(informing: Informing) -> list[int]:
    """Of items 6 and 7, those that were asked and wait for the customer's answer."""
    return [
        number
        for number in QUESTIONS
        if (item := current_item(informing, number)) and item.state == ItemState.NO_ANSWER
    ]
