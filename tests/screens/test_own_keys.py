"""Keys that somebody has moved: they work, and every place that names a key names theirs."""

from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.keys import KEYS
from ubp_tui.policy.forms.preparing import NewAdjustment

OWN = {"why": "v", "incident": "c", "contact_check": "f2", "help": "!, f3", "back": "f4"}


async def test_a_key_that_was_moved_works_and_the_one_of_before_does_nothing(program) -> None:
    async with program("tom", keys=OWN) as hands:
        await hands.press("w")
        await hands.sees("[2 Open 0]")
        await hands.press("v")
        await hands.sees("What it is about")
        await hands.press("escape")
        await hands.sees("What it is about")
        await hands.press("f4")
        await hands.sees("[2 Open 0]")


async def test_the_key_bar_shows_it_from_the_start(program) -> None:
    async with program("tom", keys=OWN) as hands:
        await hands.sees("v why  ! help  f4 back")
        await hands.sees("No open case. n opens one; c records an incident.")


async def test_the_key_bar_shows_no_letter_that_only_goes_into_a_field(program) -> None:
    async with program("tom", keys={"help": "!, f3"}) as hands:
        await hands.press("i", "!")
        await hands.sees("f3 help")
        assert "! help" not in hands.text
        await hands.press("escape")
        await hands.sees("! help")


async def test_help_lists_it(program) -> None:
    async with program("tom", size=(120, 60), keys=OWN) as hands:
        await hands.press("!")
        await hands.sees(f"! or f3 {KEYS['help'].help}")
        await hands.sees(f" v {KEYS['why'].help}")
        await hands.press("f3")
        await hands.sees("f4 goes back to it.")


async def test_the_palette_lists_it(program) -> None:
    async with program("tom", keys=OWN) as hands:
        await hands.press("ctrl+p")
        await hands.sees("incident (c)")


async def test_it_works_where_words_are_typed_too(program) -> None:
    async with program("tom", keys=OWN) as hands:
        await hands.press("c")
        await hands.sees("who is it about?")
        await hands.press("f4")
        await hands.sees("[2 Open 0]")


async def test_the_box_for_a_reference_names_it(program) -> None:
    async with program("tom", keys=OWN) as hands:
        await hands.press("number_sign", "enter")
        await hands.sees("Type a reference; f4 goes back.")


async def test_the_list_of_what_waits_names_it(office, program) -> None:
    customer = office.customer("Okafor, Jane", "P1")
    ask_adjustment(office.desk("asha"), customer.id, NewAdjustment(words="Large print."))
    async with program("tom", keys={"open": "f2"}) as hands:
        await hands.press("u", "e")
        await hands.sees("This is a need. f2 opens it")
