"""The list of everything that can be done on a case, with the reason where it cannot."""


async def test_m_lists_what_can_be_done_and_why_the_rest_cannot(story, at):
    story.in_force(story.by_email())
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("In force")
        await hands.press("m")
        await hands.sees("Everything on this case")
        await hands.sees("Add a note")
        await hands.press("end")
        await hands.sees("Lift M2")
        await hands.sees("Only a head of service or above")


async def test_a_refused_action_is_not_opened_and_says_why_in_full(story, at):
    story.in_force(story.by_email())
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("In force")
        await hands.press("m", "end")
        await hands.sees("Not now: ")
        await hands.press("enter")
        await hands.sees("Everything on this case")


async def test_an_action_is_chosen_filled_in_and_seen_in_the_timeline(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("Assessing")
        await hands.press("m", "enter")
        await hands.sees("The note")
        await hands.type("Rang back.")
        await hands.press("f10")
        await hands.sees("Note added.")
        await hands.until(lambda: "note " in hands.text, "the note is in the timeline")


async def test_r19_a_step_that_can_be_done_in_several_ways_asks_which(story, at):
    story.in_force(story.by_email())
    async with at(story.desk("hal")) as hands:
        story.open_at(hands)
        await hands.sees("Review the measures")
        while "· Review the measures" not in hands.text:
            await hands.press("down")
        await hands.press("enter")
        await hands.sees("Reduce M2: make it milder")
        assert "Add a note" not in hands.text


async def test_w_says_the_rule_that_refuses_an_action(story, at):
    story.in_force(story.by_email())
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("In force")
        await hands.press("m", "end", "w")
        await hands.sees("R10 ")
