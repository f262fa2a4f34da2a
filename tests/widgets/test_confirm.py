"""A question answered with one key, and a sentence put away with one."""

import pytest

from ubp_tui.widgets.confirm import Confirm, MessageBox


@pytest.mark.parametrize(("key", "answer"), [("y", True), ("n", False), ("escape", False)])
async def test_one_plain_key_answers(stage, size, key, answer) -> None:
    app = stage()
    answers: list[bool | None] = []
    async with app.run_test(size=size) as pilot:
        await app.push_screen(Confirm("Send it for decision?", "send", "go back"), answers.append)
        assert "Send it for decision?" in app.words()
        assert "y send   n go back" in app.words()
        await pilot.press("x", "q", key)
        assert answers == [answer]


@pytest.mark.parametrize("key", ["enter", "escape", "space"])
async def test_a_message_is_put_away_with_a_key(stage, key) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(MessageBox("Somebody else changed this [/x]\x1b[2J. Look again."))
        assert "Somebody else changed this [/x][2J. Look again." in app.words()
        await pilot.press(key)
        assert "Somebody else" not in app.words()


async def test_the_keys_of_a_very_long_question_stay_in_sight(stage) -> None:
    app = stage()
    async with app.run_test(size=(80, 24)):
        await app.push_screen(Confirm("word " * 20_000))
        assert "y yes   n no" in app.words()
