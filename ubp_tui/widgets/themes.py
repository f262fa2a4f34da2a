"""Colours: the terminal's own sixteen by default, one richer theme as a choice."""

from __future__ import annotations

from textual.app import App
from textual.theme import Theme

TERMINAL = "terminal"
SELWOOD = "selwood"
NAMES = (TERMINAL, SELWOOD)

_TERMINAL = Theme(
    name=TERMINAL,
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    accent="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-background": "ansi_default",
        "input-cursor-text-style": "reverse",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "scrollbar": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-corner-color": "ansi_default",
    },
)

_SELWOOD = Theme(
    name=SELWOOD,
    dark=True,
    primary="#8ec7a6",
    secondary="#9db8d9",
    warning="#f2c14e",
    error="#ff8a80",
    success="#8ec7a6",
    accent="#f2c14e",
    foreground="#f0efe9",
    background="#14231c",
    surface="#1e3329",
    panel="#284236",
)


def register(app: App[None], name: str) -> None:
    """Makes the themes known to the app and chooses one; an unknown name is the terminal's."""
    for theme in (_TERMINAL, _SELWOOD):
        app.register_theme(theme)
    app.theme = name if name in NAMES else TERMINAL
