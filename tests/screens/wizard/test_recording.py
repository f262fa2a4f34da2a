"""What a proposal rests on is recorded from within the wizard, which is there again after."""

from ubp_tui.policy.facts import NominationKind


async def test_r6_a_warning_is_recorded_from_its_step_with_the_draft_kept(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("3")
        await hands.sees("e records a written warning")
        await hands.press("tab")
        await hands.type("He came close.")
        await hands.press("shift+tab", "e")
        await hands.sees("In words that the customer reads")
        await hands.type("Please do not ring at night.")
        await hands.press("tab", "space", "tab")
        await hands.type("today")
        await hands.press("tab", "tab", "space", "tab", "tab", "space", "f10", "y")
        await hands.sees("Recorded on the case.")
        await hands.sees("Please do not ring at night.")
    assert len(prepared.view().file.warnings) == 2
    assert prepared.sheet().text("straight_reason") == "He came close."


async def test_r27_whom_the_customer_nominates_is_recorded_from_m5_and_chosen(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", *["down"] * 4, "enter")
        await hands.sees("e records whom the customer nominates")
        await hands.press("e")
        await hands.sees("What lets them act")
        await hands.press("tab")
        for words in ("Maya Okafor", "her sister", "07700 900123", "Everything", "today"):
            await hands.type(words)
            await hands.press("tab")
        await hands.press("space", "tab")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees("Maya Okafor - her sister, 07700 900123")
    (nomination,) = prepared.view().file.nominations
    assert nomination.kind == NominationKind.NOMINATION
    sheet = prepared.sheet()
    assert sheet.text("M5.nomination_id") == str(nomination.id)
    assert sheet.chosen == ("M5",)


async def test_r27_whoever_has_yet_to_accept_is_asked_for_that_first(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", *["down"] * 4, "enter", "e")
        await hands.sees("What lets them act")
        await hands.press("tab")
        for words in ("Maya Okafor", "her sister", "07700 900123", "Everything", "today"):
            await hands.type(words)
            await hands.press("tab")
        await hands.press("space", "f10")
        await hands.sees("e records that Maya Okafor accepts")
        await hands.press("e")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees("Maya Okafor - her sister, 07700 900123")
    assert prepared.sheet().text("M5.nomination_id")
