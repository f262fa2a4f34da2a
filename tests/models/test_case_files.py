"""A whole case is read at one moment, oldest first, in a fixed number of queries."""

import time

import pendulum
import pytest
from msgspec.structs import replace
from playhouse.test_utils import count_queries

from models.case_files import (
    OF_THE_CASE,
    find_case,
    find_customer,
    find_incident,
    incidents_without_case,
    load_case_file,
    open_case_of,
    search_customers,
)
from models.fields import new_id
from models.rows import Missing
from models.staff import find_staff, load_directory
from ubp_tui.policy import facts
from ubp_tui.policy.measures import LimitedContact, PublicBody

DAY = pendulum.date(2026, 11, 22)


def full_file(office) -> facts.CaseFile:
    """A case file with one record of every kind, as it ought to be read back."""
    customer = office.customer(born_on=pendulum.date(1980, 2, 29), portal=True)
    case = office.case(customer)
    on_case = {"case_id": case.id}
    me, now = office.priya.id, office.now
    of_customer = on_case | {"customer_id": customer.id}
    recorded = {"recorded_by_id": me, "recorded_at": now}
    incident_id, proposal_id, decision_id, measure_id = (new_id() for _ in range(4))
    informing_id, appeal_id = new_id(), new_id()
    incident = facts.Incident(
        id=incident_id,
        reference="INC-9001",
        **of_customer,
        **recorded,
        happened_at=now.subtract(hours=2),
        channel="phone",
        what_happened="Shouted.",
        behaviours=("threats", "persistence"),
        followed_up_until=DAY,
        staff=(
            facts.IncidentStaff(id=new_id(), incident_id=incident_id, staff_id=me, part="target"),
        ),
        additions=(
            facts.IncidentAddition(
                id=new_id(), incident_id=incident_id, written_by_id=me, written_at=now, words="!"
            ),
        ),
    )
    proposal = facts.Proposal(
        id=proposal_id,
        **on_case,
        author_ids=(me,),
        sent_by_id=me,
        sent_at=now,
        months=12,
        measures=(
            facts.ProposedMeasure(
                id=new_id(),
                **on_case,
                proposal_id=proposal_id,
                code="M4",
                details=LimitedContact(weekdays=(2, 4)),
                incident_ids=(incident_id,),
            ),
        ),
    )
    decision = facts.Decision(
        id=decision_id,
        **on_case,
        proposal_id=proposal_id,
        decided_by_ids=(me,),
        grade="head_of_service",
        decided_at=now,
        outcome="approved",
        reasons="Needed.",
        policy_version="1",
    )
    measure = facts.Measure(
        id=measure_id,
        **on_case,
        decision_id=decision_id,
        code="M6",
        details=PublicBody(body="police", shared="a", why="b", lawful_basis="c"),
        starts_on=DAY,
        suspensions=(
            facts.Suspension(
                id=new_id(),
                **on_case,
                measure_id=measure_id,
                cause=facts.SuspensionCause.APPEAL,
                reason="r",
                since=now,
                by_id=me,
            ),
        ),
    )
    warning = facts.Warning(
        id=new_id(),
        **on_case,
        issued_by_id=me,
        issued_at=now,
        must_change="Tone.",
        sent_how="post",
        sent_on=DAY,
        received_on=DAY,
        lapses_on=DAY.add(months=6),
    )
    adjustment = facts.Adjustment(
        id=new_id(),
        **of_customer,
        words="Large print.",
        asked_by_id=me,
        asked_at=now,
        terms=facts.AdjustmentTerms(people_needed=(me,), format="large_print"),
    )
    return facts.CaseFile(
        case=case,
        customer=customer,
        staff=load_directory(office.database),
        access=(facts.Access(id=new_id(), **on_case, staff_id=me, given_by_id=me, given_at=now),),
        notes=(
            facts.Note(id=new_id(), **on_case, written_by_id=me, written_at=now, words="Rang."),
        ),
        incidents=(incident,),
        allegations=(
            facts.Allegation(
                id=new_id(), **on_case, **recorded, about_id=me, words="w", looks_into_id=me
            ),
        ),
        factors=(facts.Factor(id=new_id(), **on_case, **recorded, kind="health", words="w"),),
        accounts=(facts.Account(id=new_id(), **on_case, **recorded, invited_on=DAY),),
        adjustments=(adjustment,),
        conflicts_resolved=(
            facts.ConflictResolved(
                id=new_id(),
                **on_case,
                measure_id=measure_id,
                adjustment_id=adjustment.id,
                resolved_by_id=me,
                resolved_at=now,
                words="w",
                told_on=DAY,
            ),
        ),
        warnings=(warning,),
        proposals=(proposal,),
        approvals=(
            facts.Approval(
                id=new_id(),
                **on_case,
                proposal_id=proposal_id,
                decided_by_id=me,
                entered_by_id=me,
                grade="g",
                decided_at=now,
                outcome="approved",
                reasons="r",
            ),
        ),
        decisions=(decision,),
        measures=(measure,),
        reviews=(
            facts.Review(
                id=new_id(),
                **on_case,
                decision_id=decision_id,
                reviewed_by_id=me,
                reviewed_at=now,
                outcome="continue",
                reasons="r",
            ),
        ),
        informings=(
            facts.Informing(
                id=informing_id,
                **on_case,
                decision_id=decision_id,
                started_at=now,
                items=(
                    facts.InformingItem(
                        id=new_id(),
                        **on_case,
                        informing_id=informing_id,
                        number=6,
                        state=facts.ItemState.DONE,
                        done_by_id=me,
                        done_at=now,
                    ),
                ),
            ),
        ),
        ends_told=(
            facts.EndTold(
                id=new_id(),
                **on_case,
                **recorded,
                measure_ids=(measure_id,),
                told_on=DAY,
                how="post",
            ),
        ),
        appeals=(
            facts.Appeal(
                id=appeal_id,
                **on_case,
                **recorded,
                decision_id=decision_id,
                received_on=DAY,
                channel="phone",
                words="Unfair.",
                findings=(
                    facts.AppealFinding(
                        id=new_id(),
                        **on_case,
                        appeal_id=appeal_id,
                        measure_id=measure_id,
                        outcome=facts.AppealOutcome.PARTLY,
                        reasons="r",
                        varied_details=LimitedContact(weekdays=(1,)),
                        varied_last_day=DAY,
                    ),
                ),
            ),
        ),
        complaints=(
            facts.Complaint(
                id=new_id(), **on_case, **recorded, reference="C-1", received_on=DAY, words="w"
            ),
        ),
        nominations=(
            facts.Nomination(
                id=new_id(),
                **of_customer,
                **recorded,
                name="Ada Okafor",
                relationship="sister",
                contact="01225 555 102",
                may_discuss="everything",
                consented_on=DAY,
                consented_how="by phone",
            ),
        ),
        contact_roles=(
            facts.ContactRole(
                id=new_id(),
                **on_case,
                measure_id=measure_id,
                staff_id=me,
                role=facts.Role.CONTACT,
                asked_by_id=me,
                asked_at=now,
            ),
        ),
        personnel_changes=(
            facts.PersonnelChange(
                id=new_id(),
                **on_case,
                about_id=me,
                asked_by_customer=True,
                asked_by_id=me,
                asked_at=now,
                words="w",
            ),
        ),
        support=(
            facts.Support(
                id=new_id(),
                **on_case,
                staff_id=me,
                offered_by_id=me,
                offered_at=now,
                offer="A talk.",
            ),
        ),
        check_ins=(
            facts.CheckIn(
                id=new_id(), **on_case, staff_id=me, held_by_id=me, held_at=now, note="Well."
            ),
        ),
        drafts=(
            facts.Draft(
                id=new_id(),
                **on_case,
                kind=facts.DraftKind.INCIDENT,
                about_id=appeal_id,
                started_by_id=me,
                started_at=now,
                holder_id=me,
                author_ids=(me,),
                saved_at=now,
            ),
        ),
    )


BEFORE_OTHERS = ("incidents", "adjustments", "proposals", "decisions", "measures", "appeals")
"""What other records of a case refer to, in an order in which it can be saved."""


def save(office, file: facts.CaseFile, summarise) -> None:
    """Saves everything in a case file but the case itself."""
    others = set(file.__struct_fields__) - {"case", "customer", "staff", *BEFORE_OTHERS}
    with office.work(summarise=summarise) as work:
        for name in (*BEFORE_OTHERS, *sorted(others)):
            for fact in getattr(file, name):
                work.add(fact)


@pytest.fixture
def plain_summary():
    """Summarises any file without looking at it, so that this tests storage alone."""

    def summarise(file: facts.CaseFile, policy, now) -> facts.Summary:
        return facts.Summary(
            case_id=file.case.id,
            reference=file.case.reference,
            reference_number=1,
            customer_id=file.customer.id,
            customer_reference=file.customer.reference,
            customer_name=file.customer.name,
            name_sort="",
            stage="assessing",
            owner_id=file.case.owner_id,
            policy_version="1",
            code_version="1",
            derived_at=now,
        )

    return summarise


def test_everything_in_a_case_file_comes_back_as_it_was_saved(office, plain_summary) -> None:
    file = full_file(office)
    assert all(getattr(file, name) for name in file.__struct_fields__)
    save(office, file, plain_summary)
    assert load_case_file(office.database, file.case.id, file.staff) == file


def test_the_number_of_queries_does_not_grow_with_the_case(office, plain_summary) -> None:
    file = full_file(office)
    with count_queries() as empty:
        load_case_file(office.database, file.case.id, file.staff)
    save(office, file, plain_summary)
    with count_queries() as full:
        load_case_file(office.database, file.case.id, file.staff)
    tables = len(facts.CaseFile.__struct_fields__) - 1  # the directory was read before
    parts = sum(len(kind.parts) for kind in OF_THE_CASE.values())
    assert empty.count == full.count == tables + parts


def test_the_directory_is_read_in_three_queries(office) -> None:
    for name in ("Sam Reed", "Dee Patel"):
        office.person(name)
    with count_queries() as queries:
        directory = load_directory(office.database)
    assert queries.count == 3
    assert [person.name for person in directory.people.values()] == [
        "Dee Patel",
        "Priya Shah",
        "Sam Reed",
    ]


def test_a_person_comes_with_their_absences_and_acting_authority(office) -> None:
    key = new_id()
    absence = facts.Absence(id=new_id(), staff_id=key, since=DAY, until=None)
    acting = facts.ActingAuthority(
        id=new_id(),
        staff_id=key,
        grade="manager",
        since=DAY,
        until=DAY,
        given_by_id=office.priya.id,
        reason="Cover.",
    )
    person = facts.StaffMember(
        id=key, username="sam", name="Sam", grade="adviser", absences=(absence,), acting=(acting,)
    )
    office.save(person)
    assert load_directory(office.database)[key] == person


def test_records_are_oldest_first_whenever_their_ids_were_made(office) -> None:
    case = office.case()
    newest = office.note(case, "third")
    for days, words in ((2, "first"), (1, "second")):
        office.save(
            replace(newest, id=new_id(), written_at=office.now.subtract(days=days), words=words)
        )
    file = load_case_file(office.database, case.id, load_directory(office.database))
    assert [note.words for note in file.notes] == ["first", "second", "third"]


def test_r8_an_adjustment_recorded_with_an_earlier_case_belongs_to_the_customer(office) -> None:
    customer = office.customer()
    earlier = office.case(customer)
    adjustment = office.save(
        facts.Adjustment(
            id=new_id(),
            customer_id=customer.id,
            case_id=earlier.id,
            words="Large print.",
            asked_by_id=office.priya.id,
            asked_at=office.now,
            terms=facts.AdjustmentTerms(),
        )
    )
    with office.work() as work:
        work.change(earlier, closed_at=office.now)
    later = office.case(customer)
    file = load_case_file(office.database, later.id, load_directory(office.database))
    assert file.adjustments == (adjustment,)


def test_another_cases_records_stay_out(office) -> None:
    one, other = office.case(), office.case()
    office.incident(one)
    office.note(one)
    file = load_case_file(office.database, other.id, load_directory(office.database))
    assert file.incidents == ()
    assert file.notes == ()


def test_a_case_of_500_entries_opens_in_well_under_a_tenth_of_a_second(
    office, plain_summary
) -> None:
    case = office.case()
    with office.work(summarise=plain_summary) as work:
        for number in range(500):
            work.add(
                facts.Note(
                    id=work.new_id(),
                    case_id=case.id,
                    written_by_id=office.priya.id,
                    written_at=office.now.add(minutes=number),
                    words="Rang back.",
                )
            )
    directory = load_directory(office.database)
    taken = []
    for _ in range(5):
        start = time.process_time()
        load_case_file(office.database, case.id, directory)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.1


def test_a_case_is_found_by_its_reference_in_any_capitals(office) -> None:
    case = office.case()
    assert find_case(office.database, " ubp-0001 ") == case


@pytest.mark.parametrize("find", [find_case, find_incident, find_customer])
def test_a_reference_that_nothing_has_is_told_in_words(office, find) -> None:
    with pytest.raises(Missing, match=r"There is no .* UBP-9999"):
        find(office.database, "UBP-9999")


@pytest.mark.parametrize("find", [find_case, find_incident, find_customer])
@pytest.mark.parametrize("typed", ["9" * 100_000, "\udcff", "\0"], ids=["long", "byte", "nul"])
def test_a_reference_that_is_none_is_answered_in_one_sentence(office, find, typed: str) -> None:
    with pytest.raises(Missing) as missing:
        find(office.database, typed)
    assert len(str(missing.value)) < 200


def test_an_incident_and_a_customer_are_found_by_their_references(office) -> None:
    incident = office.incident(office.case())
    assert find_incident(office.database, "inc-0001") == incident
    customer = office.customer(reference="P0044121")
    assert find_customer(office.database, "P0044121") == customer


def test_a_member_of_staff_is_found_by_username(office) -> None:
    assert find_staff(office.database, "priya") == office.priya
    assert find_staff(office.database, "nobody") is None


def test_r4_the_one_open_case_of_a_customer(office) -> None:
    customer = office.customer()
    assert open_case_of(office.database, customer.id) is None
    case = office.case(customer)
    assert open_case_of(office.database, customer.id) == case
    with office.work() as work:
        closed = work.change(case, closed_at=office.now)
        work.change(closed, reopened_at=office.now)
    assert open_case_of(office.database, customer.id) is None


def test_r1_incidents_without_a_case_wait_to_be_joined_or_dropped(office) -> None:
    case = office.case()
    office.incident(case)
    waiting = office.incident(case, case_id=None)
    office.incident(case, case_id=None, dropped_at=office.now)
    assert incidents_without_case(office.database) == (waiting,)


@pytest.mark.parametrize(
    "text",
    ["oka", "JANE", "okafor, jane", "jane oka", "P0044", "t99", "ba14", "8qp ba14", "mill", "0122"],
)
def test_a_customer_is_found_by_the_start_of_any_word_of_theirs(office, text: str) -> None:
    jane = office.customer(
        "Okafor, Jane",
        reference="P0044121",
        tenancy_reference="T9900",
        address="12 Mill Lane, Trowbridge",
        postcode="BA14 8QP",
        phone="01225 555 101",
    )
    office.customer("Kowalski, Piotr")
    assert search_customers(office.database, text) == (jane,)


@pytest.mark.parametrize("text", ["", "  ", "%", "_", "afor", "jane kow", "*", "'"])
def test_nobody_is_found_by_anything_else(office, text: str) -> None:
    office.customer("Okafor, Jane")
    office.customer("Kowalski, Piotr")
    assert search_customers(office.database, text) == ()


def test_a_search_gives_no_more_than_asked_for(office) -> None:
    for given in ("Ann", "Bea", "Cy"):
        office.customer(f"Okafor, {given}")
    found = search_customers(office.database, "okafor", limit=2)
    assert [customer.given_names for customer in found] == ["Ann", "Bea"]
