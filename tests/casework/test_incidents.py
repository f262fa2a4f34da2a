from dataclasses import replace
from typing import Any

import pytest

from models.fields import new_id
from tests.casework.office import Office
from ubp_tui.casework.allegations import answer_allegation
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.incidents import (
    add_to_incident,
    complete_incident,
    drop_incident,
    find_unproven,
    follow_up_incident,
    join_incident,
    record_incident,
)
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.staff import record_leaving
from ubp_tui.casework.unattached import incident_view
from ubp_tui.policy.facts import Part
from ubp_tui.policy.forms.incidents import IncidentDetails, NewIncident, Recorded, StaffPart


def new(office: Office) -> NewIncident:
    return NewIncident(
        customer_id=office.customer().id,
        happened_at=office.now.subtract(minutes=5),
        channel="phone",
        what_happened="Shouted.",
    )


def fields(found: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [problem.field for problem in found.value.problems]


def test_r1_an_adviser_records_an_incident_without_a_case(office: Office) -> None:
    incident = record_incident(office.at("sam"), new(office))
    assert incident.reference == "INC-0001"
    assert incident.case_id is None
    assert incident.details_completed_at is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"customer_id": None}, "customer_id"),
        ({"happened_at": None}, "happened_at"),
        ({"channel": "pigeon"}, "channel"),
        ({"what_happened": " \u200b "}, "what_happened"),
        ({"channel": "social"}, "identified_by"),
    ],
)
def test_r1_what_is_missing_is_said_beside_its_field(
    office: Office, change: dict[str, object], field: str
) -> None:
    before = office.head()
    form = replace(new(office), **change)  # type: ignore[arg-type]
    before = office.head()
    with pytest.raises(Invalid) as found:
        record_incident(office.at("sam"), form)
    assert fields(found) == [field]
    assert office.head() == before


def test_r1_an_incident_is_never_in_the_future(office: Office) -> None:
    form = replace(new(office), happened_at=office.now.add(minutes=1))
    with pytest.raises(Invalid, match="in the future"):
        record_incident(office.at("sam"), form)


def test_r2_the_details_ask_for_the_effect(office: Office) -> None:
    incident = office.jotted(office.customer())
    with pytest.raises(Invalid, match="not in itself unacceptable"):
        complete_incident(office.at("sam"), incident, IncidentDetails(behaviours=("threats",)))


def test_r5_a_kind_of_behaviour_is_one_of_the_policys(office: Office) -> None:
    incident = office.jotted(office.customer())
    form = IncidentDetails(behaviours=("rude",), effect_on_time="An hour.")
    with pytest.raises(Invalid, match="not in the policy's list"):
        complete_incident(office.at("sam"), incident, form)


def test_r1_an_adviser_does_not_complete_a_colleagues_incident(office: Office) -> None:
    incident = office.jotted(office.customer(), "sam")
    form = IncidentDetails(behaviours=("threats",), effect_on_time="An hour.")
    with pytest.raises(Refused):
        complete_incident(office.at("dee"), incident, form)


def test_r1_words_freeze_when_a_proposal_cites_them_and_additions_stand_beside(
    office: Office,
) -> None:
    case, _ = office.proposed()
    cited = office.file(case).incidents[-1]
    form = IncidentDetails(behaviours=("threats",), effect_on_time="Less.")
    with pytest.raises(Refused, match="frozen"):
        complete_incident(office.at("sam"), cited, form)
    add_to_incident(office.at("sam"), cited.id, "He rang back and apologised.")
    after = office.file(case).incidents[-1]
    assert after.what_happened == cited.what_happened
    assert [a.words for a in after.additions] == ["He rang back and apologised."]


def test_r10_who_comes_to_light_after_the_words_froze_takes_no_part_in_deciding(
    office: Office,
) -> None:
    case, proposal = office.proposed()
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Asked to decide.")
    cited = office.file(case).incidents[-1]
    helen = StaffPart(staff_id=office.id_of("helen"), part=Part.WITNESS)
    for _ in range(2):
        add_to_incident(office.at("sam"), cited.id, "Helen was on the line.", (helen,))
    assert [p.part for p in office.file(case).incidents[-1].staff] == [Part.WITNESS]
    with pytest.raises(Refused, match="is a witness of the incident"):
        office.decide(case, proposal)


def test_r1_only_somebody_who_works_here_is_named_beside_an_incident(office: Office) -> None:
    nobody = StaffPart(staff_id=new_id(), part=Part.TARGET)
    incident = office.incident(office.customer())
    with pytest.raises(Invalid, match="not on the list of staff"):
        add_to_incident(office.at("sam"), incident.id, "It was them.", (nobody,))


def test_r4_nobody_deals_with_an_incident_about_themselves(office: Office) -> None:
    incident = office.incident(office.customer(staff_id=office.id_of("priya")))
    for act in (
        lambda desk: drop_incident(desk, incident.id, "Nothing happened."),
        lambda desk: follow_up_incident(desk, incident.id, 4),
        lambda desk: add_to_incident(desk, incident.id, "It was not so."),
    ):
        with pytest.raises(Refused, match="about yourself"):
            act(office.at("priya"))
        with pytest.raises(Refused, match="needs a manager"):
            act(office.at("marcus"))
    assert drop_incident(office.at("ruth"), incident.id, "Not him.").dropped_at == office.now


def test_r4_an_incident_joins_the_case_of_its_own_customer_only(office: Office) -> None:
    case, other = office.opened(), office.incident(office.customer(given_names="James"))
    with pytest.raises(Refused, match="another customer"):
        join_incident(office.at("priya"), other.id, case.id)


def test_r1_an_incident_joins_one_case_once(office: Office) -> None:
    case = office.opened()
    joined = office.file(case).incidents[0]
    with pytest.raises(Refused, match="on a case already"):
        join_incident(office.at("priya"), joined.id, case.id)


def test_r1_an_incident_that_joins_no_case_is_dropped_with_a_reason(office: Office) -> None:
    incident = office.jotted(office.customer())
    with pytest.raises(Invalid):
        drop_incident(office.at("sam"), incident.id, "  ")
    dropped = drop_incident(office.at("sam"), incident.id, "It was our mistake.")
    assert dropped.dropped_at == office.now
    with pytest.raises(Refused, match="already"):
        drop_incident(office.at("sam"), incident.id, "Again.")


def test_r1_an_incident_on_a_case_is_not_dropped(office: Office) -> None:
    incident = office.file(office.opened()).incidents[0]
    with pytest.raises(Refused):
        drop_incident(office.at("sam"), incident.id, "No.")


def test_r1_an_adviser_does_not_drop_a_colleagues_incident(office: Office) -> None:
    incident = office.jotted(office.customer(), "sam")
    with pytest.raises(Refused):
        drop_incident(office.at("dee"), incident.id, "It is nothing.")


def test_r1_an_incident_can_be_followed_up_for_some_weeks(office: Office) -> None:
    incident = office.jotted(office.customer())
    later = follow_up_incident(office.at("priya"), incident.id, 4)
    assert later.followed_up_until == office.today.add(weeks=4)


@pytest.mark.parametrize("weeks", [None, 0, -1, 13, 99])
def test_r1_weeks_that_the_policy_has_not_are_refused_in_a_sentence(
    office: Office, weeks: int | None
) -> None:
    incident = office.jotted(office.customer())
    with pytest.raises(Invalid, match="Type a number of weeks from 1 to 12"):
        follow_up_incident(office.at("priya"), incident.id, weeks)


def test_r9_an_unproven_incident_is_not_cited_again(office: Office) -> None:
    case = office.ready()
    incident = office.file(case).incidents[-1]
    find_unproven(office.at("priya"), incident.id, "The recording shows another caller.")
    with pytest.raises(Invalid, match="unproven"):
        office.propose(case)


def test_r3_an_allegation_says_who_looks_into_it_and_it_is_not_who_it_is_about(
    office: Office,
) -> None:
    case = office.opened()
    with pytest.raises(Invalid, match="Somebody else"):
        office.allegation(case, "sam", "sam")
    found = office.allegation(case, "sam", "ruth")
    step = office.step(case, "Allegation about")
    assert (step.owner_id, step.rule) == (office.id_of("ruth"), "R3")
    with pytest.raises(Refused):
        answer_allegation(office.at("priya"), found, "Nothing.")
    answer_allegation(office.at("ruth"), found, "The recording shows that he was courteous.")
    assert not [s for s in office.steps(case) if s.rule == "R3"]


def test_r3_anybody_records_an_allegation_and_links_it_with_the_incident(office: Office) -> None:
    case, proposal = office.proposed()
    incident = office.file(case).incidents[0]
    other = office.incident(office.customer())
    with pytest.raises(Invalid, match="another customer"):
        office.allegation(case, "helen", by="kofi", incident_id=other.id)
    office.allegation(case, "helen", by="kofi", incident_id=incident.id)
    assert [a.incident_id for a in office.file(case).allegations] == [incident.id]
    with pytest.raises(Refused, match="have not been given this case"):
        office.decide(case, proposal)


def test_r4_an_incident_about_somebody_under_18_is_not_put_away_unseen(office: Office) -> None:
    young = office.customer(born_on=office.today.subtract(years=14))
    incident = office.incident(young)
    with pytest.raises(Refused, match="give it to the safeguarding lead"):
        drop_incident(office.at("priya"), incident.id, "He is 14.")
    with pytest.raises(Refused, match="give it to the safeguarding lead"):
        follow_up_incident(office.at("sam"), incident.id, 4)


def test_r35_its_recorder_reads_what_they_wrote_of_an_incident_and_no_more(office: Office) -> None:
    case = office.opened()
    (incident,) = office.file(case).incidents
    add_to_incident(office.at("sam"), incident.id, "She rang again to say sorry.")
    add_to_incident(office.at("priya"), incident.id, "Her doctor writes.")
    read = incident_view(office.at("sam"), incident.id).incident
    assert [added.words for added in read.additions] == ["She rang again to say sorry."]
    assert read.effect_on_time == "An hour."
    details = IncidentDetails(behaviours=("threats",), effect_on_wellbeing="Dee is off sick.")
    complete_incident(office.at("priya"), office.file(case).incidents[0], details)
    read = incident_view(office.at("sam"), incident.id).incident
    assert (read.effect_on_wellbeing, read.behaviours) == ("", ())
    with pytest.raises(Refused, match="not been given this case"):
        complete_incident(office.at("sam"), read, IncidentDetails(behaviours=("threats",)))


def test_r26_whoever_has_left_writes_nothing_more(office: Office) -> None:
    case = office.opened()
    (incident,) = office.file(case).incidents
    record_leaving(office.at("helen"), office.staff["sam"], office.today)
    office.later()
    with pytest.raises(Refused, match="having left"):
        add_to_incident(office.at("sam"), incident.id, "And another thing.")


def put_right(office: Office, **more: Any) -> IncidentDetails:
    """The details of an incident, with what was recorded during the call put right."""
    values = {
        "happened_at": office.now.subtract(hours=1),
        "channel": "email",
        "what_happened": "He shouted at Dee.",
    }
    return IncidentDetails(
        behaviours=("threats",), effect_on_time="An hour.", recorded=Recorded(**(values | more))
    )


def test_r1_whoever_recorded_an_incident_puts_their_words_right_until_they_are_cited(
    office: Office,
) -> None:
    jotted = record_incident(office.at("sam"), new(office))
    changed = complete_incident(office.at("sam"), jotted, put_right(office))
    assert (changed.what_happened, changed.channel) == ("He shouted at Dee.", "email")
    assert changed.happened_at == office.now.subtract(hours=1)


def test_r1_nobody_else_changes_what_somebody_recorded(office: Office) -> None:
    jotted = record_incident(office.at("sam"), new(office))
    with pytest.raises(Refused, match="Only whoever recorded it"):
        complete_incident(office.at("priya"), jotted, put_right(office))


def test_r1_what_is_put_right_is_looked_at_as_when_it_was_recorded(office: Office) -> None:
    jotted = record_incident(office.at("sam"), new(office))
    wrong = put_right(office, happened_at=office.now.add(hours=1), what_happened=" ")
    with pytest.raises(Invalid) as found:
        complete_incident(office.at("sam"), jotted, wrong)
    assert fields(found) == ["happened_at", "what_happened"]


def test_r6_an_incident_is_not_put_after_the_moment_at_which_it_was_recorded(
    office: Office,
) -> None:
    jotted = record_incident(office.at("sam"), new(office))
    office.later(3)
    with pytest.raises(Invalid, match="after it was recorded"):
        complete_incident(office.at("sam"), jotted, put_right(office))


def test_r10_a_target_does_not_write_themselves_out_while_a_proposal_waits(office: Office) -> None:
    case = office.ready()
    part = StaffPart(staff_id=office.id_of("helen"), part=Part.TARGET)
    aimed = office.incident(office.file(case).customer, parts=(part,))
    office.propose(case)
    join_incident(office.at("priya"), aimed.id, case.id)
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Decides.")
    seen = next(i for i in office.file(case).incidents if i.id == aimed.id)
    without = IncidentDetails(behaviours=("threats",), effect_on_time="An hour.")
    with pytest.raises(Refused, match="You have a part in"):
        complete_incident(office.at("helen"), seen, without)
