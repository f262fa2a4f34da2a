"""The case list: who sees which case in which queue, in what order, and how quickly."""

import pendulum
import pytest
from msgspec.structs import replace
from playhouse.test_utils import count_queries

from models.fields import new_id
from models.queues import Queue, Sort, Viewer, count, counts, window
from models.summaries import write_summary
from models.transactions import writing
from ubp_tui.policy import facts

TODAY = pendulum.date(2026, 11, 22)


def viewer_of(staff_id, **rights) -> Viewer:
    """Somebody who looks today, where a week ahead is what ends."""
    return Viewer(staff_id, TODAY, TODAY.add(weeks=1), **rights)


@pytest.fixture
def listed(office):
    """Puts a case into the list with whatever its summary is to say."""

    def put(name: str = "Okafor, Jane", owner=None, steps=(), given=True, key="k", **more):
        case = office.case(office.customer(name))
        whose = (owner or office.priya).id
        stated = facts.Summary(
            **{
                "case_id": case.id,
                "reference": case.reference,
                "reference_number": int(case.reference[-4:]),
                "customer_id": case.customer_id,
                "customer_reference": "P1",
                "customer_name": name,
                "name_sort": name.casefold(),
                "stage": "assessing",
                "owner_id": whose,
                "policy_edition": "1",
                "code_version": "1",
                "derived_at": office.now,
            }
            | more
        )
        steps = tuple(
            facts.SummaryStep(
                case_id=case.id,
                place=place,
                what="Review",
                rule="R19",
                key=key,
                owner_id=step_owner and step_owner.id,
                due_on=due_on,
            )
            for place, (step_owner, due_on) in enumerate(steps)
        )
        if given:
            office.give(case, office.priya)
        with writing(office.database):
            write_summary(office.database, replace(stated, steps=steps))
        return case.reference

    return put


@pytest.fixture
def sam(office) -> facts.StaffMember:
    """A colleague."""
    return office.person("Sam Reed")


@pytest.fixture
def seen(office):
    """The references that Priya sees in a queue."""

    def references(queue=Queue.ALL, person=None, words="", sort=Sort.REFERENCE, **rights):
        viewer = viewer_of((person or office.priya).id, **rights)
        return [row.reference for row in window(office.database, queue, viewer, words, sort)]

    return references


def test_r35_a_case_that_one_was_not_given_is_not_listed(listed, seen, sam) -> None:
    listed(given=False)
    assert seen() == []
    assert seen(person=sam) == []


def test_r35_a_case_that_one_was_given_is_listed(listed, seen, sam) -> None:
    given = listed()
    assert seen() == [given]
    assert seen(person=sam) == []


def test_r35_a_case_with_a_step_for_somebody_is_listed_for_them(listed, seen, sam) -> None:
    given = listed(given=False, steps=[(sam, TODAY)])
    assert seen(person=sam) == [given]
    assert seen() == []


def test_r10_what_waits_for_a_decision_is_listed_for_whoever_may_decide(listed, seen) -> None:
    waiting = listed(given=False, waiting_decision=True)
    assert seen(may_decide=True) == [waiting]
    assert seen() == []


def test_mine_go_by_what_falls_to_oneself_first(listed, seen, office, sam) -> None:
    late, soon = TODAY.subtract(days=3), TODAY.add(days=3)
    theirs = listed(owner=sam, steps=[(sam, late), (office.priya, soon), (office.priya, late)])
    own = listed(steps=[(sam, TODAY)], next_due=TODAY)
    assert seen(Queue.MINE, sort=Sort.DUE) == [own, theirs]


def test_a_step_that_nobody_owns_is_listed_for_managers(listed, seen) -> None:
    unowned = listed(given=False, steps=[(None, TODAY)])
    assert seen(manages=True) == [unowned]
    assert seen() == []


def test_mine_are_open_cases_that_one_owns_or_has_a_step_on(listed, seen, office, sam) -> None:
    own = listed()
    step = listed(owner=sam, steps=[(sam, TODAY), (office.priya, TODAY)])
    listed(owner=sam, steps=[(sam, TODAY)])
    listed(closed=True)
    assert seen(Queue.MINE) == [own, step]


def test_open_are_all_that_are_not_closed(listed, seen) -> None:
    still_open = listed()
    closed = listed(closed=True, stage="closed")
    assert seen(Queue.OPEN) == [still_open]
    assert seen(Queue.ALL) == [still_open, closed]


def test_to_decide_are_those_with_a_proposal_that_waits(listed, seen) -> None:
    listed()
    waiting = listed(waiting_decision=True)
    assert seen(Queue.TO_DECIDE) == [waiting]


def test_appeals_are_those_with_an_open_appeal(listed, seen) -> None:
    listed()
    appealed = listed(appeal="referred", appeal_open=True)
    assert seen(Queue.APPEALS) == [appealed]


def test_due_are_those_with_a_step_due_today_or_earlier(listed, seen) -> None:
    today = listed(next_due=TODAY)
    late = listed(next_due=TODAY.subtract(days=30))
    listed(next_due=TODAY.add(days=1))
    listed()
    assert seen(Queue.DUE) == [today, late]


def test_r18_ending_are_those_that_end_by_the_day_that_the_policy_gives(listed, seen) -> None:
    ending = listed(stage="ending")
    soon = listed(stage="in force", last_day=TODAY.add(days=7))
    listed(stage="in force", last_day=TODAY.add(days=8))
    listed(stage="closed", closed=True, last_day=TODAY)
    assert seen(Queue.ENDING) == [ending, soon]


def test_the_counts_of_all_queues_are_those_of_each(listed, office, sam) -> None:
    listed(next_due=TODAY, appeal_open=True, appeal="received")
    listed(owner=sam, steps=[(office.priya, TODAY)], waiting_decision=True)
    listed(stage="ending", closed=False)
    listed(stage="closed", closed=True)
    listed(given=False)
    viewer = viewer_of(office.priya.id)
    with count_queries() as queries:
        found = counts(office.database, viewer)
    assert queries.count == 1
    assert found == {queue: count(office.database, queue, viewer) for queue in Queue}
    assert list(found.values()) == [3, 3, 1, 1, 1, 1, 4]


def test_counts_of_nothing_are_nought(office) -> None:
    assert set(counts(office.database, viewer_of(new_id())).values()) == {0}


def test_every_word_of_a_filter_must_be_there(listed, seen) -> None:
    jane = listed("Okafor, Jane")
    james = listed("Okafor, James")
    assert seen(words="okaf") == [jane, james]
    assert seen(words="JANE oka") == [jane]
    assert seen(words=jane.lower()) == [jane]
    assert seen(words="p1") == [jane, james]
    assert seen(words="nobody") == []


@pytest.mark.parametrize("words", ["%", "_", "*", "'", "\\", "[/x]"])
def test_a_filter_is_words_and_no_pattern(listed, seen, words: str) -> None:
    listed()
    assert seen(words=words) == []


HOSTILE = ["x" * 100_000, "a " * 50_000, "\udcff", "\0"]


@pytest.mark.parametrize("words", HOSTILE, ids=["long", "many words", "no letter", "nothing"])
def test_whatever_is_typed_as_a_filter_can_be_looked_for(listed, seen, words: str) -> None:
    listed("Xu, Li")
    assert seen(words=f"nobody {words}") == []


def test_a_filter_disregards_accents_and_capitals(listed, seen) -> None:
    sian = listed("O'Brien, Siân", name_sort="o'brien, sian")
    assert seen(words="SIAN") == seen(words="siân") == [sian]


def test_the_list_can_be_sorted(listed, seen) -> None:
    first = listed("Zed, Al", stage="in force", next_due=TODAY, last_day=TODAY.add(days=2))
    second = listed("Abe, Bo", stage="closed", closed=True)
    third = listed("Moss, Cy", stage="warned", next_due=TODAY.subtract(days=1), last_day=TODAY)
    assert seen(sort=Sort.REFERENCE) == [first, second, third]
    assert seen(sort=Sort.CUSTOMER) == [second, third, first]
    assert seen(sort=Sort.STAGE) == [third, first, second]
    assert seen(sort=Sort.DUE) == [third, first, second]
    assert seen(sort=Sort.LAST_DAY) == [third, first, second]


def test_references_are_sorted_as_numbers(listed, seen) -> None:
    listed(reference="UBP-10000", reference_number=10_000)
    listed(reference="UBP-9999", reference_number=9_999)
    assert seen(sort=Sort.REFERENCE) == ["UBP-9999", "UBP-10000"]


def test_a_window_is_part_of_the_list(office, listed) -> None:
    references = [listed() for _ in range(5)]
    viewer = viewer_of(office.priya.id)
    part = window(office.database, Queue.ALL, viewer, sort=Sort.REFERENCE, offset=1, limit=2)
    assert [row.reference for row in part] == references[1:3]


def test_m6_is_shown_only_to_those_on_the_case(office, listed, sam) -> None:
    listed(measures=("M1", "M4"), m6=True, steps=[(sam, TODAY)])
    (mine,) = window(office.database, Queue.ALL, viewer_of(office.priya.id))
    (theirs,) = window(office.database, Queue.ALL, viewer_of(sam.id))
    assert mine.measures == ("M1", "M4", "M6")
    assert theirs.measures == ("M1", "M4")


def test_a_line_says_what_the_summary_says(office, listed) -> None:
    listed(
        stage="in force",
        also=("warned",),
        appeal="referred",
        next_step="Review",
        next_rule="R19",
        next_due=TODAY,
        next_owner_id=office.priya.id,
        last_day=TODAY.add(years=1),
        changes_on=office.now.add(days=1),
    )
    (row,) = window(office.database, Queue.ALL, viewer_of(office.priya.id))
    assert (row.stage, row.also, row.appeal) == ("in force", ("warned",), "referred")
    assert (row.next_step, row.next_rule, row.next_due) == ("Review", "R19", TODAY)
    assert (row.next_owner_id, row.owner_id) == (office.priya.id, office.priya.id)
    assert (row.last_day, row.changes_on) == (TODAY.add(years=1), office.now.add(days=1))
    assert (row.customer_name, row.customer_reference) == ("Okafor, Jane", "P1")


def plan_of(office, queue: Queue) -> list[str]:
    """How SQLite goes about a queue for somebody who sees all they can."""
    queries = []
    office.database.query_hooks.append(lambda event: queries.append(event))
    viewer = viewer_of(office.priya.id, may_decide=True, manages=True)
    window(office.database, queue, viewer)
    *_, asked = [event for event in queries if event.sql.startswith("SELECT")]
    plan = office.database.execute_sql(f"EXPLAIN QUERY PLAN {asked.sql}", asked.params)
    return [step for *_, step in plan]


@pytest.mark.parametrize("queue", Queue)
def test_no_queue_reads_the_whole_list(office, queue: Queue) -> None:
    steps = plan_of(office, queue)
    assert [step for step in steps if step.startswith("SCAN") and "INDEX" not in step] == []


def test_the_own_queue_is_read_in_its_order(office) -> None:
    assert not [step for step in plan_of(office, Queue.MINE) if "ORDER BY" in step]


def test_what_is_to_decide_goes_by_the_day_on_which_the_decision_is_due(listed, seen) -> None:
    later, sooner = TODAY.add(days=17), TODAY
    first = listed(
        "A",
        next_due=TODAY.subtract(days=9),
        waiting_decision=True,
        key="decide",
        steps=[(None, later)],
    )
    second = listed(
        "B", next_due=TODAY.add(days=1), waiting_decision=True, key="decide", steps=[(None, sooner)]
    )
    assert seen(Queue.TO_DECIDE, sort=Sort.DUE) == [second, first]
