"""The table of keys: one key means one thing everywhere."""

import pytest
from textual.keys import format_key

from ubp_tui.widgets.bindings import KEYS, TAKEN, bindings, numbers, problems_with_keymap


def test_no_key_means_two_things() -> None:
    keys = [format_key(key.key) for key in KEYS.values()]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & TAKEN.keys()


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_every_key_is_explained_in_a_sentence(key) -> None:
    assert key.help.endswith(".") and key.help[0].isupper()
    assert len(key.label) <= 16


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_no_key_needs_a_combination_that_terminals_take(key) -> None:
    assert "ctrl" not in key.key and "alt" not in key.key


def test_bindings_carry_the_id_by_which_they_can_be_moved() -> None:
    check, back = bindings("contact_check", "back")
    assert (check.key, check.action, check.id) == ("c", "contact_check", "contact_check")
    assert (back.key, back.action, back.tooltip) == ("escape", "back", KEYS["back"].help)


def test_numbers_go_to_the_part_with_that_number() -> None:
    assert [(n.key, n.action) for n in numbers(2)] == [("1", "choose(1)"), ("2", "choose(2)")]


@pytest.mark.parametrize(
    ("keymap", "said"),
    [
        ({"help": "f1"}, []),
        ({"helf": "f1"}, ["There is no key named “helf”."]),
        ({"help": "c"}, ["The key for “help” is taken by “contact_check”."]),
        ({"help": "slash"}, ["The key for “help” is taken by “filter”."]),
        ({"help": "j"}, ["The key for “help”, j, is taken: one line down."]),
        ({"help": "c", "contact_check": "f2"}, []),
    ],
)
def test_a_keymap_that_makes_a_key_mean_two_things_is_refused_in_words(keymap, said) -> None:
    assert problems_with_keymap(keymap) == said
