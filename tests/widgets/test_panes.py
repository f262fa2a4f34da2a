"""Panes: beside each other where there is room, tabs where there is not."""

from rich.text import Text

from ubp_tui.widgets.page import Page
from ubp_tui.widgets.panes import Pane, Panes
from ubp_tui.widgets.text_inputs import ManyLines


def review() -> Panes:
    return Panes(
        Pane("Decision", Page(Text("As it was frozen"))),
        Pane("Reasons", ManyLines("The customer's words")),
        Pane("Outcome", ManyLines("Measure by measure")),
    )


async def test_at_80_columns_one_pane_is_shown_and_the_others_are_tabs(stage) -> None:
    app = stage(review())
    async with app.run_test(size=(80, 24)):
        assert app.lines()[0].split() == [">1", "Decision<", "2", "Reasons", "3", "Outcome"]
        assert "As it was frozen" in app.words()
        assert "The customer's words" not in app.words()


async def test_at_120_columns_all_panes_stand_beside_each_other(stage) -> None:
    app = stage(review())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for words in ("As it was frozen", "The customer's words", "Measure by measure"):
            assert words in app.lines()[1]


async def test_a_number_goes_to_its_pane_and_to_what_takes_keys_in_it(stage) -> None:
    app = stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("3")
        assert "Measure by measure" in app.words()
        await pilot.press("x")
        assert app.query(ManyLines)[1].text.endswith("x")


async def test_the_current_pane_stays_when_the_window_changes_width(stage) -> None:
    app = stage(review())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        app.query(ManyLines)[0].focus()
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        assert app.query_one(Panes).current == 1
        assert "The customer's words" in app.words()


async def test_there_is_no_pane_beyond_the_last(stage) -> None:
    app = stage(review())
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Panes).action_choose(4)
        await pilot.pause()
        assert app.query_one(Panes).current == 0
