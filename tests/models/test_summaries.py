"""Summaries say what the records say; those whose time has come are found and rewritten."""

import pytest
from msgspec.structs import replace

from models.checking import check
from models.fields import new_id
from models.journal_head import head
from models.rows import Missing
from models.summaries import mark_all_stale, read_summary, refresh, stale, write_summary
from ubp_tui.policy import facts
from ubp_tui.policy.summary import summarise


@pytest.fixture
def case(office) -> facts.Case:
    """A case of Priya's."""
    return office.case()


def test_a_summary_comes_back_as_it_was_derived(office, case) -> None:
    with office.work() as work:
        derived = summarise(work.case_file(case.id), office.policy, office.now)
    assert derived.steps
    assert read_summary(office.database, case.id) == derived


def test_what_no_case_has_is_missing(office) -> None:
    with pytest.raises(Missing):
        read_summary(office.database, new_id())


def test_steps_that_are_done_are_gone(office, case) -> None:
    def with_steps(number):
        def summary(file, policy, now):
            step = facts.SummaryStep(
                case_id=case.id,
                place=0,
                what="Ring",
                rule="R1",
                key="k",
                owner_id=None,
                due_on=office.now.date(),
            )
            steps = tuple(replace(step, place=place) for place in range(number))
            return replace(summarise(file, policy, now), steps=steps)

        return summary

    for number in (3, 1):
        with office.work(summarise=with_steps(number)) as work:
            work.change(work.get(facts.Case, case.id), closing_reason=f"{number}")
        assert len(read_summary(office.database, case.id).steps) == number


def test_a_summary_is_stale_once_its_moment_has_come(office, case) -> None:
    tomorrow = office.now.add(days=1)
    changes_on(office, case, tomorrow)
    assert stale(office.database, office.policy, office.now, 10) == ()
    assert stale(office.database, office.policy, tomorrow, 10) == (case.id,)


def test_a_summary_of_another_policy_or_older_rules_is_stale(office, case) -> None:
    policy = type("OtherPolicy", (), {"edition": "another"})()
    assert stale(office.database, policy, office.now, 10) == (case.id,)
    office.database.execute_sql("UPDATE case_summary SET code_version = 'older'")
    assert stale(office.database, office.policy, office.now, 10) == (case.id,)


def test_a_summary_derived_by_a_clock_that_was_ahead_is_stale(office, case) -> None:
    tomorrow = office.now.add(days=1)
    changes_on(office, case, office.now)
    assert refresh(office.database, office.policy, tomorrow) == 1
    assert stale(office.database, office.policy, tomorrow, 10) == ()
    assert stale(office.database, office.policy, office.now, 10) == (case.id,)
    (said,) = check(office.database, office.policy, office.now)
    assert said.startswith("What lists show of 1 case was worked out by a clock that was ahead.")
    assert refresh(office.database, office.policy, office.now) == 1
    assert check(office.database, office.policy, office.now) == ()


def test_two_computers_whose_clocks_differ_a_little_find_nothing_wrong(office, case) -> None:
    assert check(office.database, office.policy, office.now.subtract(minutes=4)) == ()
    assert len(check(office.database, office.policy, office.now.subtract(minutes=6))) == 2


def test_r26_an_absence_recorded_by_a_clock_that_was_ahead_makes_cases_stale_at_once(
    office, case
) -> None:
    absence = facts.Absence(
        id=new_id(), staff_id=office.priya.id, since=office.now.date(), until=None
    )
    before, office.now = office.now, office.now.add(years=1)
    office.save(absence)
    assert stale(office.database, office.policy, before, 10) == (case.id,)


def test_looking_for_stale_summaries_reads_no_whole_table(office, case) -> None:
    queries = []
    office.database.query_hooks.append(queries.append)
    stale(office.database, office.policy, office.now, 10)
    (asked,) = queries
    plan = office.database.execute_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.params)
    assert [step for *_, step in plan if step.startswith("SCAN")] == []


def test_stale_summaries_are_refreshed_in_batches_without_the_journal(office, case) -> None:
    cases = [case, office.case(), office.case()]
    tomorrow = office.now.add(days=1)
    for each in cases:
        changes_on(office, each, tomorrow)
    before = head(office.database)
    assert refresh(office.database, office.policy, tomorrow, limit=2) == 2
    assert refresh(office.database, office.policy, tomorrow, limit=2) == 1
    assert refresh(office.database, office.policy, tomorrow, limit=2) == 0
    assert head(office.database) == before
    assert {read_summary(office.database, c.id).derived_at for c in cases} == {tomorrow}


def test_r26_somebodys_absence_makes_every_open_case_stale(office, case) -> None:
    office.save(
        facts.Absence(id=new_id(), staff_id=office.priya.id, since=office.now.date(), until=None)
    )
    assert stale(office.database, office.policy, office.now, 10) == (case.id,)


def test_r26_somebodys_absence_makes_a_closed_case_stale_while_something_is_left_to_do_on_it(
    office, case
) -> None:
    closed = replace(read_summary(office.database, case.id), closed=True)
    left = replace(closed, changes_on=None, next_step="Tell the customer")
    done = replace(left, next_step="")
    for summary, found in ((left, (case.id,)), (done, ())):
        with office.database.atomic():
            write_summary(office.database, summary)
            mark_all_stale(office.database)
        assert stale(office.database, office.policy, office.now, 10) == found


def test_a_sound_database_has_nothing_wrong(office, case) -> None:
    office.incident(case)
    assert check(office.database, office.policy, office.now) == ()


def test_a_summary_that_differs_from_its_records_is_found(office, case) -> None:
    office.database.execute_sql("UPDATE case_summary SET stage = 'in force'")
    assert check(office.database, office.policy, office.now) == (
        "What lists show of UBP-0001 is not what its records say. Run: ubp db check --mend",
    )


def test_a_step_that_differs_from_its_records_is_found(office, case) -> None:
    office.database.execute_sql("UPDATE case_step SET due_on = '2020-01-01' WHERE place = 0")
    assert len(check(office.database, office.policy, office.now)) == 1


@pytest.mark.parametrize(
    "broken", ["DELETE FROM worklist", "UPDATE worklist SET due_on = '2020-01-01'"]
)
def test_a_case_that_is_not_on_the_list_of_whose_work_it_is_is_found(office, case, broken) -> None:
    office.database.execute_sql(broken)
    assert len(check(office.database, office.policy, office.now)) == 1


def test_a_case_without_a_summary_is_found(office, case) -> None:
    office.database.execute_sql("DELETE FROM case_summary")
    (finding,) = check(office.database, office.policy, office.now)
    assert "UBP-0001 has no summary" in finding


def test_a_summary_whose_time_has_come_is_not_wrong(office, case) -> None:
    office.database.execute_sql("UPDATE case_summary SET stage = 'in force'")
    changes_on(office, case, office.now)
    assert check(office.database, office.policy, office.now) == ()


def test_a_journal_that_does_not_verify_is_found(office, case) -> None:
    office.database.execute_sql("UPDATE installation SET head_number = 99")
    (finding,) = check(office.database, office.policy, office.now)
    assert "The end is missing" in finding


def test_a_record_that_refers_to_nothing_is_found(office, case) -> None:
    note = office.note(case)
    office.database.execute_sql("PRAGMA foreign_keys = 0")
    office.database.execute_sql(f"UPDATE note SET written_by_id = '{note.id.hex}'")
    (finding,) = check(office.database, office.policy, office.now)
    assert "A record of note refers to one that is not there" in finding


def changes_on(office, case: facts.Case, moment) -> None:
    text = moment.format("YYYY-MM-DD[T]HH:mm:ss.SSSSSS[Z]")
    office.database.execute_sql(
        f"UPDATE case_summary SET changes_on = '{text}' WHERE case_id = '{case.id.hex}'"
    )
