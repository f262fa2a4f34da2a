"""Before a case that one has not been given: what is taken all the same (R16, R20, R23, R35)."""

from screens.case.not_given import NotGivenScreen
from screens.case.screen import CaseScreen
from screens.form_screen import FormScreen
from ubp_tui.casework.appeals import record_appeal
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.casework.people import ask_for_role
from ubp_tui.policy.facts import Role
from ubp_tui.policy.forms.appealing import NewAppeal


def appealed(story):
    story.in_force(story.by_email())
    form = NewAppeal(
        decision_id=story.view().file.decisions[0].id,
        warning_id=None,
        received_on=story.desk().today(),
        channel="phone",
        words="“I never shouted.”",
    )
    return record_appeal(story.desk(), story.case.id, form)


async def test_r16_an_adviser_records_an_appeal_on_a_case_they_were_not_given(story, at):
    story.in_force(story.by_email())
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("Ask Tom Leader, who owns it.")
        await hands.press("a")
        await hands.sees("The day it reached us")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("tab", "space", "tab")
        await hands.type("It is not fair.")
        await hands.press("f10")
        await hands.sees("Appeal recorded.")
        await hands.sees("Record their reasons, against the decision of 1 June 2026 (M2)")
    assert story.view().file.appeals[0].words == "It is not fair."


async def test_r16_r35_reasons_are_added_without_reading_what_was_said_before(story, at):
    appealed(story)
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("Record their reasons")
        await hands.press("a")
        await hands.sees("Their reasons, in their words")
        assert "I never shouted" not in hands.text
        await hands.type("Nobody rang.")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees("Their reasons are recorded.")
    assert story.view().file.appeals[0].reasons == "Nobody rang."


async def test_r16_every_line_opens_its_form_and_shows_nothing_of_the_case(story, at):
    story.note("She told us about her health.")
    appealed(story)
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.until(lambda: isinstance(hands.app.screen, NotGivenScreen), "the door shows")
        titles = []
        for line in range(1, 9):
            await hands.press("home", *["down"] * line, "enter")
            assert isinstance(hands.app.screen, FormScreen)
            titles.append(hands.text.splitlines()[0].strip())
            for secret in ("Okafor", "Shouted at me", "health", "I never shouted"):
                assert secret not in hands.text
            await hands.press("escape")
            await hands.until(lambda: isinstance(hands.app.screen, NotGivenScreen), "back")
        assert titles == [
            "UBP-0001: reasons for their appeal",
            "Record an appeal",
            "UBP-0001: a need or adjustment",
            "UBP-0001: a nominated person",
            "UBP-0001: ask for a change of personnel",
            "Note a complaint",
            "UBP-0001: an allegation",
            "A death: The customer of UBP-0001",
        ]


async def test_r15_an_incident_and_emergencies_are_taken_here_too(story, at):
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("Record an incident")
        await hands.press("tab", "end")
        await hands.sees("no heating or water")
        await hands.sees("In danger, call 999.")
        await hands.press("i")
        await hands.sees("who is it about?")


async def test_r25_a_change_of_personnel_is_asked_for_without_the_case(story, at):
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.press("x")
        await hands.sees("Who is to be replaced")


async def test_r20_whoever_hears_of_a_death_records_it_here(story, at):
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.press("end", "enter")
        await hands.sees("The family name of whoever has died")
        await hands.type("Kowalski")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("tab")
        await hands.type("Her son rang.")
        await hands.press("f10")
        await hands.sees("died on")
        await hands.press("y")
        await hands.sees("not the family name")
        await hands.press("home", *["delete"] * 8)
        await hands.type("Okafor")
        await hands.press("f10", "y")
        await hands.sees("Recorded. Every measure")
        assert "has died" not in hands.text
    assert story.view().file.customer.died_on == story.desk().today()


async def test_r4_a_file_about_oneself_takes_nothing(story, office, at):
    dee = office.customer("Patel, Dee", "P9", staff_id=office.people["dee"].id)
    incident = office.incident(dee)
    story.case = open_case(office.desk("tom"), dee.id, (incident.id,))
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("This file is not open to you.")
        assert "Record" not in hands.text
        await hands.press("a")
        await hands.sees("This file is not open to you.")


async def test_r23_whoever_is_asked_answers_here_and_is_given_the_case_by_accepting(
    story, office, at
):
    story.in_force(story.single_contact())
    measure = story.view().file.measures[0]
    mina = office.people["mina"].id
    ask_for_role(story.desk(), story.case.id, measure.id, mina, Role.CONTACT)
    async with at(story.desk("mina")) as hands:
        story.open_at(hands)
        await hands.sees("Accept or decline to be the point of contact")
        await hands.press("enter")
        await hands.sees("Asked to be the point of contact for Jane Okafor")
        await hands.sees("reaches them by email: sam.reed@example.org")
        assert "Shouted at me" not in hands.text
        await hands.press("space", "tab")
        await hands.type("A talk each week.")
        await hands.press("f10")
        await hands.until(lambda: isinstance(hands.app.screen, CaseScreen), "the case is open")


async def test_the_words_take_the_focus_and_scroll(story, at):
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("You have not been given this case.")
        await hands.press("tab", "end")
        await hands.sees("call 999")
        await hands.press("home")
        await hands.sees("You have not been given this case.")


async def test_r35_a_key_known_from_the_case_says_why_it_does_nothing_here(story, at):
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("What you can do here")
        for key in ("m", "p", "d", "t"):
            await hands.press(key)
            lowest = hands.text.rstrip().splitlines()[-1]
            assert "You have not been given this case. Ask Tom Leader, who owns it." in lowest
            await hands.press("down")
            await hands.sees("x change of person")
            assert "p measures" not in hands.text


async def test_r35_brackets_and_a_reference_lead_on_from_here_as_from_a_case(story, office, at):
    piotr = office.customer("Kowalski, Piotr", "P2")
    other = open_case(story.desk(), piotr.id, (office.incident(piotr).id,))
    ann = office.customer("Smith, Ann", "P3")
    given = open_case(story.desk(), ann.id, (office.incident(ann).id,))
    give_case(story.desk(), given.id, office.people["dee"].id, "helps with it")
    order = iter([other.reference, None, None, given.reference])
    async with at(story.desk("dee")) as hands:
        story.open_at(hands, lambda by: next(order))
        await hands.sees("UBP-0001")
        await hands.press("down", "]")
        await hands.sees("UBP-0002: it stands on their own letters.")
        await hands.sees(">Record an incident")
        await hands.press("]")
        await hands.sees("This is the last case of the list.")
        await hands.press("[")
        await hands.sees("This is the first case of the list.")
        await hands.press("#")
        await hands.type("1\n")
        await hands.sees("UBP-0001: it stands on their own letters.")
        await hands.press("]")
        await hands.sees("UBP-0003  Smith, Ann")
        await hands.press("escape")
        await hands.sees("Home")
