"""A whole case is read at one moment, oldest first, in a fixed number of queries."""

import time

import pytest
from msgspec.structs import replace
from playhouse.test_utils import count_queries

from models.case_files import OF_THE_CASE, load_case_file
from models.fields import new_id
from models.staff import load_directory
from tests.models.whole_case.file import full_file
from ubp_tui.policy import facts

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
            policy_edition="1",
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
