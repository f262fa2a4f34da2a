"""Forms: operable with keys alone, errors in words, and nothing typed is ever lost."""

from collections.abc import Callable

import pendulum
import pytest
from textual.widgets import Static

from ubp_tui.policy.dates import When
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.form import Form, OneLine
from ubp_tui.widgets.key_bar import KeyBar
from ubp_tui.widgets.questions import Day, Line, Option, Pick, PickSome, Shown, Words, yes_no
from ubp_tui.widgets.text_inputs import ManyLines

CHANNELS = (Option("phone", "Phone", "spoken"), Option("email", "Email"))
KINDS = tuple(Option(str(number), f"Kind {number}") for number in range(30))


def incident_form() -> Form:
    questions = (
        Shown(name="intro", label="During the call", hint="The rest can wait [/x]."),
        Line(name="who", label="Who"),
        Day(name="when", label="When", when=When.PAST),
        Words(name="what", label="What happened", hint="Forceful is not unacceptable."),
        Pick(name="channel", label="Channel", options=CHANNELS),
        PickSome(name="kinds", label="Kinds of behaviour", options=KINDS),
        yes_no("danger", "Was anybody in danger?"),
    )
    return Form(questions, save="Save the incident", today=lambda: pendulum.Date(2026, 12, 8))


class Heard(Form):
    """A form that keeps what it said."""

    def __init__(self, *args: object, **kept: object) -> None:
        super().__init__(*args, **kept)  # type: ignore[arg-type]
        self.said: list[tuple[str, object]] = []

    def on_form_submitted(self, message: Form.Submitted) -> None:
        self.said.append(("submitted", message.values))

    def on_form_changed(self, message: Form.Changed) -> None:
        self.said.append(("changed", message.values))


async def test_a_form_is_filled_in_with_keys_alone(stage, size) -> None:
    form = incident_form()
    async with stage(form).run_test(size=size) as pilot:
        await pilot.press(*"Jane", "enter", *"22", "space", *"Nov", "tab")
        await pilot.press(*"shouted", "enter", *"twice", "tab")
        await pilot.press("down", "space", "tab", "space", "down", "down", "space", "tab", "enter")
        assert form.values() == {
            "who": "Jane",
            "when": "22 Nov",
            "what": "shouted\ntwice",
            "channel": "email",
            "kinds": ("0", "2"),
            "danger": "yes",
        }


async def test_the_key_that_sends_says_what_it_does(stage) -> None:
    async with (app := stage(incident_form(), KeyBar)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "f10 save the incident" in app.lines()[-1]


async def test_shift_tab_goes_back_to_the_question_before(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)) as pilot:
        first = app.focused
        await pilot.press("tab", "shift+tab")
        assert app.focused is first


async def test_a_day_is_said_back_in_full_as_it_is_typed(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"22", "space", *"Nov")
        assert "22 November 2026" in app.words()
        await pilot.press("x")
        assert "November" not in app.words()


async def test_a_day_that_stands_there_is_typed_over_and_words_are_gone_on_with(stage) -> None:
    asked = [
        Line(name="issue", label="Which issue", value="the boiler"),
        Day(name="sent_on", label="When it was sent", value="1 June 2026", when=When.PAST),
    ]
    app = stage(lambda: Form(asked, save="Save"))
    async with app.run_test() as pilot:
        await pilot.press(*"s", "tab", "tab", "shift+tab")
        assert app.query_one(Form).values() == {"issue": "the boilers", "sent_on": "1 June 2026"}
        await pilot.press(*"today")
        assert app.query_one(Form).values() == {"issue": "the boilers", "sent_on": "today"}


async def test_problems_stand_beside_their_field_and_in_a_summary(stage, size) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", *"nonsense")
        form.show_problems([("when", "“nonsense” is not a date."), ("gone", "Say [/x] more.")])
        await pilot.pause()
        shown = app.words()
        assert "There is a problem" in shown
        assert "1. “nonsense” is not a date." in shown
        assert "2. Say [/x] more." in shown
        assert "Error: “nonsense” is not a date." in shown
        assert form.values()["when"] == "nonsense"
        assert isinstance(app.focused, OneLine) and app.focused.value == "nonsense"


async def test_a_field_in_error_is_in_sight_even_at_the_end_of_a_long_form(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.show_problems([("danger", "Choose yes or no.")])
        await pilot.pause()
        await pilot.pause()
        assert "Error: Choose yes or no." in app.words()
        assert "There is a problem\n 1. Choose yes or no." in app.words()


async def test_the_summary_stays_in_sight_while_one_mends_what_is_wrong(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.show_problems([("who", "Say who."), ("danger", "Choose yes or no.")])
        await pilot.press(*["tab"] * 4, *["down"] * 29)
        assert "> [ ] Kind 29" in app.words()
        assert "There is a problem\n 1. Say who.\n 2. Choose yes or no." in app.words()


async def test_of_many_problems_the_summary_shows_a_few_and_all_that_have_no_field(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        names = ("who", "when", "what", "channel", "kinds", "the whole")
        form.show_problems([(name, f"Something about {name}. " * 4) for name in names])
        await pilot.pause()
        assert "2. Something about the whole." in app.words()
        assert "and 4 more, each beside its field" in app.words()
        assert "Error: Something about who." in app.words()


async def test_errors_go_when_nothing_is_wrong_any_more(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.show_problems([("who", "Say who.")])
        await pilot.pause()
        form.show_problems([])
        await pilot.pause()
        assert "Error" not in app.words() and "problem" not in app.words()


async def test_the_cursor_of_a_long_list_stays_in_sight(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["tab"] * 4, *["down"] * 25)
        assert "> [ ] Kind 25" in app.words()
        await pilot.press(*["up"] * 25)
        assert "> [ ] Kind 0" in app.words()


async def test_help_that_does_not_fit_stands_whole_below_the_option_at_the_cursor(stage) -> None:
    long = "Raised voices are not in themselves unacceptable, " * 2 + "neither is being upset."
    options = (Option("a", "Abuse", long), Option("t", "Threats", "at once"))
    app = stage(Form((PickSome(name="kinds", label="Kinds", options=options),), save="Save"))
    async with app.run_test(size=(80, 24)) as pilot:
        lines = app.lines()
        at = next(place for place, line in enumerate(lines) if "[ ] Abuse" in line)
        assert lines[at].endswith("…")
        assert " ".join(" ".join(lines[at + 1 : at + 3]).split()) == long
        await pilot.press("down")
        assert app.lines()[at + 1].strip() == "> [ ] Threats - at once"
        assert "neither is being upset" not in app.words()


async def test_beyond_the_last_option_comes_the_next_question(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*["tab"] * 3, "down")
        channels = app.focused
        await pilot.press("down")
        assert isinstance(app.focused, ChoiceList) and app.focused is not channels


@pytest.mark.parametrize(
    ("keys", "there"),
    [
        (["end"], "29"),
        (["end", "home"], "0"),
        (["pagedown"], "12"),
        (["pagedown"] * 3, "29"),
        (["pagedown", "pageup"], "0"),
    ],
)
async def test_a_long_list_of_options_moves_by_page_and_to_its_ends(stage, keys, there) -> None:
    form = Heard((PickSome(name="kinds", label="Kinds", options=KINDS),), save="Save")
    async with stage(form).run_test(size=(80, 24)) as pilot:
        await pilot.press(*keys, "space", "f10")
        assert ("submitted", {"kinds": (there,)}) in form.said


@pytest.mark.parametrize(("least", "chosen"), [(1, "phone"), (0, "")])
async def test_what_has_to_be_chosen_stays_when_space_is_pressed_on_it(
    stage, least, chosen
) -> None:
    pick = Pick(name="how", label="How", options=CHANNELS, value="phone", least=least)
    form = Heard((pick,), save="Save")
    async with stage(form).run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "f10")
        assert ("submitted", {"how": chosen}) in form.said


async def test_a_page_beyond_the_options_is_the_next_field(stage) -> None:
    questions = (
        PickSome(name="how", label="How", options=CHANNELS),
        Line(name="who", label="Who"),
    )
    form = Heard(questions, save="Save")
    async with stage(form).run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown", "pagedown", "J", "f10")
        assert ("submitted", {"how": (), "who": "J"}) in form.said


async def test_enter_on_the_last_line_sends_the_form(stage) -> None:
    form = Heard((Line(name="who", label="Who"),), save="Save")
    async with stage(form).run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "enter", "enter")
        assert ("submitted", {"who": "J"}) in form.said


async def test_f10_sends_the_form_from_inside_a_long_text(stage) -> None:
    form = Heard((Words(name="what", label="What"),), save="Save")
    async with stage(form).run_test(size=(80, 24)) as pilot:
        await pilot.press("J", "f10")
        assert ("submitted", {"what": "J"}) in form.said


async def test_a_change_is_announced_once_for_several_keys(stage, monkeypatch) -> None:
    form = Heard((Line(name="who", label="Who"),), save="Save")
    waiting: list[tuple[float, Callable[[], None]]] = []
    monkeypatch.setattr(form, "set_timer", lambda *wait: waiting.append(wait))
    async with stage(form).run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Jane")
        [(seconds, then)] = waiting
        then()
        await pilot.pause()
        assert seconds == 0.5
        assert form.said == [("changed", {"who": "Jane"})]


@pytest.mark.parametrize(
    "typed", ["[/x]", "=cmd()", "👍🏽 漢字", "محمد علي", "a" * 100_000, "word " * 20_000, "{$x}"]
)
async def test_what_was_typed_is_kept_exactly(stage, size, typed) -> None:
    questions = (
        Line(name="one", label="One", value=typed),
        Words(name="many", label="Many", value=typed),
    )
    app = stage(lambda: Form(questions, save="Save"))
    async with app.run_test(size=size) as pilot:
        form = app.query_one(Form)
        await pilot.press("end", "tab", "end")
        form.show_problems([("one", typed[:200]), ("many", "Too long.")])
        await pilot.pause()
        assert form.values() == {"one": typed, "many": typed}


@pytest.mark.parametrize("hostile", ["\x1b[2J", "\x9b31m", "\u202eevil\u2066"])
async def test_what_a_terminal_would_obey_is_not_sent_to_it(stage, hostile) -> None:
    questions = (
        Line(name="one", label=hostile, hint=hostile, value=f"x{hostile}y"),
        Words(name="many", label="Many", value=f"x{hostile}y"),
        Pick(name="pick", label="Pick", options=(Option("a", hostile, hostile),)),
    )
    app = stage(lambda: Form(questions, save=hostile))
    async with app.run_test(size=(80, 24)) as pilot:
        form = app.query_one(Form)
        form.show_problems([("one", hostile)])
        await pilot.pause()
        assert not any(sign in app.words() for sign in "\x1b\x9b\u202e\u2066")


async def test_pasting_several_lines_into_one_line_loses_no_word(stage) -> None:
    from textual.events import Paste

    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.focused is not None
        app.focused.post_message(Paste("12 Mill Lane\r\nTrowbridge\x1b"))
        await pilot.pause()
        assert form.values()["who"] == "12 Mill Lane Trowbridge"
        await pilot.press("tab", "tab")
        app.focused.post_message(Paste("two\r\nlines\x1b"))
        await pilot.pause()
        assert form.values()["what"] == "two\nlines"


async def test_nothing_on_a_form_blinks(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)):
        assert not any(field.cursor_blink for field in app.query(OneLine))
        assert not any(field.cursor_blink for field in app.query(ManyLines))


async def test_words_between_the_questions_are_shown_as_they_are(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)):
        assert "The rest can wait [/x]." in app.words()
        assert all(not static._render_markup for static in app.query(Static))


LONG = "\n".join(f"Comparable case {number}." for number in range(40))


def long_read(value: str = "") -> Form:
    questions = (
        Shown(name="compared", label="How comparable cases were decided", hint=LONG),
        PickSome(name="how", label="How", options=CHANNELS),
        Words(name="why", label="Why", value=value),
    )
    return Form(questions, save="Save")


async def test_words_longer_than_the_window_are_shown_first_and_can_be_read_again(stage) -> None:
    app = stage(long_read())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "How comparable cases were decided" in app.lines()[0]
        await pilot.press("pagedown")
        assert "Comparable case 24." in app.words()
        await pilot.press("end", "down")
        assert isinstance(app.focused, ChoiceList)
        await pilot.press("up")
        await pilot.pause()
        assert "How comparable cases were decided" in app.lines()[0]
        await pilot.press("enter", "space")
        assert app.query_one(Form).values()["how"] == ("phone",)


async def test_words_that_fit_beside_the_first_field_are_no_stop(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.focused, OneLine)
        assert "During the call" in app.lines()[0]


async def test_words_above_a_list_longer_than_the_window_come_back_into_sight(stage) -> None:
    questions = (
        Shown(name="about", label="About M1"),
        PickSome(name="kinds", label="Kinds", options=KINDS),
    )
    app = stage(Form(questions, save="Save"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.focused, ChoiceList) and "About M1" in app.words()
        await pilot.press("end")
        assert "About M1" not in app.words()
        await pilot.press("home", "up")
        await pilot.pause()
        assert "About M1" in app.words()


async def test_what_is_mended_leaves_the_summary_and_its_field_at_once(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.show_problems([("who", "Say who."), ("danger", "Choose yes or no.")])
        await pilot.press("J")
        await pilot.pause()
        assert "Say who." not in app.words()
        assert "There is a problem\n 1. Choose yes or no." in app.words()
        await pilot.press("tab", "tab", "tab", "tab", "tab", "space")
        await pilot.pause()
        assert "problem" not in app.words()


async def test_a_day_that_cannot_be_read_says_so_beside_it_once_it_is_left(stage) -> None:
    app = stage(incident_form())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", *"22", "x", "tab")
        await pilot.pause()
        assert "Error: “22x” is not a date." in app.words()
        await pilot.press("shift+tab", "end", "backspace", "space", *"Nov")
        await pilot.pause()
        assert "Error" not in app.words() and "22 November 2026" in app.words()


async def test_the_first_problem_in_the_order_of_the_form_has_the_cursor_and_leads(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        form.show_problems([("danger", "Choose."), ("what", "Say what.")])
        await pilot.pause()
        assert isinstance(app.focused, ManyLines)
        assert "1. Say what.\n 2. Choose." in app.words()


async def test_a_problem_with_words_that_are_read_leads_to_the_field_below_them(stage) -> None:
    form = incident_form()
    app = stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab")
        form.show_problems([("intro", "Not during the call.")])
        await pilot.pause()
        assert app.focused is app.query(OneLine).first()
        assert "1. Not during the call." in app.words()
