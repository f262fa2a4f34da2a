"""What a customer says a member of staff did needs no case, and is never lost (R3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.casework.office import Office
from ubp_tui.casework.allegations import answer_allegation, record_allegation
from ubp_tui.casework.appeal_reasons import confirm_reasons
from ubp_tui.casework.appeals import refer_appeal
from ubp_tui.casework.cases import close_case, give_case, open_case
from ubp_tui.casework.incidents import find_unproven
from ubp_tui.casework.queues import ListRequest, list_cases, viewer
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import record_absence
from ubp_tui.casework.telling import tell_end
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.casework.waiting import allegations_to_look_into, waiting_without_case
from ubp_tui.policy import facts
from ubp_tui.policy.forms.incidents import NewAllegation


def said_of(
    office: Office, customer: facts.Customer, about: str, by: str = "kofi"
) -> NewAllegation:
    """What a customer says of somebody; Priya looks into it."""
    return NewAllegation(
        customer_id=customer.id,
        about_id=office.id_of(about),
        looks_into_id=office.id_of("priya"),
        words="“He swore at me.”",
    )


def test_r3_an_allegation_is_recorded_of_a_customer_who_has_no_case(office: Office) -> None:
    jane = office.customer()
    found = record_allegation(office.at("kofi"), said_of(office, jane, "sam"))
    [waiting] = allegations_to_look_into(office.at("priya"))
    assert (waiting.allegation, waiting.owner) == (found, "Priya")
    assert waiting.waits.due_on == office.in_days(5)


def test_r3_an_allegation_is_not_shown_to_whom_it_is_about(office: Office) -> None:
    record_allegation(office.at("kofi"), said_of(office, office.customer(), "marcus"))
    sees = {who: len(waiting_without_case(office.at(who))) for who in ("priya", "ruth", "marcus")}
    assert sees == {"priya": 1, "ruth": 1, "marcus": 0}
    assert len(waiting_without_case(office.at("kofi"))) == 1
    assert not waiting_without_case(office.at("dee"))


def test_r3_what_was_found_is_recorded_by_whoever_looks_into_it(office: Office) -> None:
    found = record_allegation(office.at("kofi"), said_of(office, office.customer(), "sam"))
    for who in ("sam", "dee", "kofi"):
        with pytest.raises(Refused):
            answer_allegation(office.at(who), found, "Nothing.")
    with pytest.raises(Invalid):
        answer_allegation(office.at("priya"), found, " ")
    answer_allegation(office.at("priya"), found, "The recording shows that he did not.")
    assert not allegations_to_look_into(office.at("priya"))


def test_r26_an_allegation_falls_to_the_line_manager_of_whoever_is_away(office: Office) -> None:
    record_allegation(office.at("kofi"), said_of(office, office.customer(), "sam"))
    record_absence(office.at("helen"), office.id_of("priya"), office.today, None)
    [waiting] = allegations_to_look_into(office.at("ruth"))
    assert waiting.owner == "Ruth"


def test_r10_an_allegation_joins_the_case_that_is_opened_for_the_customer(office: Office) -> None:
    jane = office.customer()
    found = record_allegation(office.at("kofi"), said_of(office, jane, "helen"))
    incident = office.incident(jane)
    case = open_case(office.at("priya"), jane.id, (incident.id,))
    assert [a.id for a in office.file(case).allegations] == [found.id]
    assert office.step(case, "Allegation about").about_id == found.id
    assert not allegations_to_look_into(office.at("priya"))


def test_r3_where_the_customer_has_an_open_case_it_goes_on_that(office: Office) -> None:
    case = office.opened()
    customer = office.file(case).customer
    found = record_allegation(office.at("kofi"), said_of(office, customer, "sam"))
    assert found.case_id == case.id


def test_r20_after_a_death_nobody_looks_into_anything(office: Office) -> None:
    jane = office.customer()
    record_allegation(office.at("kofi"), said_of(office, jane, "sam"))
    office.died(jane, by="priya")
    assert not allegations_to_look_into(office.at("priya"))


def test_r20_nothing_said_by_somebody_who_has_died_is_recorded_to_wait_unseen(
    office: Office,
) -> None:
    jane = office.customer()
    office.died(jane, by="priya")
    with pytest.raises(Refused, match="having died"):
        record_allegation(office.at("kofi"), said_of(office, jane, "sam"))


def test_r35_what_is_said_of_somebody_is_theirs_to_read_once_it_has_been_looked_into(
    office: Office,
) -> None:
    case = office.opened()
    found = office.allegation(case, "sam")
    give_case(office.at("priya"), case.id, office.id_of("sam"), "Takes her calls.")
    assert not _entries_about_sam(office, case, "sam")
    assert len(_entries_about_sam(office, case, "priya")) == 1
    answer_allegation(office.desk_of(found.looks_into_id), found, "The recording is kind.")
    assert len(_entries_about_sam(office, case, "sam")) == 2


def _entries_about_sam(office: Office, case: facts.Case, reader: str) -> list[str]:
    """What somebody reads, in the timeline, of what was said of Sam."""
    view = case_view_by_id(office.at(reader), case.id)
    return [e.words for e in view.timeline if e.words.startswith("Allegation about Sam")]


def test_r4_nobody_records_what_they_say_themselves(office: Office) -> None:
    kofi = office.customer(staff_id=office.id_of("kofi"))
    with pytest.raises(Refused, match="about yourself"):
        record_allegation(office.at("kofi"), said_of(office, kofi, "sam"))


@pytest.mark.parametrize("who", ["kofi", "marcus"])
def test_r35_nobody_opens_a_case_by_saying_who_looks_into_an_allegation(
    office: Office, who: str
) -> None:
    case = office.opened()
    for names in ("kofi", "marcus"):
        with pytest.raises(Invalid, match="not open to them"):
            office.allegation(case, "sam", names, by=who)
    for names in ("ruth", "priya"):
        office.allegation(case, "sam", names, by=who)
    with pytest.raises(Refused):
        case_view_by_id(office.at(who), case.id)
    office.allegation(case, "sam", "kofi", by="priya")
    assert case_view_by_id(office.at("kofi"), case.id)


def test_r4_a_restricted_file_opens_to_nobody_by_an_allegation(office: Office) -> None:
    dee = office.customer(staff_id=office.id_of("dee"))
    case = open_case(office.at("ruth"), dee.id, (office.incident(dee).id,))
    with pytest.raises(Invalid, match="not open to them"):
        office.allegation(case, "sam", "kofi", by="kofi")


def test_r3_what_was_found_is_not_written_over(office: Office) -> None:
    found = record_allegation(office.at("kofi"), said_of(office, office.customer(), "sam"))
    answered = answer_allegation(office.at("priya"), found, "The recording shows that he did.")
    with pytest.raises(Refused, match="recorded already"):
        answer_allegation(office.at("ruth"), answered, "He did not.")
    on_case = office.allegation(office.opened(), "sam")
    answered = answer_allegation(office.at("ruth"), on_case, "He did.")
    with pytest.raises(Refused, match="recorded already"):
        answer_allegation(office.at("ruth"), answered, "He did not.")


def test_r3_what_is_said_after_the_case_was_closed_is_looked_into(office: Office) -> None:
    case = close_case(office.at("priya"), office.opened(), "It was put right.")
    found = office.allegation(case, "priya", by="sam")
    step = office.step(case, "Allegation about Priya")
    assert (step.owner_id, step.due_on) == (office.id_of("ruth"), office.in_days(5))
    looking = viewer(office.at("ruth"), office.staff["ruth"])
    assert [row.next_step for row in list_cases(office.at("ruth"), looking, ListRequest())]
    answer_allegation(office.at("ruth"), found, "She did not.")
    assert office.steps(case) == ()


def closed_again(office: Office) -> tuple[facts.Case, facts.Decision]:
    """A case that was closed once its measures had lapsed."""
    case, decision = office.in_force()
    office.now = office.now.add(years=1, days=2)
    told = office.telling("email")
    tell_end(office.at("priya"), case.id, told)
    return close_case(office.at("priya"), office.file(case).case, "It is over."), decision


def test_r31_whoever_is_accused_does_not_review_on_a_reopened_case(office: Office) -> None:
    case, decision = closed_again(office)
    customer = office.file(case).customer
    record_allegation(office.at("kofi"), said_of(office, customer, "grace"))
    late = office.appeal(case, decision, by="priya", late_reason="She was in hospital.")
    record_allegation(office.at("kofi"), said_of(office, customer, "imran"))
    assert {office.file(case).staff.name(a.about_id) for a in office.file(case).allegations} == {
        "Grace",
        "Imran",
    }
    appeal = confirm_reasons(office.at("priya"), late, "Nobody rang me.", office.today)
    for who in ("grace", "imran"):
        with pytest.raises(Refused, match="named in an allegation"):
            refer_appeal(office.at("priya"), appeal, office.id_of(who))


def test_r35_an_adviser_names_nobody_who_works_no_cases_before_there_is_one(
    office: Office,
) -> None:
    said = replace(said_of(office, office.customer(), "sam"), looks_into_id=office.id_of("kofi"))
    with pytest.raises(Invalid, match="team leader or above"):
        record_allegation(office.at("kofi"), said)
    assert record_allegation(office.at("priya"), said)


def test_r3_whoever_is_accused_neither_warns_nor_finds_unproven_until_it_was_looked_into(
    office: Office,
) -> None:
    case = office.considered()
    said = office.allegation(case, "priya", by="ruth")
    (incident,) = office.file(case).incidents
    with pytest.raises(Refused, match="named in an allegation"):
        office.warn(case)
    with pytest.raises(Refused, match="named in an allegation"):
        find_unproven(office.at("priya"), incident.id, "It was another day.")
    answer_allegation(office.desk_of(said.looks_into_id), said, "The recording is kind.")
    assert office.warn(case)
