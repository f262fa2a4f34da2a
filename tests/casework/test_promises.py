"""What a customer was promised stands, whatever a landlord changes in the policy later (R36)."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.casework.office import Office
from ubp_tui.casework.appeal_reasons import ask_reasons
from ubp_tui.casework.informing import record_returned
from ubp_tui.casework.refusals import Refused
from ubp_tui.policy.appeals import last_day_to_appeal, why_not_refer_yet, why_too_late
from ubp_tui.policy.informing import LETTER, current_item, informed_at
from ubp_tui.policy.withholding import look_again_by


def set_figure(office: Office, name: str, value: int) -> None:
    """The landlord puts another number in the policy file, as a new version."""
    figures = office.policy.figures
    changed = replace(getattr(figures, name), value=value)
    office.policy = replace(
        office.policy, edition="1 (later)", figures=replace(figures, **{name: changed})
    )


def test_r36_an_appeal_is_in_time_by_the_days_that_the_letter_gave(office: Office) -> None:
    case, decision = office.in_force()
    last = last_day_to_appeal(office.file(case), office.policy, decision_id=decision.id)
    set_figure(office, "appeal_days", 10)
    office.later(13)
    appeal = office.appeal(case, decision)
    file = office.file(case)
    assert why_too_late(file, appeal, office.policy) is None
    assert last_day_to_appeal(file, office.policy, decision_id=decision.id) == last


def test_r36_a_letter_sent_again_promises_the_days_that_hold_then(office: Office) -> None:
    case, decision = office.decided()
    office.inform(case)
    set_figure(office, "appeal_days", 10)
    checklist = office.file(case).informings[-1]
    office.later()
    record_returned(office.at("priya"), case.id, checklist.id, office.today, "")
    office.item(case, 12)
    last = last_day_to_appeal(office.file(case), office.policy, decision_id=decision.id)
    assert last == office.in_days(10)


def test_r36_an_appeal_against_a_warning_is_in_time_by_what_the_warning_said(
    office: Office,
) -> None:
    case = office.warned()
    warning = office.file(case).warnings[-1]
    last = last_day_to_appeal(office.file(case), office.policy, warning=warning)
    set_figure(office, "appeal_days", 1)
    assert last_day_to_appeal(office.file(case), office.policy, warning=warning) == last


def test_r36_a_letter_in_the_post_is_received_on_the_day_that_held_when_it_was_sent(
    office: Office,
) -> None:
    case, decision = office.decided()
    office.inform(case, how="letter")
    received = informed_at(office.file(case), decision.id, office.policy)
    set_figure(office, "post_days", 5)
    assert received is not None
    assert informed_at(office.file(case), decision.id, office.policy) == received


def test_r36_who_appeals_has_the_days_they_were_given_to_confirm_their_reasons(
    office: Office,
) -> None:
    case, decision = office.in_force()
    appeal = ask_reasons(office.at("priya"), office.appeal(case, decision), office.today)
    set_figure(office, "appeal_reasons_days", 3)
    assert why_not_refer_yet(appeal, office.later(10)) is not None
    assert why_not_refer_yet(appeal, office.later(1)) is None


def test_r30_nobody_is_asked_for_their_reasons_twice(office: Office) -> None:
    case, decision = office.in_force()
    appeal = office.appeal(case, decision)
    office.later()
    appeal = ask_reasons(office.at("priya"), appeal, office.today)
    with pytest.raises(Refused, match="They were asked on"):
        ask_reasons(office.at("priya"), appeal, office.today)


@pytest.mark.parametrize("later", [1, 9])
def test_r36_measures_are_looked_at_again_when_the_customer_was_told(
    office: Office, later: int
) -> None:
    case, decision = office.in_force()
    set_figure(office, "review_months", later)
    assert decision.starts_on is not None
    assert office.step(case, "Review the measures").due_on == decision.starts_on.add(months=6)


def test_r36_a_case_keeps_the_edition_of_the_policy_that_it_was_decided_under(
    office: Office,
) -> None:
    case, decision = office.in_force()
    edition = office.policy.edition
    set_figure(office, "appeal_days", 10)
    file = office.file(case)
    kept = (file.case.policy_version, decision.policy_version)
    assert kept == (edition, edition)
    letter = current_item(file.informings[-1], LETTER)
    assert letter is not None and letter.letter_version == edition


def test_r36_what_is_withheld_is_looked_at_again_when_the_measures_are(office: Office) -> None:
    case, decision = office.decided()
    set_figure(office, "review_months", 9)
    file = office.file(case)
    assert decision.starts_on is not None
    last = look_again_by(file, file.informings[-1], office.policy, office.today)
    assert last == decision.starts_on.add(months=6)
