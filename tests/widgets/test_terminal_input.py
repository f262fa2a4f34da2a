"""What is pasted stays words, whatever codes are among them."""

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste

from ubp_tui.widgets.terminal_input import OnlyPasted

BEGINS, ENDS = "\x1b[200~", "\x1b[201~"


def read(typed: str, at_once: int) -> list[str]:
    """What the program hears, where so many characters arrive at once."""
    parser, only_pasted = XTermParser(), OnlyPasted()
    heard = []
    for start in range(0, len(typed), at_once):
        characters = only_pasted(typed[start : start + at_once])
        for event in parser.feed(characters) if characters else ():
            if isinstance(event, Paste):
                heard.append(event.text)
            elif isinstance(event, Key):
                heard.append(f"key {event.key}")
    return heard


@pytest.mark.parametrize("at_once", [1, 2, 3, 5, 7, 4096])
@pytest.mark.parametrize("code", ["\x1b[21~", "\x1b\x1b", "\x1b", "\x1b[200~", "\x1b[20"])
def test_a_code_within_a_paste_is_no_key(code: str, at_once: int) -> None:
    typed = f"a{BEGINS}He wrote{code} y{ENDS}b{BEGINS}more{ENDS}"
    first = f"He wrote{code} y".replace("\x1b", "")
    assert read(typed, at_once) == ["key a", first, "key b", "more"]


def test_keys_outside_a_paste_are_as_they_were() -> None:
    assert read("q\x1b[21~\x1b[A", 4096) == ["key q", "key f10", "key up"]
    assert OnlyPasted()("\x1b") == "\x1b"
