"""The table of keys: one key means one thing everywhere, and people can move it by its id."""

from pathlib import Path

import pytest

from ubp_tui.keys import KEYS, TAKEN, pressed, problems_with_keymap


def test_no_key_means_two_things() -> None:
    keys = [each for key in KEYS.values() for each in key.pressed]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & TAKEN.keys()


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_every_key_is_explained_in_a_sentence(key) -> None:
    assert key.help.endswith(".") and key.help[0].isupper()
    assert len(key.label) <= 16


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_no_key_needs_a_combination_that_terminals_take(key) -> None:
    assert "ctrl" not in key.key and "alt" not in key.key


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_the_documentation_names_every_key_that_can_be_moved(key) -> None:
    page = Path(__file__).parents[1].joinpath("docs", "command-line.md").read_text()
    shown = key.key.replace(",", "`, `").replace("escape", "esc")
    assert f"| `{key.id}` | `{shown}` | {key.help} |" in page


def test_several_keys_are_parted_by_commas() -> None:
    assert pressed("?, f1") == {"?", "f1"}


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"why": "f2"}, []),
        ({"help": "f2, !"}, []),
        ({"back": "escape"}, []),
        ({"why": "c", "contact_check": "f2"}, []),
        ({"helf": "f2"}, ["There is no key named “helf”. Did you mean “help”?"]),
        ({"help": "c"}, ["The key for “help” is taken by “contact_check”."]),
        ({"help": "j"}, ["The key for “help”, j, is taken: one line down."]),
        (
            {"help": "ctrl+q"},
            ["The key for “help” cannot be “ctrl+q”: use one letter, digit or sign, or f1 to f12."],
        ),
        (
            {"why": " "},
            ["The key for “why” cannot be “”: use one letter, digit or sign, or f1 to f12."],
        ),
        (
            {"back": "Q"},
            [
                "The key for “back” is needed where words are typed, where a letter is only a "
                "letter: use f1 to f12, or keep escape."
            ],
        ),
    ],
)
def test_a_choice_of_keys_that_cannot_be_used_is_refused_in_words(keymap, said) -> None:
    assert problems_with_keymap(keymap) == said


def test_a_name_that_is_like_none_is_answered_with_all_there_are() -> None:
    (said,) = problems_with_keymap({"zzz": "f2"})
    assert said.startswith("There is no key named “zzz”. There are filter, open, kind,")
