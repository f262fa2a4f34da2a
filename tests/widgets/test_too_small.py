"""A window too small says so, and everything is there again when it is larger."""

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.row_list import Row, RowList
from ubp_tui.widgets.text_inputs import OneLine
from ubp_tui.widgets.too_small import TooSmall


async def resized(pilot: Pilot[object], width: int, height: int) -> None:
    """Waits until the screen in front has the size, which Textual tells it a moment later."""
    await pilot.resize_terminal(width, height)
    for _ in range(200):
        await pilot.pause(0.01)
        covered = isinstance(pilot.app.screen, TooSmall)
        if pilot.app.screen.size == (width, height) and covered == (width < 80 or height < 24):
            return
    raise AssertionError(
        f"{pilot.app.screen_stack}, {pilot.app.screen.size}: never {width}x{height}"
    )


@pytest.mark.parametrize("small", [(20, 5), (79, 24), (80, 23), (1, 1)])
async def test_a_small_window_is_told_so_in_words(stage, small) -> None:
    app = stage(lambda: OneLine("kept"))
    async with app.run_test(size=small):
        assert isinstance(app.screen, TooSmall)


async def test_the_sentence_fits_20_columns_by_5_rows(stage) -> None:
    app = stage(lambda: OneLine("kept"))
    async with app.run_test(size=(20, 5)):
        assert " ".join(" ".join(app.lines()).split()) == (
            "This window is 20x5; the program needs 80x24. Make it larger: nothing is lost."
        )


async def test_what_was_typed_and_where_the_cursor_was_return(stage) -> None:
    app = stage(OneLine(""), OneLine(""))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"Jane")
        focused = app.focused
        await resized(pilot, 40, 10)
        assert isinstance(app.screen, TooSmall)
        await pilot.press("x", "escape", "enter")
        await resized(pilot, 80, 24)
        assert app.focused is focused
        assert isinstance(focused, Input) and focused.value == "Jane"
        assert "Jane" in app.words()


async def test_a_screen_opened_meanwhile_is_covered_too(stage) -> None:
    app = stage(lambda: OneLine("kept"))
    async with app.run_test(size=(20, 5)) as pilot:
        opened: Screen[None] = Screen()
        await app.push_screen(opened)
        await pilot.pause()
        assert isinstance(app.screen, TooSmall)
        await resized(pilot, 80, 24)
        assert app.screen is opened
        opened.dismiss()
        await pilot.pause()
        await pilot.pause()
        assert "kept" in app.words()


async def test_the_sentence_says_the_size_there_is_now(stage) -> None:
    app = stage(lambda: OneLine("kept"))
    async with app.run_test(size=(20, 5)) as pilot:
        await resized(pilot, 60, 10)
        assert "60x10" in app.words()


async def test_the_cursor_is_in_sight_on_its_case_when_the_window_is_larger_again(stage) -> None:
    rows = [Row(at, (f"UBP-{at:04}",)) for at in range(100)]
    app = stage(RowList([Column("Ref")], lambda first, most: rows[first : first + most], 100))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *["j"] * 40)
        await resized(pilot, 20, 5)
        await pilot.press("j", "end")
        await resized(pilot, 80, 24)
        assert ">UBP-0040" in app.lines()
