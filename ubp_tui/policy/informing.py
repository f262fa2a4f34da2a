"""When a customer counts as informed of a decision (R12)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.policy.document import ChecklistText, Policy
from ubp_tui.policy.facts import CaseFile, Informing, InformingItem, ItemState

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
    """Whether nothing is told for now: M6 stands alone and item 10 is withheld."""
    codes = {m.code for m in file.measures_of(informing.decision_id)}
    return is_withheld(informing) and codes == {"M6"}


def missing_items(file: CaseFile, informing: Informing, policy: Policy) -> list[ChecklistText]:
    """The items not yet answered, in order; none are missing where all is withheld.

    What may be withheld leads where a public body is informed: whether it is decides what the
    other items may say.
    """
    if is_wholly_withheld(file, informing):
        return []
    answered = {item.number for item in informing.items if item.struck_at is None}
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
    return any(m.code == "M6" for m in file.measures_of(informing.decision_id))


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
    from the day its return was recorded, so that nothing binds from then on (R12).
    """
    informing = file.informing_of(decision_id)
    if informing is None or is_wholly_withheld(file, informing):
        return None
    if missing_items(file, informing, policy):
        return None
    done: dict[int, pendulum.DateTime] = {}
    for item in informing.items:
        if item.struck_at is None:
            received = received_at(item)
            done[item.number] = min(received, done.get(item.number, received))
    return max(done.values())


def unanswered_questions(informing: Informing) -> list[int]:
    """Of items 6 and 7, those that were asked and wait for the customer's answer."""
    return [
        number
        for number in QUESTIONS
        if (item := current_item(informing, number)) and item.state == ItemState.NO_ANSWER
    ]
