"""Help: what a screen is for, and the keys that work on it."""

from ubp_tui.widgets.bindings import KEYS


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
