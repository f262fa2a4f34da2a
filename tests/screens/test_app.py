"""The whole program: what holds on every screen."""

from pathlib import Path

import pytest

from ubp_tui import app
from ubp_tui.widgets.themes import SELWOOD, TERMINAL


@pytest.mark.parametrize("theme", [TERMINAL, SELWOOD])
async def test_it_opens_in_the_theme_that_was_chosen(program, theme) -> None:
    async with program("tom", theme=theme) as hands:
        assert hands.app.theme == theme


async def test_nothing_moves_by_itself(program, case) -> None:
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("slash")
        assert hands.app.animation_level == "none"
        assert not any(field.cursor_blink for field in hands.app.screen.query("Input"))


async def test_the_palette_has_the_keys_of_the_screen(program) -> None:
    async with program("tom") as hands:
        await hands.press("ctrl+p")
        await hands.sees("Records an incident.")
        await hands.type("sort")
        await hands.sees("sort (s)")
        await hands.press("down", "enter")
        await hands.sees("Sorted by")


async def test_the_palette_is_left_with_esc(program) -> None:
    async with program("tom") as hands:
        await hands.press("ctrl+p", "escape")
        await hands.sees("[2 Open 0]")


async def test_a_small_window_covers_every_screen_and_keeps_it(program) -> None:
    async with program("tom") as hands:
        for key, words in {"w": "What it is about", "question_mark": "What this screen"}.items():
            await hands.press(key)
            await hands.sees(words)
            before = hands.text
            await hands.pilot.resize_terminal(79, 24)
            await hands.sees("79x24")
            await hands.pilot.resize_terminal(80, 24)
            await hands.until(lambda before=before: hands.text == before, f"{key} is there again")
            await hands.press("escape")
            await hands.sees("[2 Open 0]")


async def test_a_screen_at_rest_writes_nothing_to_the_terminal(program, case, monkeypatch) -> None:
    case("Okafor, Jane")
    monkeypatch.setattr(app, "LOOK_EVERY", 0.02)
    looks: list[int] = []
    really = app.journal_head
    monkeypatch.setattr(app, "journal_head", lambda desk: looks.append(1) or really(desk))
    async with program("tom", size=(120, 40)) as hands:
        await hands.until(lambda: len(looks) > 1, "the program has looked for changes")
        await hands.settle()
        painted: list[object] = []
        monkeypatch.setattr(hands.app, "_display", lambda screen, lines: painted.append(lines))
        hands.app._seen = None  # as after a change that this list does not show
        before = len(looks)
        await hands.until(lambda: len(looks) > before + 5, "it has looked five times more")
        await hands.settle()
        assert painted == []
        await hands.press("s")
        assert painted


async def test_a_mistake_in_the_program_puts_nothing_of_a_case_on_the_terminal(program) -> None:
    def mistaken(narrative: str) -> None:
        raise RuntimeError("the details")

    with pytest.raises(RuntimeError, match="the details"):
        async with program("tom") as hands:
            opened = hands.app
            opened.call_later(mistaken, "He shouted.")
            await hands.settle()
    assert opened._exit_renderables == []


async def test_a_database_that_is_gone_is_said_once_and_the_screen_stays(
    program, office, monkeypatch
) -> None:
    monkeypatch.setattr(app, "LOOK_EVERY", 0.02)
    async with program("tom") as hands:
        Path(office.database.database).unlink()
        await hands.sees("was removed or replaced")
        await hands.press("escape")
        await hands.sees("[2 Open 0]")
