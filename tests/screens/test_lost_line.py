"""A line that is lost, or a process that is killed, takes no words of a form with it."""

from collections.abc import Callable
from typing import Any

import pytest

from screens.appeal import open_complaint, open_new_appeal
from screens.case import open_case_screen
from screens.case.actions import TABLE, ways_of
from screens.incident import open_incident_form
from screens.incident.details import open_incident_details
from tests.screens.conftest import At, Hands, Office
from tests.screens.on_the_way import EMAIL, TUESDAYS, appealed, file_of, informed
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.drafts import my_drafts
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Case
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.text_inputs import ManyLines, OneLine

WORDS = "I was cold for a week"
Opens = Callable[[Hands, Office, Case], object]


def by_way(action: Action) -> Opens:
    """Opens a form as the list of what can be done on a case does."""

    def open_it(hands: Hands, office: Office, case: Case) -> None:
        screen: Any = hands.app.screen
        ways_of(action, screen.desk, case_view_by_id(screen.desk, case.id))[0].open(screen)

    return open_it


def details(hands: Hands, office: Office, case: Case) -> None:
    """Opens the rest of an incident."""
    open_incident_details(hands.home, file_of(office, case).incidents[0].id)


FORMS: dict[str, Opens] = {
    "an appeal": lambda hands, _, case: open_new_appeal(hands.home, case.id),
    "a complaint": lambda hands, _, case: open_complaint(hands.home, case.id),
    "details": details,
    "a warning": by_way(Action.WARN),
    "an account": by_way(Action.RECORD_ACCOUNT),
    "a need": by_way(Action.RECORD_NEED),
    "a nomination": by_way(Action.RECORD_NOMINATION),
}


def kept_words(desk: Desk) -> list[str]:
    return [draft.body for draft in my_drafts(desk) if WORDS in draft.body]


async def opened(hands: Hands, office: Office, case: Case, opens: Opens) -> None:
    """The case is open, and the form on it."""
    open_case_screen(hands.home, case.reference, lambda by: None)
    await hands.sees(case.reference)
    opens(hands, office, case)
    await hands.until(lambda: hands.app.screen.query(Form), "a form is open")
    await hands.settle()


def into_the_words(hands: Hands) -> ManyLines:
    field = hands.app.screen.query(ManyLines).first()
    field.focus()
    return field


@pytest.mark.parametrize("opens", FORMS.values(), ids=FORMS)
async def test_r16_what_was_typed_is_there_again_after_the_line_was_lost(
    office: Office, at: At, opens: Opens
) -> None:
    case, desk = informed(office, EMAIL), office.desk("tom")
    async with at(desk) as hands:
        await opened(hands, office, case, opens)
        into_the_words(hands)
        await hands.type(WORDS)
        await hands.until(lambda: kept_words(desk), "what was typed is kept")
    async with at(desk) as hands:
        await opened(hands, office, case, opens)
        await hands.sees("What you typed was kept from")
        assert into_the_words(hands).text == WORDS


async def test_every_form_on_a_case_with_room_for_words_is_kept(office: Office, at: At) -> None:
    case, desk = informed(office, EMAIL, TUESDAYS), office.desk("hal")
    appealed(office, case)
    async with at(desk) as hands:
        open_case_screen(hands.home, case.reference, lambda by: None)
        await hands.settle()
        on_case: Any = hands.app.screen
        view = case_view_by_id(desk, case.id)
        filled_in = []
        for way in [way for action in TABLE for way in ways_of(action, desk, view)]:
            way.open(on_case)
            await hands.settle()
            if hands.app.screen.query(Form) and hands.app.screen.query(ManyLines):
                filled_in.append(way.words)
                into_the_words(hands).load_text(f"{len(filled_in)}. {WORDS}")
                await hands.press("escape")
            else:
                hands.app.screen.dismiss()
                await hands.settle()
    kept = "".join(kept_words(desk))
    lost = [w for at, w in enumerate(filled_in, 1) if f'"{at}. {WORDS}"' not in kept]
    assert len(filled_in) > 20
    assert lost == []


async def test_r16_whoever_has_not_been_given_the_case_loses_no_words_either(
    office: Office, at: At
) -> None:
    case, sam = informed(office, EMAIL), office.desk("sam")
    for kept in ("", WORDS):
        async with at(sam) as hands:
            open_new_appeal(hands.home, case.id)
            await hands.sees("Until when it is in time")
            assert into_the_words(hands).text == kept
            if not kept:
                await hands.type(WORDS)
                await hands.press("escape")


async def test_r35_nobody_else_reads_what_somebody_has_typed(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    for username in ("sam", "dee"):
        async with at(office.desk(username)) as hands:
            open_new_appeal(hands.home, case.id)
            await hands.sees("Until when it is in time")
            assert into_the_words(hands).text == ""
            await hands.type(WORDS)
            await hands.press("escape")


async def test_r29_a_day_that_was_typed_as_today_stays_the_day_it_was(
    office: Office, at: At
) -> None:
    case, desk = informed(office, EMAIL), office.desk("tom")
    async with at(desk) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("Until when it is in time")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("escape")
    office.now = office.now.add(days=3)
    async with at(desk) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("Until when it is in time")
        assert hands.app.screen.query(OneLine).first().value == "1 June 2026"


async def test_r29_an_appeal_that_was_sent_leaves_no_draft(office: Office, at: At) -> None:
    case, desk = informed(office, EMAIL), office.desk("sam")
    async with at(desk) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("Until when it is in time")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("tab", "space", "tab")
        await hands.type(WORDS)
        await hands.until(lambda: kept_words(desk), "what was typed is kept")
        await hands.press("f10")
        await hands.sees("Appeal recorded.")
    assert my_drafts(desk) == ()
    assert file_of(office, case).appeals[0].words == WORDS


async def test_what_was_typed_is_thrown_away_on_somebodys_word(office: Office, at: At) -> None:
    case, desk = informed(office, EMAIL), office.desk("tom")
    async with at(desk) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("f9 throw away")
        await hands.press("f9")
        await hands.sees("Nothing is typed here.")
        into_the_words(hands)
        await hands.type(WORDS)
        await hands.press("f9")
        await hands.sees("Throw away what you typed on this form?")
        await hands.press("n", "f9")
        assert kept_words(desk)
        await hands.press("y")
        await hands.until(lambda: hands.app.screen is hands.home, "it went back")
    assert my_drafts(desk) == ()


async def test_r4_a_customer_who_is_being_added_is_there_again_too(office: Office, at: At) -> None:
    asha = office.desk("asha")
    for is_kept in (False, True):
        async with at(asha) as hands:
            open_incident_form(hands.home)
            await hands.type("Nobody")
            await hands.sees("Somebody new")
            await hands.press("enter")
            await hands.sees("Family name")
            assert ("1 Mill Lane" in hands.text) == is_kept
            if not is_kept:
                await hands.press("tab", "tab")
                await hands.type("1 Mill Lane")
                await hands.press("escape")
