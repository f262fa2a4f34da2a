"""Attempts: informing the customer, letters that come back, reports, ends told."""

from __future__ import annotations

from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.who_and_what import About, Attempt, one_of, owner, someone, unfinished
from ubp_tui.casework import informing, telling
from ubp_tui.policy.channels import SPOKEN
from ubp_tui.policy.facts import CaseFile, Informing, ItemState, StaffMember
from ubp_tui.policy.forms.informing import ItemForm
from ubp_tui.policy.forms.telling import TellingForm
from ubp_tui.policy.needs import formats_needed
from ubp_tui.policy.needs import usable_ways as all_usable_ways


def missing(checklist: Informing) -> list[int]:
    done = {item.number for item in checklist.items if item.struck_at is None}
    return [number for number in range(1, 13) if number not in done]


def usable_ways(file: CaseFile) -> tuple[str, str]:
    """Email and letter, or the first and the last way that the customer can use instead."""
    ways = all_usable_ways(file)
    email, letter = ("email" in ways, "letter" in ways)
    return "email" if email else ways[0], "letter" if letter else ways[-1]


def item_form(office: Office, choose: Choices, file: CaseFile, number: int) -> ItemForm:
    formats = sorted(formats_needed(file))
    email, letter = usable_ways(file)
    withheld = (number == 10 and choose.sometimes(3)) or choose.sometimes(60)
    return ItemForm(
        number=number,
        state=ItemState.WITHHELD if withheld else choose.usually(*ItemState, one_in=25),
        happened_on=choose.past_day(office.today),
        how=choose.usually(email, *[letter] * 9, "carrier pigeon", one_in=2),
        words=choose.words("She understood."),
        reason=choose.words("The police asked for it."),
        authorised_by_id=office.named(choose.usually("Eve", "Tom")).id,
        look_again_on=choose.day_to_come(office.today),
        format=choose.usually(choose.one(formats), "standard", "", one_in=8),
        adjustment_asked=choose.sometimes(4),
    )


def _checklist(office: Office, choose: Choices) -> About | None:
    return unfinished(
        office, choose, lambda file: file.informings, lambda checklist: bool(missing(checklist))
    )


def record_item(office: Office, choose: Choices) -> None:
    if found := _checklist(office, choose):
        file, checklist = found
        left = missing(checklist)
        number = left[0] if left and not choose.sometimes(4) else choose.below(14)
        form = item_form(office, choose, file, number)
        who = owner(office, choose, file)
        office.do(who, informing.record_item, file.case.id, checklist.id, form)


def inform(
    office: Office, choose: Choices, file: CaseFile, checklist: Informing, who: StaffMember
) -> None:
    """Works through all that is missing."""
    for number in missing(checklist):
        form = item_form(office, choose, office.files[file.case.id], number)
        office.do(who, informing.record_item, file.case.id, checklist.id, form)


def record_returned(office: Office, choose: Choices) -> None:
    def has_letter(checklist: Informing) -> bool:
        return 12 not in missing(checklist)

    if found := unfinished(office, choose, lambda file: file.informings, has_letter):
        file, checklist = found
        day = choose.usually(office.today, choose.past_day(office.today))
        words, who = choose.words("gone away"), owner(office, choose, file)
        if choose.sometimes(3):
            office.do(who, informing.correct_letter, file.case.id, checklist.id, words)
        else:
            office.do(who, informing.record_returned, file.case.id, checklist.id, day, words)


def confirm_withholding(office: Office, choose: Choices) -> None:
    """Somebody, usually whoever is named, confirms that item 10 is withheld, or does not."""
    found = one_of(
        office,
        choose,
        lambda file: (i for c in file.informings for i in c.items if i.state == "withheld"),
    )
    if found:
        _, item = found
        who = someone(office, choose, item.authorised_by_id)
        if choose.sometimes(3):
            reason = choose.words("He is to know.")
            office.do(who, informing.decline_withholding, item, reason)
        else:
            office.do(who, informing.confirm_withholding, item)


def record_report(office: Office, choose: Choices) -> None:
    found = unfinished(
        office,
        choose,
        lambda file: file.measures,
        lambda measure: measure.code == "M6" and measure.reported_at is None,
    )
    if found:
        file, measure = found
        day, reference = choose.past_day(office.today), choose.words("Log 12")
        who = owner(office, choose, file)
        office.do(who, informing.record_report, file.case.id, measure.id, day, reference)


def telling_form(office: Office, choose: Choices, file: CaseFile) -> TellingForm:
    return TellingForm(
        told_on=choose.past_day(office.today),
        how=choose.usually(*reversed(usable_ways(file)), "shouting"),
        format=choose.usually(choose.one(sorted(formats_needed(file))), "standard"),
        nobody_reached=choose.usually("", "Three calls, two letters.", one_in=4),
    )


def told_today(office: Office, file: CaseFile) -> TellingForm:
    """The customer is told today, in a way and a format that they can use."""
    needed = min(formats_needed(file))
    how = SPOKEN.get(needed) or usable_ways(file)[0]
    return TellingForm(told_on=office.today, how=how, format=needed)


def tell_end(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: [file.case] if file.measures else []):
        file, _ = found
        form = telling_form(office, choose, file)
        office.do(owner(office, choose, file), telling.tell_end, file.case.id, form)


def tell_refusal(office: Office, choose: Choices) -> None:
    found = unfinished(
        office,
        choose,
        lambda file: file.decisions,
        lambda decision: decision.outcome == "refused" and decision.refusal_told_on is None,
    )
    if found:
        file, decision = found
        form = telling_form(office, choose, file)
        office.do(owner(office, choose, file), telling.tell_refusal, decision, form)


def tell_review(office: Office, choose: Choices) -> None:
    found = unfinished(office, choose, lambda file: file.reviews, lambda r: r.told_on is None)
    if found:
        file, review = found
        form = telling_form(office, choose, file)
        office.do(owner(office, choose, file), telling.tell_review, review, form)


ATTEMPTS: tuple[Attempt, ...] = (
    record_item,
    record_returned,
    record_report,
    confirm_withholding,
    tell_end,
    tell_end,
    tell_refusal,
    tell_review,
)
