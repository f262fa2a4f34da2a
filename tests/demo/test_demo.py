"""The sample data keeps what it promises, on whatever day it is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pendulum
import pytest
from peewee import SqliteDatabase

from models.case_files import incidents_without_case, load_case_file
from models.cases import CaseRow
from models.checking import check
from models.database import create
from models.people import CustomerRow
from models.proof import verify
from models.staff import load_directory
from ubp_tui.demo import DEFAULT_USER, build_demo
from ubp_tui.demo.volume import fill
from ubp_tui.policy.appeals import appeal_state
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.coding import from_json
from ubp_tui.policy.facts import CaseFile, Outcome
from ubp_tui.policy.forms.drafting import read_proposal
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.measures import LimitedContact
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.stage import stage
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State, standings, unresolved_conflicts
from ubp_tui.policy.steps import next_steps

OVERDUE = {"Okafor, Jane"}
"""Whose case is overdue, as its story says."""

POLICY = load_policy()


class Sample:
    """The sample as made on a day."""

    def __init__(self, path: Path, now: pendulum.DateTime) -> None:
        self.now = now
        self.database: SqliteDatabase = create(path, POLICY.landlord, now, demo=True)
        build_demo(self.database, POLICY, now)
        self.staff = load_directory(self.database)
        with self.database.connection_context():
            keys = [key.id for key in CaseRow.select(CaseRow.id).execute(self.database)]
        self.files = [load_case_file(self.database, key, self.staff) for key in keys]

    @property
    def today(self) -> pendulum.Date:
        return london_date(self.now)

    def of(self, name: str) -> CaseFile:
        return next(f for f in self.files if f.customer.name == name)

    def stages(self) -> set[Stage]:
        return {stage(f, POLICY, self.now).stage for f in self.files}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """The sample as made on a Sunday evening."""
    folder = tmp_path_factory.mktemp("sample")
    yield Sample(folder / "ubp.db", pendulum.datetime(2026, 11, 22, 18, 55, tz="UTC"))


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-23T02:10",  # a Monday, at night
        "2026-12-27T12:00",  # between two bank holidays
        "2028-02-29T09:00",
        "2026-03-29T01:30",  # as the clocks go forward
    ],
)
def test_it_keeps_its_promises_on_any_day(tmp_path: Path, moment: str) -> None:
    made = Sample(tmp_path / "ubp.db", pendulum.from_format(moment, "YYYY-MM-DDTHH:mm", tz="UTC"))
    assert len(made.files) == 24
    assert made.stages() == set(Stage)
    assert overdue(made) == OVERDUE
    assert check(made.database, POLICY, made.now) == ()


def overdue(made: Sample) -> set[str]:
    return {
        file.customer.name
        for file in made.files
        for step in next_steps(file, POLICY, made.now)
        if step.due_on < made.today
    }


def test_there_are_24_cases_and_about_40_customers(sample: Sample) -> None:
    assert len(sample.files) == 24
    with sample.database.connection_context():
        assert 38 <= CustomerRow.select().count(sample.database) <= 42


def test_cases_stand_at_every_stage(sample: Sample) -> None:
    assert sample.stages() == set(Stage)


def test_each_of_the_six_measures_is_in_force_or_being_told(sample: Sample) -> None:
    running = {
        s.measure.code
        for file in sample.files
        for s in standings(file, POLICY, sample.now)
        if s.state != State.ENDED
    }
    assert running == {"M1", "M2", "M3", "M4", "M5", "M6"}


def test_there_is_an_appeal_at_each_point(sample: Sample) -> None:
    appeals = [a for file in sample.files for a in file.appeals]
    assert {appeal_state(a).value for a in appeals} == {
        "received",
        "reasons asked",
        "referred",
        "decided",
        "withdrawn",
        "not accepted",
    }
    assert any(a.reasons_confirmed_on and a.referred_at is None for a in appeals)
    assert any(a.decided_at and a.told_on is None for a in appeals)
    assert any(a.told_on for a in appeals)
    assert any(a.warning_id for a in appeals)


def test_only_what_the_story_says_is_overdue(sample: Sample) -> None:
    assert overdue(sample) == OVERDUE


def test_every_open_case_has_a_next_step_with_an_owner_and_a_day(sample: Sample) -> None:
    for file in sample.files:
        if stage(file, POLICY, sample.now).stage != Stage.CLOSED:
            assert next_steps(file, POLICY, sample.now), file.customer.name


def test_something_ends_this_week(sample: Sample) -> None:
    last = {m.last_day for m in sample.of("Biggs, Sharon").measures}
    assert last == {sample.today.add(days=4)}


def test_a_proposal_was_sent_back_and_another_refused(sample: Sample) -> None:
    outcomes = {d.outcome for file in sample.files for d in file.decisions}
    assert {Outcome.SENT_BACK, Outcome.REFUSED, Outcome.APPROVED} <= outcomes


def test_a_proposal_is_half_written(sample: Sample) -> None:
    (draft,) = sample.of("Marsh, Anthony").drafts
    assert draft.holder_id == sample.of("Marsh, Anthony").case.owner_id
    typed = from_json(draft.body, dict[str, str | tuple[str, ...]])
    form, problems = read_proposal(typed, sample.today)
    assert [m.details for m in form.measures] == [LimitedContact(weekdays=(1, 4))]
    assert not problems, problems


def test_a_measure_is_immediate_and_what_is_shared_is_withheld(sample: Sample) -> None:
    file = sample.of("Denham, Kyle")
    assert any(s.is_immediate for s in standings(file, POLICY, sample.now))
    assert any(item.state == "withheld" for i in file.informings for item in i.items)


def test_a_letter_came_back(sample: Sample) -> None:
    items = sample.of("Fernandes, Maria").informings[0].items
    assert [i.number for i in items if i.struck_at] == [12]


def test_an_adjustment_agreed_later_contradicts_a_measure(sample: Sample) -> None:
    file = sample.of("Gurung, Nirmala")
    assert unresolved_conflicts(file, file.measures[0])


def test_a_nomination_has_ended_and_a_point_of_contact_is_away(sample: Sample) -> None:
    assert sample.of("Pugh, Gareth").nominations[0].ended_on
    roles = sample.of("Kowalski, Piotr").contact_roles
    away = [sample.staff[r.staff_id].is_away(sample.today) for r in roles]
    assert sorted(away) == [False, True]
    assert sample.of("Kowalski, Piotr").personnel_changes


def test_a_customer_is_staff_another_is_under_age_and_another_has_died(sample: Sample) -> None:
    assert sample.of("Price, Bethan").case.restricted
    assert is_under_age(sample.of("Watts, Chloe").customer, POLICY, sample.now)
    assert sample.of("Lacey, Winifred").customer.died_on


def test_two_joint_tenants_have_one_tenancy_and_one_case_between_them(sample: Sample) -> None:
    jane = sample.of("Okafor, Jane").customer
    with sample.database.connection_context():
        shared = CustomerRow.select().where(CustomerRow.tenancy_reference == jane.tenancy_reference)
        assert shared.count(sample.database) == 2


def test_incidents_wait_without_a_case_and_some_are_overdue(sample: Sample) -> None:
    waiting = incidents_without_case(sample.database)
    days = POLICY.figures.incident_unjoined_days.value
    late = [
        i
        for i in waiting
        if i.followed_up_until is None
        and POLICY.calendar.add(london_date(i.recorded_at), days) < sample.today
    ]
    assert len(waiting) >= 4
    assert late


def test_somebody_from_outside_decided_where_nobody_here_could(sample: Sample) -> None:
    decision = sample.of("Pike, Gordon").decisions[0]
    assert sample.staff[decision.decided_by_ids[0]].outside


def test_staff_are_of_every_grade_with_line_managers(sample: Sample) -> None:
    inside = [p for p in sample.staff.people.values() if not p.outside]
    assert {p.grade for p in inside} == {g.code for g in POLICY.grades}
    assert 12 <= len(inside) <= 15
    assert [p.name for p in inside if p.line_manager_id is None] == ["Grace Thornton"]
    assert any(p.acting for p in inside)
    assert sum(p.safeguarding_lead for p in inside) == sum(p.data_protection for p in inside) == 1


def test_its_user_is_a_team_leader(sample: Sample) -> None:
    user = next(p for p in sample.staff.people.values() if p.username == DEFAULT_USER)
    assert (user.name, user.grade) == ("Priya Shah", "team_leader")


def test_the_journal_is_whole_and_goes_forward_in_time(sample: Sample) -> None:
    assert verify(sample.database).is_whole
    with sample.database.connection_context():
        moments = [at for (at,) in sample.database.execute_sql("SELECT at FROM journal_entry")]
    assert moments == sorted(moments)
    assert len(moments) > 500


def test_many_copies_are_as_sound_as_the_sample(tmp_path: Path) -> None:
    now = pendulum.datetime(2026, 11, 22, 18, 55, tz="UTC")
    made = Sample(tmp_path / "ubp.db", now)
    fill(made.database, POLICY, now, 100)
    assert check(made.database, POLICY, now) == ()
    with made.database.connection_context():
        names = [name for (name,) in made.database.execute_sql("SELECT reference FROM cases")]
    assert len(set(names)) == 100
