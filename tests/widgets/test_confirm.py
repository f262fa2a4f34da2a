"""A question answered with one key, and a sentence put away with one."""

import pytest
from textual import events
from textual.widgets import Input

from ubp_tui.widgets.confirm import Confirm, MessageBox
from ubp_tui.widgets.text_inputs import OneLine


def keys(*names: str) -> list[events.Key]:
    """Keys as they are read from the terminal now; they arrive when they are posted."""
    return [events.Key(name, name if len(name) == 1 else None) for name in names]


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False)])
async def test_one_plain_key_answers(stage, size, key, answer) -> None:
    app = stage()
    answers: list[bool | None] = []
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Confirm("Send it for decision?", "send", "go back"), answers.append)
        await pilot.pause()
        assert "Send it for decision?" in app.words()
        assert "y send   n go back" in app.words()
        await pilot.press("x", "q", key)
        assert answers == [answer]


async def test_a_key_typed_before_the_question_could_be_read_is_no_answer(stage) -> None:
    app = stage(OneLine)
    answers: list[bool | None] = []
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        typed = keys("y", "n", "escape")
        await app.push_screen(Confirm("Send it for decision?"), answers.append)
        await pilot.pause()
        for key in typed:
            app.post_message(key)
        await pilot.pause()
        assert "Send it for decision?" in app.words()
        assert app.screen_stack[0].query_one(Input).value == ""
        await pilot.press("n")
        assert answers == [False]


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_a_message_is_put_away_with_a_key(stage, key) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(MessageBox("Somebody else changed this [/x]\x1b[2J. Look again."))
        await pilot.pause()
        assert "Somebody else changed this [/x][2J. Look again." in app.words()
        await pilot.press(key)
        assert "Somebody else" not in app.words()


async def test_words_typed_while_a_message_comes_up_go_into_their_field(stage) -> None:
    app = stage(lambda: OneLine("He shou"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        typed = [*keys("t", "e", "d"), events.Paste(" at me"), *keys("enter", "escape")]
        await app.push_screen(MessageBox("Another window saved this meanwhile."))
        await pilot.pause()
        for event in typed:
            app.post_message(event)
        await pilot.pause()
        assert app.screen_stack[0].query_one(Input).value == "He shouted at me"
        await pilot.press("space")
        assert "Another window saved this meanwhile." in app.words()


async def test_the_keys_of_a_very_long_question_stay_in_sight(stage) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)):
        await app.push_screen(Confirm("word " * 20_000))
        assert "y yes   n no" in app.words()
