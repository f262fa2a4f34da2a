"""Why: each rule with its origin and figures, what customers said, the six measures (R36)."""

import pytest

from screens.policy import measures_text, rule_text, you_said_text


def plain(text: str) -> str:
    """The words alone, however the lines are broken."""
    return " ".join(text.split())


async def test_r36_a_rule_says_where_it_comes_from_and_what_it_counts(program, case) -> None:
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("2", "w")
        await hands.sees("R1 Recording an incident")
        await hands.sees("Where it comes from: source and usual practice")
        await hands.sees("2 working days: How soon the rest of an incident is recorded")
        await hands.sees("(default; not stated in the published summary)")


async def test_r36_without_a_case_the_whole_policy_is_there_to_choose_from(program) -> None:
    async with program("tom") as hands:
        await hands.press("w", "end")
        await hands.sees("R37")
        await hands.press("home", "enter")
        await hands.sees("R1 Recording an incident")
        await hands.press("escape")
        await hands.sees("What it is about")
        await hands.press("escape")
        await hands.sees("[2 Open 0]")


async def test_r36_all_six_rows_of_what_customers_said_are_shown(policy, program) -> None:
    assert len(policy.you_said) == 6
    async with program("tom") as hands:
        await hands.press("w", "2")
        await hands.sees("You said")
        await hands.sees("We did")
        seen = plain(hands.text)
        for _ in range(40):
            await hands.press("down")
            seen += plain(hands.text)
        await hands.press("1")
        await hands.sees("What it is about")
    whole = plain(you_said_text(policy).plain)
    for row in policy.you_said:
        assert plain(row.said) in whole
        assert plain(row.did) in whole
    assert plain(policy.you_said[-1].did)[-30:] in seen


async def test_r36_the_six_measures_stand_in_the_sources_words(policy, program) -> None:
    assert len(policy.measures) == 6
    async with program("tom", size=(120, 40)) as hands:
        await hands.press("w", "3")
        for measure in policy.measures:
            await hands.sees(f"{measure.code} {measure.title}")
            assert measure.source in measures_text(policy).plain


def test_r36_every_rule_has_a_page(policy) -> None:
    for entry in policy.rules:
        page = plain(rule_text(policy, entry.rule).plain)
        assert page.startswith(f"{entry.rule} {entry.title}")
        assert entry.origin in page
        assert plain(policy.independence) in page


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_keys_scroll_a_long_rule(program, size) -> None:
    async with program("tom", size=size) as hands:
        await hands.press("w", "2")
        before = hands.text
        await hands.press("pagedown")
        assert hands.text != before
        await hands.press("home")
        await hands.until(lambda: hands.text == before, "the beginning is there again")
