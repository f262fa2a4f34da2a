"""The queue of incidents that have joined no case (R1, R35)."""

import re

import pytest

from screens.incident import UnattachedScreen
from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.incidents import record_incident
from ubp_tui.casework.staff import NewStaff, add_staff
from ubp_tui.casework.unattached import incident_view
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.casework.waiting import (
    allegations_to_look_into,
    waiting_incidents,
    waiting_needs,
)
from ubp_tui.policy.forms.incidents import NewIncident
from ubp_tui.policy.forms.preparing import NewAdjustment


async def opened(hands):
    """Whoever sits there opens the queue."""
    await hands.app.push_screen(UnattachedScreen(hands.home.desk))


async def test_r1_what_is_overdue_is_marked(office, at):
    office.incident(office.customer("Okafor, Jane", "P1"))
    office.now = office.now.add(days=7)
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("Okafor, Jane")
        assert re.search(r" 3 Jun +! *$", hands.text, re.MULTILINE)


@pytest.mark.parametrize("years", [1, 2])
async def test_r1_days_long_ago_fit_their_columns(office, at, years):
    office.incident(office.customer("Okafor, Jane", "P1"))
    office.now = office.now.add(years=years)
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("Okafor, Jane")
        (line,) = [line for line in hands.text.splitlines() if "Okafor, Jane" in line]
        assert line.count("Jun 2026") == 2
        assert line.rstrip().endswith("!")
        assert "its details" in hands.text


async def test_r35_an_adviser_sees_what_they_recorded_and_a_team_leader_all(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    office.incident(jane, by="asha")
    office.incident(jane, by="sam")
    for username, seen in (("asha", 1), ("tom", 2)):
        async with at(office.desk(username)) as hands:
            await opened(hands)
            await hands.sees("INC-0001")
            assert hands.text.count("INC-") == seen


async def test_enter_shows_all_words_and_e_completes_the_details(office, at):
    incident = office.incident(office.customer("Okafor, Jane", "P1"), "He said [/x] =cmd().")
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("INC-0001")
        await hands.press("enter")
        await hands.sees("He said [/x] =cmd().")
        await hands.press("e")
        await hands.sees("Kinds of behaviour")
        await hands.press("down", "space", "tab")
        await hands.type("An hour.")
        await hands.press("f10")
        await hands.sees("Completed INC-0001")
        await hands.sees("An hour.")
    saved = incident_view(office.desk("asha"), incident.id).incident
    assert saved.behaviours == ("threats",)
    assert saved.effect_on_time == "An hour."


async def test_r2_details_without_an_effect_are_not_taken(office, at):
    office.incident(office.customer("Okafor, Jane", "P1"))
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("INC-0001")
        await hands.press("e")
        await hands.press("space", "f10")
        await hands.sees("Error: Say what effect it had")


async def test_r1_an_incident_is_dropped_only_with_a_reason(office, at):
    office.incident(office.customer("Okafor, Jane", "P1"))
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("INC-0001")
        await hands.press("-")
        await hands.press("f10")
        await hands.sees("“Why it is dropped” is empty")
        await hands.type("He apologised at once.")
        await hands.press("f10")
        await hands.sees("Dropped INC-0001")
    assert waiting_incidents(office.desk("asha")) == ()


async def test_r1_an_incident_is_followed_up_some_weeks_later(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    incident = office.complete(office.incident(jane))
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("INC-0001")
        await hands.press("z")
        await hands.sees("4 weeks is the default, 12 weeks the longest.")
        await hands.press("backspace", "1", "3", "f10")
        await hands.sees("Error: Type a number of weeks from 1 to 12.")
        await hands.press("backspace", "backspace", "4", "f10")
        await hands.sees("INC-0001 comes back later")
        assert "29 Jun" in hands.text
    assert incident_view(office.desk("asha"), incident.id).incident.followed_up_until is not None


async def test_r1_an_incident_joins_the_customers_open_case(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    case = open_case(office.desk("tom"), jane.id, (office.incident(jane).id,))
    office.incident(jane, "Again.")
    async with at(office.desk("tom")) as hands:
        await opened(hands)
        await hands.sees("INC-0002")
        await hands.press("+")
        await hands.sees("Attach INC-0002 to UBP-0001, Jane Okafor?")
        await hands.press("y")
        await hands.sees("INC-0002 is on UBP-0001 now")
    assert len(case_view_by_id(office.desk("tom"), case.id).file.incidents) == 2


async def test_an_adviser_who_wants_to_open_a_case_is_told_whose_work_it_is(office, at):
    office.incident(office.customer("Okafor, Jane", "P1"))
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("(n new case)")
        await hands.press("n")
        await hands.sees("This needs a team leader or above.")
        await hands.sees("A team leader or above does that and sees it in this list too.")


async def test_r35_who_attaches_an_incident_is_said_to_whoever_may_not(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    open_case(office.desk("tom"), jane.id, (office.incident(jane).id,))
    tia = office.people["tia"].id
    ben = NewStaff(username="ben", name="Ben Adviser", grade="adviser", line_manager_id=tia)
    office.people["ben"] = add_staff(office.desk("hal"), ben)
    office.incident(jane, "Again.", by="ben")
    for username, says in (
        ("ben", "A team leader or above, such as Tia Leader, does that and sees it"),
        ("tia", "n opens one; where another has one, it says which"),
    ):
        async with at(office.desk(username)) as hands:
            await opened(hands)
            await hands.sees("INC-0002")
            await hands.press("+")
            await hands.sees(says)


async def test_r8_a_need_without_a_case_is_answered_where_it_waits(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    ask_adjustment(office.desk("asha"), jane.id, NewAdjustment(words="Large print, please."))
    async with at(office.desk("tom")) as hands:
        await opened(hands)
        await hands.sees("an answer")
        await hands.press("minus")
        await hands.sees("This is a need. enter opens it, to agree or decline it.")
        await hands.press("enter")
        await hands.sees("“Large print, please.”")
        await hands.press("down", "space", "tab")
        await hands.type("Every letter is in large print already.")
        await hands.press("f10")
        await hands.sees("Nothing waits for a case.")
    assert waiting_needs(office.desk("tom")) == ()


async def test_r8_whoever_may_not_answer_a_need_reads_it_and_why(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    ask_adjustment(office.desk("asha"), jane.id, NewAdjustment(words="Large print, please."))
    async with at(office.desk("asha")) as hands:
        await opened(hands)
        await hands.sees("an answer")
        await hands.press("enter")
        await hands.sees("“Large print, please.”")
        await hands.sees("This needs a team leader or above. (R10)")


async def test_the_cursor_stays_in_its_place_where_its_line_is_gone(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    for _ in range(3):
        office.incident(jane)
    async with at(office.desk("tom")) as hands:
        await opened(hands)
        await hands.sees("INC-0003")
        await hands.press("down", "minus")
        await hands.type("She said sorry.")
        await hands.press("f10")
        await hands.sees("Dropped INC-0002.")
        await hands.sees(">INC-0003")


async def test_r3_an_allegation_is_recorded_and_looked_into_without_a_case(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    office.incident(jane)
    async with at(office.desk("tia")) as hands:
        await opened(hands)
        await hands.sees("INC-0001")
        await hands.press("v")
        await hands.type("“He swore at me first.”")
        await hands.press("tab")
        await hands.press("space", "tab")
        for _ in range(len(office.people)):
            if "> ( ) Tia Leader" in hands.text:
                break
            await hands.press("down")
        await hands.press("space", "f10")
        await hands.sees("The allegation is recorded.")
        await hands.sees("an outcome")
        await hands.press("end", "plus")
        await hands.sees("This is an allegation. enter opens it, to record what was found.")
        await hands.press("enter")
        await hands.sees("“He swore at me first.”")
        await hands.type("The recording shows that he did not.")
        await hands.press("f10")
        await hands.sees("What was found is recorded.")
    assert allegations_to_look_into(office.desk("tia")) == ()


async def test_r4_a_post_from_nobody_known_becomes_somebodys(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    async with at(office.desk("tia")) as hands:
        await opened(hands)
        await hands.press("i")
        await hands.type("boilerman77")
        await hands.sees("Nobody known")
        await hands.press("down", "enter")
        await hands.sees("Nobody knows yet whose it is")
        await hands.type("“boilerman77” wrote that he waits for Asha.")
        await hands.press("f10")
        await hands.sees("nobody known")
        await hands.press("n")
        await hands.sees("It is nobody's yet. = says whose it is, and how you know.")
        await hands.press("equals_sign")
        await hands.type("okafor")
        await hands.sees("Okafor, Jane")
        await hands.press("enter")
        await hands.sees("How we know that it was this customer")
        await hands.type("He rang and said so.")
        await hands.press("f10")
        await hands.sees("INC-0001 is recorded as theirs.")
        await hands.sees("Okafor, Jane")
    [waiting] = waiting_incidents(office.desk("tia"))
    assert waiting.incident.customer_id == jane.id
    assert waiting.incident.identified_by == "He rang and said so."


def from_nobody_known(office):
    form = NewIncident(
        customer_id=None,
        from_nobody_known=True,
        happened_at=office.now.subtract(hours=1),
        channel="social",
        what_happened="He waits for Asha.",
    )
    record_incident(office.desk("tia"), form)


async def test_r4_whose_it_is_can_be_said_while_one_reads_it(office, at):
    office.customer("Okafor, Jane", "P1")
    from_nobody_known(office)
    async with at(office.desk("tia")) as hands:
        await opened(hands)
        await hands.press("enter", "v")
        await hands.sees("It is nobody's yet. = says whose it is, and how you know.")
        await hands.press("equals_sign")
        await hands.type("okafor")
        await hands.press("enter")
        await hands.sees("How we know that it was this customer")
        await hands.type("He rang and said so.")
        await hands.press("f10")
        await hands.sees("INC-0001 is recorded as theirs.")
        await hands.press("equals_sign")
        await hands.type("okafor")
        await hands.press("enter")
        await hands.type("Again.")
        await hands.press("f10")
        await hands.sees("It is recorded as theirs already.")


async def test_r3_what_the_customer_says_can_be_recorded_while_one_reads_it(office, at):
    jane = office.customer("Okafor, Jane", "P1")
    incident = office.incident(jane)
    async with at(office.desk("tia")) as hands:
        await opened(hands)
        await hands.press("enter", "v")
        await hands.type("“He swore at me first.”")
        await hands.press("tab", "space", "tab", "down", "space", "f10")
        await hands.sees("The allegation is recorded.")
        await hands.sees("Incident INC-0001")
    [waiting] = allegations_to_look_into(office.desk("hal"))
    assert waiting.allegation.incident_id == incident.id


async def test_r4_how_one_knows_that_it_was_one_customer_is_not_said_of_another(office, at):
    office.customer("Okafor, Jane", "P1")
    office.customer("Okafor, James", "P2")
    from_nobody_known(office)
    async with at(office.desk("tia")) as hands:
        await opened(hands)
        await hands.press("equals_sign")
        await hands.type("jane okafor\n")
        await hands.sees("INC-0001: whose it is")
        await hands.sees("P1")
        await hands.type("She rang.")
        await hands.press("escape")
        await hands.press("ctrl+u")
        await hands.type("james okafor\n")
        await hands.sees("P2")
        assert "She rang." not in hands.text
