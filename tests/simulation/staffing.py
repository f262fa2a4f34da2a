"""Attempts: staff come, go, stand in and look at things."""

from __future__ import annotations

from tests.simulation import plain_facts as plain
from tests.simulation.choices import Choices
from tests.simulation.furnishing import policy
from tests.simulation.office import Office
from tests.simulation.who_and_what import Attempt, a_case, someone
from ubp_tui.casework import (
    comparable,
    customers,
    drafts,
    duties,
    queues,
    returning,
    staff,
    views,
    waiting,
)
from ubp_tui.policy.steps import next_steps


def be_away(office: Office, choose: Choices) -> None:
    whom = choose.one(office.people)
    since = office.today.add(days=choose.usually(0, 3, -2, one_in=2))
    until = choose.usually(since.add(days=choose.one((0, 2, 13))), None, since.subtract(days=1))
    office.do(someone(office, choose, whom.id), staff.record_absence, whom.id, since, until)


def leave(office: Office, choose: Choices) -> None:
    if not choose.sometimes(3):
        return
    whom = choose.one(office.people)
    day = office.today.add(days=choose.one((10, 0, -1)))
    office.do(someone(office, choose, office.named("Eve").id), staff.record_leaving, whom, day)


def come_back(office: Office, choose: Choices) -> None:
    """Whoever has left is back, or was recorded by mistake; sometimes somebody who never left."""
    gone = [person for person in office.people if person.left_on is not None]
    whom = choose.one(office.people if choose.sometimes(8) or not gone else gone)
    office.do(someone(office, choose, office.named("Eve").id), staff.record_return, whom)


def be_back(office: Office, choose: Choices) -> None:
    """Whoever is away is back; sometimes somebody who is not away."""
    away = [person for person in office.people if person.is_away(office.today)]
    whom = choose.one(office.people if choose.sometimes(8) or not away else away)
    office.do(someone(office, choose, whom.id), returning.end_absence, whom.id)


def stand_in(office: Office, choose: Choices) -> None:
    whom = choose.one(office.people)
    file = a_case(office, choose) if choose.sometimes(3) else None
    since = office.today.add(days=choose.usually(0, 1, -9))
    office.do(
        someone(office, choose, office.named("Eve").id),
        staff.give_acting_authority,
        whom.id,
        choose.one(("head_of_service", "executive", "adviser", "king")),
        since,
        since.add(days=choose.usually(25, 0, -1)),
        choose.words("Hugo is away."),
        file.case.id if file else None,
    )


def stand_in_no_more(office: Office, choose: Choices) -> None:
    """Whoever stands in does no more; sometimes somebody who does not."""
    lent = [person for person in office.people if person.acting]
    whom = choose.one(office.people if choose.sometimes(8) or not lent else lent)
    grade = whom.acting[-1].grade if whom.acting else "executive"
    who = someone(office, choose, office.named("Eve").id)
    office.do(who, returning.end_acting_authority, whom.id, choose.usually(grade, "king"))


def change_grade(office: Office, choose: Choices) -> None:
    whom = choose.one(office.people)
    grade = choose.usually(whom.grade, "adviser", "head_of_service", "executive", "king", one_in=2)
    who = someone(office, choose, office.named("Eve").id)
    office.do(who, staff.change_grade, whom, grade)


def have_a_duty(office: Office, choose: Choices) -> None:
    """Somebody is named for a duty, or has it no more."""
    do = choose.one((duties.give_duty, duties.end_duty))
    who = someone(office, choose, office.named("Eve").id)
    office.do(who, do, choose.one(office.people), choose.one(tuple(duties.Duty)))


def come(office: Office, choose: Choices) -> None:
    """Somebody new, or somebody from outside who decides or reviews."""
    who = someone(office, choose, office.named("Eve").id)
    number = len(office.people)
    if number > 14:
        return
    if choose.sometimes(3):
        file = a_case(office, choose) if choose.sometimes(2) else None
        case_id = file.case.id if file else None
        name, organisation = choose.words(f"Olu {number}"), choose.words("the board")
        office.do(who, staff.record_outside_person, name, organisation, case_id)
    else:
        grade = choose.one(("adviser", "manager", "head_of_service", "king"))
        form = staff.NewStaff(
            username=choose.usually(f"nia{number}", "tom"),
            name=choose.words(f"Nia {number}"),
            grade=grade,
            line_manager_id=choose.one(office.people).id,
        )
        office.do(who, staff.add_staff, form)


def look(office: Office, choose: Choices) -> None:
    """Somebody opens the list and a case, and looks at all that is offered there."""
    who = choose.one(office.people)
    desk = office.desk(who)
    looking = queues.viewer(desk, who)
    queue, sort = choose.one(tuple(queues.Queue)), choose.one(tuple(queues.Sort))
    request = queues.ListRequest(queue=queue, sort=sort, words=choose.usually("", "jane", "%'"))
    lines = queues.list_cases(desk, looking, request)
    assert len(lines) == queues.count_cases(desk, looking, request)
    assert queues.count_queues(desk, looking, request.words)[queue] == len(lines)
    others = [file.case.reference for file in office.files.values()]
    for reference in dict.fromkeys([*(line.reference for line in lines), *others]):
        view = office.do(who, views.case_view, reference)
        if view is not None:
            steps = next_steps(view.file, policy(), office.now)
            seen = plain.may_see(who, view.file, steps, office.today)
            assert seen, f"{who.name} sees {reference} without need to know."
            for proposal in view.file.proposals:
                views.deciders(view, proposal)
            for appeal in view.file.appeals:
                views.reviewers(view, appeal)
            found = comparable.comparable_cases(desk, view.file.case.id)
            assert found.measures_chosen() is not None
    customers.find_customers(desk, choose.words("okafor"))
    for each in waiting.waiting_without_case(desk):
        about = getattr(each, "allegation", None)
        assert about is None or about.about_id != who.id, "Somebody sees what is said of them."
    drafts.my_drafts(desk)


def refresh_lists(office: Office, choose: Choices) -> None:
    desk = office.desk(choose.one(office.people))
    while queues.refresh_stale(desk, limit=3) == 3:
        pass


ATTEMPTS: tuple[Attempt, ...] = (
    be_away,
    be_back,
    stand_in,
    stand_in_no_more,
    look,
    refresh_lists,
    come,
    change_grade,
    have_a_duty,
    leave,
    come_back,
)
