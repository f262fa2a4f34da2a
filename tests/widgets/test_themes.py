"""Colours: the terminal's own by default, legible where others are chosen."""

import itertools

import pytest
from textual.color import Color

from ubp_tui.widgets.themes import (
    SELWOOD,
    TERMINAL,
    THEME_NAMES,
    native_colours,
    selwood_theme,
    use_theme,
)

PAIRS = [
    *itertools.product(
        ("foreground", "text-muted", "text-disabled", "text-error", "text-primary"),
        ("background", "panel"),
    ),
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
]


@pytest.mark.parametrize(("text", "behind"), PAIRS)
def test_every_text_of_the_rich_theme_has_the_contrast_that_wcag_aa_asks(text, behind) -> None:
    colours = selwood_theme().to_color_system().generate()
    background = Color.parse(colours[behind])
    foreground = background + Color.parse(colours[text])
    assert contrast(foreground, background) >= 4.5


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert round(contrast(Color(0, 0, 0), Color(255, 255, 255))) == 21


async def test_the_terminals_own_colours_are_the_default(stage) -> None:
    app = stage()
    async with app.run_test():
        assert app.theme == TERMINAL and app.native_ansi_color


async def test_another_theme_is_a_choice(stage) -> None:
    app = stage()
    use_theme(app, SELWOOD)
    async with app.run_test():
        assert app.theme == SELWOOD and not app.native_ansi_color


def test_an_unknown_theme_is_refused_with_those_there_are(stage) -> None:
    with pytest.raises(ValueError, match="Choose terminal or selwood"):
        use_theme(stage(), "pink")


def test_no_color_holds_whatever_theme_is_asked_for(stage, monkeypatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = stage()
    use_theme(app, SELWOOD)
    assert app.theme == TERMINAL


def test_no_color_means_no_colour_codes_and_not_shades_of_grey() -> None:
    assert native_colours({"NO_COLOR": ""}) is True
    assert native_colours({}) is None


def test_the_default_is_named_first() -> None:
    assert THEME_NAMES[0] == TERMINAL
