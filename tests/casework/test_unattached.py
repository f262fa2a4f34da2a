"""Incidents as somebody sees them, and those that have joined no case yet (R1, R35)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.adjustments import answer_adjustment, ask_adjustment
from ubp_tui.casework.cases import close_case, open_case
from ubp_tui.casework.deaths import correct_death
from ubp_tui.casework.drafts import begin_draft
from ubp_tui.casework.incidents import drop_incident, record_incident
from ubp_tui.casework.refusals import NotFound, Refused
from ubp_tui.casework.staff import record_leaving
from ubp_tui.casework.unattached import (
    case_to_join,
    incident_view,
    unfinished_incidents,
    why_not_open_case,
)
from ubp_tui.casework.waiting import (
    WaitingIncident,
    WaitingNeed,
    own_due_days,
    waiting_incidents,
    waiting_needs,
    waiting_without_case,
)
from ubp_tui.policy.caseless import Waits
from ubp_tui.policy.facts import Adjustment, Case, Customer, DraftKind
from ubp_tui.policy.forms.incidents import NewIncident
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAdjustment


def test_r35_each_sees_the_waiting_incidents_that_are_theirs_to_see(office: Office) -> None:
    jane = office.customer()
    own, other = office.jotted(jane, "sam"), office.jotted(jane, "dee")
    seen = {
        who: {waiting.incident.id for waiting in waiting_incidents(office.at(who))}
        for who in ("sam", "kofi", "priya", "grace")
    }
    both = {own.id, other.id}
    assert seen == {"sam": {own.id}, "kofi": set(), "priya": both, "grace": both}


def test_r1_what_is_due_first_leads(office: Office) -> None:
    first = office.jotted(office.customer())
    office.later(1)
    second = office.jotted(office.customer())
    found = [waiting.incident.id for waiting in waiting_incidents(office.at("priya"))]
    assert found == [first.id, second.id]


def test_r1_only_what_falls_to_oneself_counts_as_ones_own(office: Office) -> None:
    jane = office.customer()
    office.jotted(jane, "sam")
    office.later(1)
    office.jotted(jane, "sam")
    days = own_due_days(office.at("sam"))
    assert days == tuple(w.waits.due_on for w in waiting_incidents(office.at("sam")))
    assert (len(days), own_due_days(office.at("priya"))) == (2, ())


def test_r26_what_falls_to_nobody_in_particular_waits_for_every_manager(office: Office) -> None:
    office.jotted(office.customer(), "sam")
    for person in ("sam", "priya"):
        record_leaving(office.at("helen"), office.staff[person], office.today)
    office.later(1)
    waits = {who: len(own_due_days(office.at(who))) for who in ("ruth", "dee")}
    owners = {waiting.owner_id for waiting in waiting_incidents(office.at("ruth"))}
    assert owners == {None} and waits == {"ruth": 1, "dee": 0}


def test_r26_an_incident_falls_to_the_line_manager_of_whoever_has_left(office: Office) -> None:
    office.jotted(office.customer(), "sam")
    record_leaving(office.at("helen"), office.staff["sam"], office.today)
    office.later(1)
    [waiting] = waiting_incidents(office.at("priya"))
    assert waiting.owner == "Priya"


def test_r1_r8_incidents_and_needs_wait_in_one_list_what_is_due_first_leading(
    office: Office,
) -> None:
    need = _asked(office, office.customer())
    incident = office.jotted(office.customer())
    found = waiting_without_case(office.at("priya"))
    assert isinstance(found[0], WaitingIncident) and found[0].incident == incident
    assert isinstance(found[1], WaitingNeed) and found[1].need == need


def test_r1_what_was_dropped_or_joined_a_case_waits_no_more(office: Office) -> None:
    dropped = office.jotted(office.customer())
    drop_incident(office.at("sam"), dropped.id, "He said sorry.")
    jane = office.customer()
    open_case(office.at("priya"), jane.id, (office.jotted(jane).id,))
    assert waiting_incidents(office.at("priya")) == ()


def test_r35_the_recorder_reads_an_incident_on_a_case_and_another_adviser_does_not(
    office: Office,
) -> None:
    jane = office.customer()
    incident = office.jotted(jane, "sam")
    case = open_case(office.at("priya"), jane.id, (incident.id,))
    view = incident_view(office.at("sam"), incident.id)
    assert view.case is not None
    assert view.case.id == case.id
    with pytest.raises(Refused):
        incident_view(office.at("kofi"), incident.id)


def test_an_incident_that_is_not_there_is_said_to_be_gone(office: Office) -> None:
    with pytest.raises(NotFound):
        incident_view(office.at("sam"), office.id_of("sam"))


def test_r1_an_incident_joins_the_case_in_the_act_of_recording_it_or_is_not_recorded(
    office: Office,
) -> None:
    jane = office.customer()
    case = open_case(office.at("priya"), jane.id, (office.jotted(jane).id,))
    form = NewIncident(
        customer_id=jane.id, happened_at=office.now, channel="phone", what_happened="Again."
    )
    with pytest.raises(Refused):
        record_incident(office.at("kofi"), form, case.id)
    assert waiting_incidents(office.at("priya")) == ()
    assert record_incident(office.at("priya"), form, case.id).case_id == case.id


def test_r35_the_case_to_join_is_known_to_whoever_works_on_it(office: Office) -> None:
    jane = office.customer()
    assert case_to_join(office.at("priya"), jane.id) is None
    case = open_case(office.at("priya"), jane.id, (office.jotted(jane).id,))
    assert case_to_join(office.at("priya"), jane.id) == case
    assert case_to_join(office.at("kofi"), jane.id) is None


def test_what_one_began_to_record_is_found_with_the_customer_it_is_about(office: Office) -> None:
    jane = office.customer()
    draft = begin_draft(office.at("sam"), DraftKind.INCIDENT, about_id=jane.id)
    assert unfinished_incidents(office.at("sam")) == ((draft, jane),)
    assert unfinished_incidents(office.at("dee")) == ()


def test_r35_a_case_is_opened_by_a_team_leader_or_above(office: Office) -> None:
    assert why_not_open_case(office.at("priya")) is None
    assert why_not_open_case(office.at("sam")) is not None


def _asked(office: Office, customer: Customer, case: Case | None = None) -> Adjustment:
    form = NewAdjustment(words="Large print, please.")
    return ask_adjustment(office.at("sam"), customer.id, form, case.id if case else None)


def test_r8_a_need_without_a_case_waits_with_somebody_who_may_answer_it_until_they_do(
    office: Office,
) -> None:
    need = _asked(office, office.customer())
    [waiting] = waiting_needs(office.at("sam"))
    assert (waiting.need, waiting.owner, waiting.waits.what) == (need, "Priya", "an answer")
    assert waiting.why_not_answer is not None
    assert waiting_needs(office.at("kofi")) == ()
    [waiting] = waiting_needs(office.at("priya"))
    assert waiting.why_not_answer is None
    answer_adjustment(office.at("priya"), need, AdjustmentAnswer(agreed=False, reason="No post."))
    assert waiting_needs(office.at("priya")) == ()


def test_r26_a_need_without_a_case_falls_to_the_line_manager_of_whoever_has_left(
    office: Office,
) -> None:
    _asked(office, office.customer())
    record_leaving(office.at("helen"), office.staff["sam"], office.today)
    office.later(1)
    [waiting] = waiting_needs(office.at("priya"))
    assert waiting.owner == "Priya"


def test_r8_a_need_waits_on_the_open_case_and_for_its_review_here_once_that_is_closed(
    office: Office,
) -> None:
    jane = office.customer()
    need = _asked(office, jane)
    case = open_case(office.at("priya"), jane.id, (office.jotted(jane).id,))
    assert waiting_needs(office.at("priya")) == ()
    agreed = AdjustmentAnswer(agreed=True, what_we_do="Ask.", review_on=office.today.add(months=1))
    answer_adjustment(office.at("priya"), need, agreed)
    close_case(office.at("priya"), case, "Nothing more.")
    [waiting] = waiting_needs(office.at("priya"))
    assert waiting.waits == Waits("its review", office.today.add(months=1))


def test_r20_after_a_death_no_incident_waits_until_that_is_corrected(office: Office) -> None:
    jane = office.customer()
    jotted = office.jotted(jane)
    died = office.died(jane, by="priya")
    assert waiting_without_case(office.at("priya")) == ()
    correct_death(office.at("priya"), died, "It was her mother.")
    [waiting] = waiting_incidents(office.at("priya"))
    assert waiting.incident.id == jotted.id
