"""Sending a form: once, however often the key is pressed, and never from under somebody."""

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from screens.answers import Answers
from screens.filled import Filled
from screens.form_screen import FormScreen, FormSpec
from screens.kept import KeptForm
from screens.work_screen import Problem
from tests.screens.conftest import At, Office
from ubp_tui.casework.refusals import DatabaseProblem, Refused
from ubp_tui.widgets.questions import Question, Values


class Database:
    """Stands in for one that is busy until it is let go."""

    def __init__(self) -> None:
        self.free = Event()
        self.asked = Event()
        self.sent: list[str] = []
        self.refuses = False

    def send(self, answers: Answers) -> str:
        self.asked.set()
        assert self.free.wait(10)
        if self.refuses:
            raise Refused("The case is closed.", "R20")
        self.sent.append(answers.text("words"))
        return "sent"


@pytest.fixture
def busy() -> Iterator[Database]:
    database = Database()
    yield database
    database.free.set()


def form(database: Database) -> FormSpec:
    def ask(typed: Values) -> list[Question]:
        return [Filled(typed).line("words", "The words")]

    return FormSpec(title="A form", ask=ask, send=database.send, help="Asks for the words.")


async def test_a_key_pressed_three_times_sends_a_form_once(
    office: Office, at: At, busy: Database
) -> None:
    busy.free.set()
    async with at(office.desk("tom")) as hands:
        hands.app.push_screen(FormScreen(office.desk("tom"), form(busy)))
        await hands.sees("A form")
        hands.burst("hello", "f10", "f10", "f10")
        await hands.until(lambda: hands.app.screen is hands.home, "it went back")
        await hands.settle()
        assert hands.app.screen is hands.home
    assert busy.sent == ["hello"]


async def test_a_form_on_which_nothing_was_typed_makes_its_questions_once(
    office: Office, at: At
) -> None:
    asked: list[Values] = []

    def ask(typed: Values) -> list[Question]:
        asked.append(typed)
        return [Filled(typed).words("words", "The words")]

    desk = office.desk("tom")
    spec = FormSpec(title="A form", ask=ask, send=lambda _: None, help="Asks for the words.")
    async with at(desk) as hands:
        for typed in ("", "Half a sentence"):
            keeper = hands.home.kept.of(spec, "a form")
            asked.clear()
            hands.app.push_screen(FormScreen(desk, spec, keeper))
            await hands.sees("The words")
            assert asked == [{}]
            await hands.type(typed)
            await hands.press("escape")
        keeper = hands.home.kept.of(spec, "a form")
        asked.clear()
        hands.app.push_screen(FormScreen(desk, spec, keeper))
        await hands.sees("Half a sentence")
        assert asked == [{}, {"words": "Half a sentence"}]


async def test_nobody_leaves_a_form_while_it_is_being_saved(
    office: Office, at: At, busy: Database
) -> None:
    came_back: list[Any] = []
    kept = KeptForm()
    async with at(office.desk("tom")) as hands:
        hands.app.push_screen(FormScreen(office.desk("tom"), form(busy), kept), came_back.append)
        await hands.sees("A form")
        hands.burst("hello", "f10")
        await hands.until(busy.asked.is_set, "it is being saved")
        hands.burst("", "escape", "f10")
        await hands.sees("One moment: what you sent is being saved.")
        busy.free.set()
        await hands.until(lambda: hands.app.screen is hands.home, "it went back")
    assert (busy.sent, came_back, kept.load()) == (["hello"], ["sent"], {})


async def test_saving_that_takes_long_is_said_until_it_has_ended(
    office: Office, at: At, busy: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.work_screen.SLOW", 0.01)
    busy.refuses = True
    async with at(office.desk("tom")) as hands:
        hands.app.push_screen(FormScreen(office.desk("tom"), form(busy)))
        await hands.sees("A form")
        hands.burst("hello", "f10")
        await hands.sees("Saving…")
        busy.free.set()
        await hands.sees("The case is closed.")
        await hands.press("enter")
        assert "Saving…" not in hands.text


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (DatabaseProblem("It is in use; nothing was changed."), "It is in use; nothing"),
        (Refused("The case is closed.", "R20"), "Nothing was changed. The case is closed. (R20)"),
    ],
)
async def test_that_nothing_was_changed_is_said_once(
    office: Office, at: At, problem: Problem, said: str
) -> None:
    async with at(office.desk("tom")) as hands:
        hands.home.tell(problem)
        await hands.sees(said)
        assert hands.text.lower().count("nothing was changed") == 1


async def test_what_was_refused_can_be_sent_again_or_left(
    office: Office, at: At, busy: Database
) -> None:
    busy.refuses = True
    busy.free.set()
    async with at(office.desk("tom")) as hands:
        hands.app.push_screen(FormScreen(office.desk("tom"), form(busy)))
        await hands.sees("A form")
        hands.burst("hello", "f10")
        await hands.sees("The case is closed.")
        busy.refuses = False
        await hands.press("enter", "f10")
        await hands.until(lambda: hands.app.screen is hands.home, "it went back")
    assert busy.sent == ["hello"]


async def test_kept_words_are_gone_on_with_at_their_end_and_say_from_when(
    office: Office, at: At, busy: Database
) -> None:
    busy.free.set()
    kept = KeptForm(lambda: office.now)

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [filled.words("words", "The words"), filled.line("how", "How", now="email")]

    spec = FormSpec(title="A form", ask=ask, send=busy.send, help="Words to keep.")
    async with at(office.desk("tom")) as hands:
        hands.app.push_screen(FormScreen(office.desk("tom"), spec, kept))
        await hands.sees("A form")
        await hands.press("escape")
        hands.app.push_screen(FormScreen(office.desk("tom"), spec, kept))
        await hands.sees("A form")
        assert "kept" not in hands.text
        await hands.type("All ended.")
        await hands.press("escape")
        office.now = office.now.add(hours=2)
        hands.app.push_screen(FormScreen(office.desk("tom"), spec, kept))
        await hands.sees("What you typed was kept from 1 Jun 2026 10:00.")
        await hands.type(" And told.")
        await hands.press("f10")
        await hands.until(lambda: hands.app.screen is hands.home, "it went back")
    assert busy.sent == ["All ended. And told."]
