"""Every action has what opens it, on every case of the sample data and for everybody there."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pendulum
import pytest

from models.database import create
from screens.case.actions import NOT_ON_A_CASE, TABLE, offers, ways_for, ways_of
from screens.case.records import record_page
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.directory import staff_directory
from ubp_tui.casework.queues import ListRequest, Queue, list_cases, viewer
from ubp_tui.casework.views import CaseView, visit_case
from ubp_tui.demo import build_demo
from ubp_tui.policy.actions import Action
from ubp_tui.widgets.questions import Line, Pick, PickSome, Shown, Words

NOW = pendulum.datetime(2026, 11, 22, 10, 42, tz="Europe/London").in_timezone("UTC")

Seen = list[tuple[Desk, CaseView]]


@pytest.fixture(scope="module")
def seen(tmp_path_factory: Any, policy: Any) -> Iterator[Seen]:
    """Every case of the sample data as everybody who may see it does."""
    database = create(tmp_path_factory.mktemp("sample") / "ubp.db", policy.landlord, NOW, demo=True)
    build_demo(database, policy, NOW)
    with database.connection_context():
        somebody = Desk(database=database, policy=policy, actor_id=UUID(int=0), clock=lambda: NOW)
        views = []
        for person in staff_directory(somebody).people.values():
            if person.outside or person.has_left(somebody.today()):
                continue
            desk = Desk(database=database, policy=policy, actor_id=person.id, clock=lambda: NOW)
            everything = ListRequest(queue=Queue.ALL, limit=100)
            rows = list_cases(desk, viewer(desk, person), everything)
            found = [visit_case(desk, row.reference) for row in rows]
            views += [(desk, view) for view in found if isinstance(view, CaseView)]
        yield views


class Recorder:
    """Stands in for the case's screen: notes the forms that ways open."""

    def __init__(self) -> None:
        self.forms: list[Any] = []

    def fill_in(self, spec: Any, done: str, about: object) -> None:
        self.forms.append((spec, done))


def test_every_action_is_in_the_table_or_said_to_be_elsewhere():
    assert set(TABLE) | NOT_ON_A_CASE == set(Action)
    assert not set(TABLE) & NOT_ON_A_CASE


def test_every_next_step_of_the_sample_has_what_does_it(seen):
    assert len(seen) > 40
    for desk, view in seen:
        for step in view.steps:
            ways = ways_for(step, desk, view)
            assert ways or step.action == Action.SEE_CASE, (view.file.case.reference, step.what)
            refused = [view.why_not(way.action, way.subject) for way in ways]
            if view.asking.actor.id == step.owner_id and ways:
                assert None in refused, (view.file.case.reference, step.what)


def test_whoever_has_no_way_reads_why(seen):
    for desk, view in seen:
        for offer in offers(desk, view):
            assert offer.way is not None or offer.why_not.endswith(".")


def test_no_two_lines_of_the_list_say_the_same(seen):
    for desk, view in seen:
        words = [offer.words for offer in offers(desk, view)]
        assert len(words) == len(set(words)), view.file.case.reference


def test_every_form_asks_something_and_says_what_it_did(seen):
    count = 0
    for desk, view in seen:
        screen = Recorder()
        for action in TABLE:
            for way in ways_of(action, desk, view):
                if way.open.__qualname__.startswith("by_form"):
                    way.open(screen)  # type: ignore[arg-type]
        for spec, done in screen.forms:
            questions = list(spec.ask({}))
            names = [question.name for question in questions]
            assert any(isinstance(q, Line | Words | Pick | PickSome) for q in questions)
            assert all(isinstance(q, Line | Words | Pick | PickSome | Shown) for q in questions)
            assert len(names) == len(set(names)), spec.title
            assert callable(done) or done.endswith("."), done
            assert desk.policy.rule(spec.rule)
            count += 1
    assert count > 500


def test_every_entry_of_a_timeline_opens_the_record_it_is_about(seen):
    for _, view in seen:
        for entry in view.timeline:
            page = record_page(view, entry.about_id)
            assert page.text.plain.strip()
            assert page.title != "The case" or entry.about_id == view.file.case.id


def test_r23_what_support_they_get_is_read_by_them_and_not_by_everybody_on_the_case(story) -> None:
    story.decided(story.single_contact())
    role = next(r for r in story.view().file.contact_roles if r.role == "point of contact")
    own = record_page(story.view("sam"), role.id).text.plain
    colleagues = record_page(story.view("tom"), role.id).text.plain
    assert "What support they get: A talk each week." in own
    assert "A talk each week." not in colleagues
    assert "Only they and their line of management read this" in colleagues
