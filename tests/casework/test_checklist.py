"""The twelve items as somebody sees them: done, left, waiting (R12, R23)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.checklist import Checklist, checklist
from ubp_tui.casework.refusals import Invalid, NotFound
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import Case, ItemState


def seen(office: Office, case: Case) -> Checklist:
    view = case_view_by_id(office.at("priya"), case.id)
    return checklist(view, view.file.informings[-1].id)


def test_r12_every_item_is_left_after_the_decision(office: Office) -> None:
    case, _ = office.decided()
    found = seen(office, case)
    assert found.missing == tuple(range(1, 13))
    assert found.due_on == office.in_days(5)
    assert (found.informed_at, found.in_force_from) == (None, None)


def test_r12_the_letter_says_which_items_it_waits_for(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case, last=9)
    assert seen(office, case).letter_waits_for == ("The letter comes last, after items 10 and 11.",)
    office.item(case, 10)
    assert seen(office, case).letter_waits_for == ("The letter comes last, after item 11.",)
    office.item(case, 11)
    assert seen(office, case).letter_waits_for == ()


def test_r23_the_letter_waits_for_those_who_have_not_accepted(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    office.inform(case, last=11)
    (waits,) = seen(office, case).letter_waits_for
    assert waits == "The letter waits: the point of contact and the deputy have not accepted yet."
    office.accept_roles(case)
    assert seen(office, case).letter_waits_for == ()


def test_r12_once_nothing_is_missing_it_says_from_when_the_measures_bind(office: Office) -> None:
    case, decision = office.decided()
    office.inform(case)
    found = seen(office, case)
    assert found.missing == ()
    assert found.due_on is None
    assert found.in_force_from is not None
    assert london_date(found.in_force_from) == decision.starts_on


def test_r12_only_the_answer_that_counts_is_shown(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case, last=5)
    office.item(case, 6, state=ItemState.NO_ANSWER, words="")
    office.item(case, 6, words="A large print letter.")
    entry = seen(office, case).entries[5]
    assert entry.item is not None
    assert entry.item.words == "A large print letter."


def test_r12_who_else_opens_their_post_is_kept_with_the_customer(office: Office) -> None:
    case, _ = office.decided()
    office.inform(case, last=10)
    office.item(case, 11, words="Her mother opens the post.")
    assert office.file(case).customer.safe_channel == "Her mother opens the post."
    office.item(case, 11, words="")
    assert office.file(case).customer.safe_channel == "Her mother opens the post."


def test_r12_nothing_is_sent_before_somebody_asked_who_else_opens_their_post(
    office: Office,
) -> None:
    case, _ = office.decided()
    office.inform(case, last=10)
    with pytest.raises(Invalid, match="Ask who else opens their post or email"):
        office.item(case, 11, words=" ")


def test_another_cases_checklist_is_not_found(office: Office) -> None:
    case, _ = office.decided()
    view = case_view_by_id(office.at("priya"), case.id)
    with pytest.raises(NotFound, match="not on this case"):
        checklist(view, case.id)
