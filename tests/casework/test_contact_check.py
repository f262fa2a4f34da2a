"""The contact check as anybody asks it; who looked is journalled (R14, R34, R35)."""

from __future__ import annotations

import pytest

from models.journal import entries_of_rows
from models.rows import find_all
from models.stored import LOOK_UP
from tests.casework.office import Office
from ubp_tui.casework.cases import close_case
from ubp_tui.casework.contact_check import check_contact, note_look_up
from ubp_tui.casework.deaths import correct_death
from ubp_tui.casework.refusals import NotFound, Refused
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.question import Verdict
from ubp_tui.policy.facts import Caller


def test_r14_anybody_may_ask_without_having_been_given_the_case(office: Office) -> None:
    case, _ = office.in_force()
    checked = check_contact(office.at("kofi"), case.customer_id)
    assert checked.answer.verdict == Verdict.OTHER_CHANNEL
    by_email = check_contact(office.at("kofi"), case.customer_id, channel=Channel.EMAIL)
    assert by_email.answer.verdict == Verdict.GO_AHEAD


def test_r14_a_customer_without_a_case_has_their_adjustments_shown(office: Office) -> None:
    customer = office.customer(format="large_print")
    answer = check_contact(office.at("kofi"), customer.id).answer
    assert answer.adjustments == ("Large print",)
    assert answer.measures == ()


def test_r14_at_another_time_it_answers_for_then(office: Office) -> None:
    case, _ = office.in_force()
    before = check_contact(office.at("kofi"), case.customer_id, at=case.opened_at)
    assert before.answer.verdict == Verdict.GO_AHEAD


def test_r35_nothing_of_the_story_is_in_an_answer(office: Office) -> None:
    case, _ = office.in_force()
    office.adjustment(case, format="large_print")
    said = repr(check_contact(office.at("kofi"), case.customer_id).answer)
    file = office.file(case)
    assert file.incidents[0].what_happened not in said
    assert file.factors[0].words not in said
    assert file.adjustments[0].words not in said
    assert "Fair" not in said


def test_r34_who_looked_and_when_is_journalled_for_a_customer_with_measures(
    office: Office,
) -> None:
    case, _ = office.in_force()
    desk = office.at("kofi")
    note_look_up(desk, check_contact(desk, case.customer_id, Caller.OTHER))
    (found,) = find_all(office.database, LOOK_UP)
    assert (found.looked_by_id, found.looked_at) == (office.id_of("kofi"), office.now)
    assert (found.customer_id, found.caller) == (case.customer_id, "other")
    (entry,) = entries_of_rows(office.database, [found.id])
    assert entry.header.actor_id == office.id_of("kofi")


def test_r34_nobody_is_noted_for_looking_up_a_customer_without_measures(office: Office) -> None:
    before, desk = office.head(), office.at("kofi")
    customer = office.customer()
    before = office.head()
    note_look_up(desk, check_contact(desk, customer.id))
    assert office.head() == before
    assert find_all(office.database, LOOK_UP) == ()


def test_r34_looking_changes_no_case(office: Office) -> None:
    case, _ = office.in_force()
    entries, desk = office.journal(case), office.at("kofi")
    note_look_up(desk, check_contact(desk, case.customer_id))
    assert office.journal(case) == entries


def test_r4_with_joint_tenants_it_says_who_else_may_be_calling(office: Office) -> None:
    jane = office.customer(tenancy_reference="T7")
    james = office.customer(tenancy_reference="T7", given_names="James")
    office.customer(tenancy_reference="T8")
    office.customer(tenancy_reference="")
    assert check_contact(office.at("kofi"), jane.id).others == (james,)
    alone = office.customer(tenancy_reference="")
    assert check_contact(office.at("kofi"), alone.id).others == ()


def test_r4_nobody_looks_themselves_up(office: Office) -> None:
    customer = office.customer(staff_id=office.id_of("kofi"))
    with pytest.raises(Refused, match="about yourself"):
        check_contact(office.at("kofi"), customer.id)
    assert check_contact(office.at("priya"), customer.id).answer.verdict == Verdict.GO_AHEAD


def test_r14_a_customer_who_is_not_there_is_said_to_be(office: Office) -> None:
    with pytest.raises(NotFound, match="Search again"):
        check_contact(office.at("kofi"), office.id_of("kofi"))


def test_r20_of_somebody_who_died_only_that_is_said(office: Office) -> None:
    case, _ = office.in_force()
    office.died(office.file(case).customer)
    answer = check_contact(office.at("kofi"), case.customer_id).answer
    assert answer.died_on == office.today
    assert answer.measures == ()


def test_r20_measures_count_of_a_case_that_is_open_again_beside_another(office: Office) -> None:
    case, _ = office.in_force()
    dead = office.died(office.file(case).customer)
    close_case(office.at("priya"), office.file(case).case, "She died.")
    correct_death(office.at("priya"), dead, "It was her mother.")
    answer = check_contact(office.at("kofi"), case.customer_id).answer
    assert [measure.code for measure in answer.measures] == ["M2"]
