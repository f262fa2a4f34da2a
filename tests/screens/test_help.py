"""Help: what a screen is for, and the keys that work on it."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import screens
from screens.case_list import CaseListScreen
from screens.contact_check.screen import ContactCheckScreen
from screens.explained import ExplainedScreen
from screens.form_screen import FormScreen
from screens.incident.finding import FindCustomerScreen
from tests.screens.conftest import program_on
from ubp_tui.keys import KEYS
from ubp_tui.widgets.bindings import with_keys

WAYS = {
    "AppealReviewScreen": ("grace", "# 1 2 enter a"),
    "AppealScreen": ("helen", "# 1 2 enter a"),
    "CaseListScreen": ("priya", ""),
    "CaseScreen": ("priya", "# 1 5 enter"),
    "ContactCheckScreen": ("kofi", "c k o w enter"),
    "DecisionScreen": ("helen", "# 2 0 enter d"),
    "FactsScreen": ("priya", "# 1 5 enter shift+tab enter"),
    "FindCustomerScreen": ("priya", "i"),
    "FirstRunScreen": ("", ""),
    "FormScreen": ("priya", "# 1 5 enter a"),
    "GoToScreen": ("priya", "#"),
    "HelpScreen": ("priya", "?"),
    "IncidentReadingScreen": ("priya", "u enter"),
    "IncidentScreen": ("priya", "i o k a f down enter"),
    "InformingScreen": ("priya", "# 1 5 enter t"),
    "KindScreen": ("kofi", "c k o w enter l"),
    "MoreScreen": ("priya", "# 1 5 enter m"),
    "NotGivenScreen": ("kofi", "# 2 0 enter"),
    "PolicyScreen": ("priya", "w"),
    "RecordScreen": ("priya", "# 1 5 enter tab enter"),
    "ReferScreen": ("helen", "# 1 2 enter a up enter"),
    "SentenceScreen": ("kofi", "c k o w enter l 1"),
    "UnattachedScreen": ("priya", "u"),
    "WhoseItIsScreen": ("priya", "u i z z z enter down enter x f10 down down down ="),
    "WizardScreen": ("priya", "# 2 1 enter p"),
}
"""Who comes to each screen of the sample, and the keys that lead there."""
NAMES = {"#": "number_sign", "?": "question_mark", "=": "equals_sign"}


def all_screens() -> list[type[ExplainedScreen[Any]]]:
    """Every screen that somebody can stand on; what only others are made from is none."""
    for module in pkgutil.walk_packages(screens.__path__, "screens."):
        importlib.import_module(module.name)
    found, waiting = [FormScreen], [ExplainedScreen]
    while waiting:
        kind = waiting.pop()
        made_from_it = kind.__subclasses__()
        waiting += made_from_it
        if kind.__module__.startswith("screens.") and not made_from_it:
            found.append(kind)
    return found


def all_forms() -> list[Any]:
    """The description of every form, by where it stands."""
    return [
        pytest.param(node, id=f"{path.parent.name}/{path.stem}:{node.lineno}")
        for path in sorted(Path(*screens.__path__).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "FormSpec"
    ]


@pytest.mark.parametrize("kind", all_screens(), ids=lambda kind: kind.__name__)
async def test_every_screen_says_what_it_is_for_and_esc_goes_back(
    sample, new_office, kind: type[ExplainedScreen[Any]]
) -> None:
    who, keys = WAYS[kind.__name__]
    async with program_on(sample if who else new_office)(who or "jo", size=(120, 60)) as hands:
        for key in keys.split():
            await hands.press(NAMES.get(key, key))
        screen = hands.app.screen
        assert type(screen) is kind, hands.text
        assert len(screen.help_words()) > 40
        assert screen.focused is not None or not screen.focus_chain
        await hands.press("f1")
        await hands.sees("What this screen is for")
        words = with_keys(screen.help_words(), hands.app)
        await hands.sees(" ".join(words.split())[:60])
        await hands.press("escape")
        assert hands.app.screen is screen
        if not isinstance(screen, CaseListScreen):
            await hands.press("escape")
            assert hands.app.screen is not screen


# Where one types to find a customer, enter belongs to the field and cannot be moved.
@pytest.mark.parametrize(
    "kind",
    [
        kind
        for kind in all_screens()
        if not issubclass(kind, FindCustomerScreen | ContactCheckScreen)
    ],
    ids=lambda kind: kind.__name__,
)
def test_what_a_screen_is_for_names_no_key_that_somebody_may_have_moved(
    kind: type[ExplainedScreen[Any]],
) -> None:
    words = getattr(kind, "HELP_WORDS", "").lower()
    movable = {"esc", *(name for key in KEYS.values() for name in key.pressed if len(name) > 1)}
    assert movable.isdisjoint(re.findall(r"\w+", words))


@pytest.mark.parametrize("form", all_forms())
def test_every_form_says_what_it_is_for(form: ast.Call) -> None:
    words = next(each.value for each in form.keywords if each.arg == "help")
    assert not isinstance(words, ast.Constant) or len(words.value) > 40


async def test_a_question_mark_is_help_until_words_are_typed(sample_program) -> None:
    async with sample_program("priya") as hands:
        await hands.press("number_sign", "1", "5", "enter", "t", "enter")
        assert isinstance(hands.app.screen, FormScreen)
        await hands.sees("? help")
        await hands.press("question_mark")
        await hands.sees("What this screen is for")


async def test_help_says_what_the_screen_is_for_and_lists_its_keys_in_order(program) -> None:
    async with program("tom", size=(120, 60)) as hands:
        await hands.press("question_mark")
        await hands.sees("What this screen is for")
        await hands.sees("The cases that you have been given, in seven queues")
        lines = [line.split(maxsplit=1) for line in hands.text.splitlines() if line.strip()]
        listed = {line[0]: line[1].strip() for line in lines if len(line) == 2}
        keys = list(listed)
        wanted = ["/", "enter", "i", "n", "u", "s", "#", "w", "?", "esc", "q"]
        assert [key for key in keys if key in wanted] == wanted
        assert listed["enter"] == KEYS["open"].help
        assert listed["3"] == "The queue “To decide”"


async def test_help_scrolls_and_esc_comes_back(program) -> None:
    async with program("tom") as hands:
        await hands.press("question_mark")
        assert "with the keyboard alone" not in hands.text
        await hands.press("end")
        await hands.sees("keyboard alone.")
        await hands.press("escape")
        await hands.sees("[2 Open 0]")


async def test_help_explains_every_screen_it_is_asked_on(program) -> None:
    async with program("tom") as hands:
        for way, words in {
            "w": "the rule in words, where it comes from",
            "u": "What waits without a case",
        }.items():
            await hands.press(way, "question_mark")
            await hands.sees("What this screen is for")
            await hands.sees(words)
            await hands.press("escape", "escape")
            await hands.sees("[2 Open 0]")
