"""The colours: the terminal's own sixteen unless someone chooses otherwise.

Nothing is said by colour alone: a cursor has its `>`, an error its word, a mark its sign.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import App
from textual.theme import Theme

TERMINAL = "terminal"
SELWOOD = "selwood"
THEME_NAMES = (TERMINAL, SELWOOD)
"""The themes to choose from, the default first."""


def terminal_theme() -> Theme:
    """The terminal's own colours; the cursor is reversed, which suits dark and light alike."""
    return Theme(
        name=TERMINAL,
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_cyan",
        warning="ansi_magenta",
        error="ansi_red",
        success="ansi_green",
        accent="ansi_cyan",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "text-muted": "ansi_default",
            "text-disabled": "ansi_default",
            "border": "ansi_default",
            "border-blurred": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-text-style": "bold",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_cyan",
            "input-selection-foreground": "ansi_black",
        },
    )


def selwood_theme() -> Theme:
    """A dark theme; every text keeps at least 4.5 to 1 against what it stands on (WCAG AA)."""
    return Theme(
        name=SELWOOD,
        primary="#7fb3e6",
        secondary="#8fd3c1",
        warning="#f2c14e",
        error="#ff9a8b",
        success="#8fd694",
        accent="#f2c14e",
        foreground="#eef2f5",
        background="#14212b",
        surface="#14212b",
        panel="#1d2f3c",
        boost="#1d2f3c",
        variables={
            "ansi-background": "#14212b",
            "ansi-foreground": "#eef2f5",
            "text-muted": "#b4c2cc",
            "text-disabled": "#a3b1bb",
            "border": "#f2c14e",
            "border-blurred": "#7d94a5",
            "block-cursor-foreground": "#14212b",
            "block-cursor-background": "#f2c14e",
            "block-cursor-text-style": "none",
            "block-cursor-blurred-foreground": "#eef2f5",
            "block-cursor-blurred-background": "#1d2f3c",
            "block-cursor-blurred-text-style": "bold",
            "input-cursor-background": "#eef2f5",
            "input-cursor-foreground": "#14212b",
            "input-cursor-text-style": "none",
            "input-selection-background": "#2f5a7a",
            "input-selection-foreground": "#eef2f5",
        },
    )


def native_colours(environment: Mapping[str, str]) -> bool | None:
    """What to pass to the App as `ansi_color`, so that NO_COLOR means no colour codes at all."""
    return True if "NO_COLOR" in environment else None


def use_theme(app: App[object], name: str | None = None) -> None:
    """Registers the themes and shows one, the terminal's own where none is asked for.

    Where NO_COLOR is set it is the terminal's own whatever is asked for.

    Raises:
        ValueError: there is no such theme; the text says which there are.
    """
    if name not in (None, *THEME_NAMES):
        raise ValueError(f"There is no theme “{name}”. Choose {' or '.join(THEME_NAMES)}.")
    app.register_theme(terminal_theme())
    app.register_theme(selwood_theme())
    chosen = TERMINAL if name is None or app.no_color else name
    if app.is_running:
        app.theme = chosen
    else:
        _begin_with(app, chosen)


def _begin_with(app: App[object], name: str) -> None:
    """Chooses a theme before the app runs.

    Set in the usual way it is taken for a change: every style is parsed and every line painted
    again after the first time, which is a tenth of the start.
    """
    app.set_reactive(App.theme, name)
    theme = app.current_theme
    for other in THEME_NAMES:
        app.remove_class(f"-theme-{other}", update=False)
    app.add_class(f"-theme-{name}", "-dark-mode" if theme.dark else "-light-mode", update=False)
    app.ansi_color = True if theme.ansi else None
    app.stylesheet.set_variables(app.get_css_variables())
