"""One or two lines at the bottom: the keys of the screen, in words."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "number_sign": "#",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


class KeyBar(Static):
    """Shows every binding of the screen that has a label; each key once."""

    DEFAULT_CSS = "KeyBar { height: auto; max-height: 2; dock: bottom; text-style: dim; }"

    def __init__(self) -> None:
        """Empty until the screen is there."""
        super().__init__("", markup=False)

    def on_mount(self) -> None:
        """Fills the line from the screen's bindings."""
        self.show_keys()

    def show_keys(self) -> None:
        """Shows the keys as they are now."""
        words = []
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.show and binding.description:
                key = binding.key_display or _NAMES.get(binding.key, binding.key)
                words.append(f"{key}\u00a0{binding.description.replace(' ', chr(0xA0))}")
        self.update(Text("  ".join(dict.fromkeys(words)), overflow="fold"))
