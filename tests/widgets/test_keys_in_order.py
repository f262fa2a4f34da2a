"""Keys that arrive in one burst go where they would have gone one by one."""

import pytest
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Input

from ubp_tui.widgets.form import Form
from ubp_tui.widgets.keys_in_order import KeysInOrder
from ubp_tui.widgets.questions import Line


class TwoFields(KeysInOrder):
    """A form of two lines, and what was typed outside it."""

    BINDINGS = [("x", "leave", "leave")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Form([Line(name="one", label="One"), Line(name="two", label="Two")], save="Save")

    def burst(self, *keys: str) -> None:
        """All of it arrives before any of it is dealt with."""
        for key in keys:
            character = key if len(key) == 1 else None
            self.post_message(events.Key(key, character))

    def typed(self) -> list[str]:
        return [field.value for field in self.query(Input)]


async def eventually(pilot: Pilot[None]) -> None:
    """Waits until every key has been dealt with."""
    for _ in range(40):
        await pilot.pause()


async def test_letters_after_tab_go_into_the_next_field() -> None:
    app = TwoFields()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.burst("a", "b", "tab", "c", "d", "shift+tab", "e")
        await eventually(pilot)
        assert app.typed() == ["abe", "cd"]


async def test_what_is_pasted_keeps_its_place_among_the_keys() -> None:
    app = TwoFields()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.burst("a", "tab")
        app.post_message(events.Paste("pasted"))
        app.burst("b")
        await eventually(pilot)
        assert app.typed() == ["a", "pastedb"]


async def test_keys_work_on_when_the_field_that_had_the_focus_is_gone() -> None:
    app = TwoFields()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.burst("a")
        await app.query(Input).first().remove()
        app.query(Input).last().focus()
        app.burst("z")
        await eventually(pilot)
        assert app.typed() == ["z"]


class TwoSteps(TwoFields):
    """A step with one line, after which comes another with one line."""

    def compose(self) -> ComposeResult:
        yield Vertical(Form([Line(name="first", label="First")], save="Go on"))

    async def on_form_submitted(self) -> None:
        step = self.query_one(Vertical)
        await step.remove_children()
        await step.mount(Form([Line(name="second", label="Second")], save="Go on"))


@pytest.mark.parametrize("sends", [("f10",), ("tab", "enter")])
async def test_a_letter_after_the_key_that_sends_a_step_goes_into_the_next(
    sends: tuple[str, ...],
) -> None:
    app = TwoSteps()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.burst("a", *sends, "b")
        await eventually(pilot)
        assert app.typed() == ["b"]
