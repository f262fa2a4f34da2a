"""Several issues and several bodies in one proposal (R9-R13)."""

from ubp_tui.policy.measures import IssueClosed, PublicBody


async def fill_in_issue(hands, issue, reference, day):
    await hands.sees("No further communication on a particular issue")
    for words in (issue, reference, day):
        await hands.type(words)
        await hands.press("tab")
    await hands.press("f10")
    await hands.sees("Measure (space proposes it)")


async def test_a_second_issue_is_added_and_both_are_proposed(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", "down", "down", "enter")
        await fill_in_issue(hands, "the boiler", "C-1", "2 Feb")
        await hands.sees("M3 for another issue")
        await hands.press("down", "enter")
        await fill_in_issue(hands, "the fence", "C-2", "3 Feb")
        await hands.sees("the boiler")
        await hands.sees("the fence")
        await hands.press("5")
        await hands.sees("M3 One issue not discussed “the boiler”")
    form = prepared.sheet().form()
    found = [m.details for m in form.measures]
    assert [(d.issue, d.our_reference) for d in found if isinstance(d, IssueClosed)] == [
        ("the boiler", "C-1"),
        ("the fence", "C-2"),
    ]


async def test_a_second_body_is_taken_out_again_and_what_it_carries_is_kept(office, prepared, at):
    prepared.complete(measures=("M6", "M6-2"), M6__body="Police", **{"M6-2.body": "Council"})
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", *["down"] * 6)
        await hands.press("space")
        await hands.sees("[ ] M6 “Council”")
        await hands.sees("not proposed; kept")
    form = prepared.sheet().form()
    assert [m.details.body for m in form.measures if isinstance(m.details, PublicBody)] == [
        "Police"
    ]
    assert prepared.sheet().text("M6-2.body") == "Council"


async def test_the_check_names_each_issue_and_what_it_lacks(office, prepared, at):
    prepared.complete(
        measures=("M3", "M3-2"), M3__issue="the boiler", **{"M3-2.issue": "the fence"}
    )
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("7")
        await hands.sees("Proportionality M3 “the boiler”")
        await hands.sees("Proportionality M3 “the fence”")


def test_the_name_of_a_new_issue_is_free(prepared):
    sheet = prepared.sheet(measures=("M3", "M3-3"), M3__issue="a", **{"M3-2.issue": "b"})
    assert sheet.slots_of("M3") == ["M3", "M3-2", "M3-3"]
    assert sheet.next_slot("M3") == "M3-4"


def test_an_issue_without_words_yet_is_told_apart_by_its_number(prepared):
    sheet = prepared.sheet(measures=("M3", "M3-2"), M3__issue="the boiler")
    assert [sheet.called(slot) for slot in sheet.chosen] == ["M3 “the boiler”", "M3, number 2"]
