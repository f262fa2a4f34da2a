"""Points 1 to 3: an incident, a case, a warning, and measures proposed by two people."""

from tests.end_to_end.walk import CASE, Walk
from ubp_tui.casework.waiting import waiting_incidents
from ubp_tui.policy.facts import AdjustmentState, Answer
from ubp_tui.policy.measures import LimitedContact, SingleContact
from ubp_tui.policy.stages import Stage


async def an_incident_is_recorded_during_a_call(walk: Walk) -> None:
    """1: it needs no case, and waits in a queue until somebody does something about it (R1)."""
    await asha_records(walk, "Shouted and would not stop.", "INC-0001")
    (waiting,) = waiting_incidents(walk.office.desk("tom"))
    assert waiting.incident.what_happened == "Shouted and would not stop."
    assert waiting.incident.case_id is None


async def asha_records(walk: Walk, what_happened: str, reference: str) -> None:
    """Jane Okafor is on the line."""
    async with walk.sits_down("asha") as asha:
        await asha.presses("i")
        await asha.writes("okafor")
        await asha.reads("12 Mill Lane")
        await asha.presses("enter")
        await asha.types("What happened", what_happened)
        await asha.saves(f"Recorded {reference}")
        await asha.presses("u")
        await asha.reads("What waits without a case", reference, "its details")


async def a_case_is_opened_and_the_customer_warned(walk: Walk) -> None:
    """2: what led to it is considered, what she needs agreed, and a warning issued (R6-R8)."""
    walk.it_is("2026-06-02")
    await tom_opens_a_case(walk)
    await tom_records_what_led_to_it(walk)
    await tom_agrees_an_adjustment(walk)
    await tom_warns(walk)
    walk.it_is("2026-06-10")
    await asha_records(walk, "Said she would find the engineer.", "INC-0002")
    await tom_attaches_the_second_incident(walk)


async def tom_opens_a_case(walk: Walk) -> None:
    """From the incident that waits; its details follow."""
    async with walk.sits_down("tom") as tom:
        await tom.presses("u")
        await tom.reads("What waits without a case")
        await tom.finds("INC-0001")
        await tom.presses("n")
        await tom.reads("Open a case for Jane Okafor with INC-0001? You will own it.")
        await tom.presses("y")
        await tom.reads(f"{CASE}  Okafor, Jane", "Assessing")
        await tom.does("Complete the details of INC-0001", "Kinds of behaviour")
        await tom.picks("Kinds of behaviour", "Aggressive or abusive")
        await tom.types("Effect on time", "Half an hour.")
        await tom.saves("Completed INC-0001")
    assert walk.stage.stage == Stage.ASSESSING
    assert walk.file.case.owner_id == walk.office.people["tom"].id
    assert waiting_incidents(walk.office.desk("tom")) == ()


async def tom_records_what_led_to_it(walk: Walk) -> None:
    """Our own failing, and the customer's own account."""
    async with walk.on_the_case("tom") as tom:
        await tom.does("Record a contributing factor", "What we know about it")
        await tom.picks("Contributing factor", "Our own failing: a late repair")
        await tom.types("What we know about it", "The boiler took us five weeks.")
        await tom.saves("Contributing factor recorded.")
        await tom.does("Record the customer's account", "How they were asked")
        await tom.types("The customer's account", "I was cold and nobody came.")
        await tom.types("The day they were asked for it", "today")
        await tom.picks("How they were asked", "Phone")
        await tom.saves("The customer's account is recorded.")
    assert [factor.kind for factor in walk.file.factors] == ["our_late_repair"]
    assert [account.words for account in walk.file.accounts] == ["I was cold and nobody came."]


async def tom_agrees_an_adjustment(walk: Walk) -> None:
    """What she needs, in her words, with the days that do not suit."""
    async with walk.on_the_case("tom") as tom:
        await tom.does("Record a need or adjustment", "In their own words, unaltered")
        await tom.types("What the customer asks for", "On Tuesdays I am at dialysis.")
        await tom.picks("Days that do not suit", "Tuesday")
        await tom.saves("It is now to be agreed or declined.")
        await tom.does("Agree or decline: On Tuesdays", "The customer asked for")
        await tom.picks("The answer", "Agreed")
        await tom.types("the day it is looked at again", "1/12/2026")
        await tom.saves("The answer is recorded.")
        await tom.presses("tab")
        await tom.reads("dialysis")
    (adjustment,) = walk.file.adjustments
    assert adjustment.state == AdjustmentState.AGREED
    assert adjustment.terms.days_impossible == (2,)


async def tom_warns(walk: Walk) -> None:
    """In writing, asking the two questions already now."""
    async with walk.on_the_case("tom") as tom:
        await tom.does("Issue a written warning", "What must change")
        await tom.types("What must change", "Please do not shout at us.")
        await tom.picks("How it was sent", "Email")
        await tom.types("The day it was sent", "today")
        await tom.picks("Is there anything the customer needs", "Asked, no answer yet")
        await tom.picks("Would they like to nominate someone", "No")
        await tom.saves("Warning recorded.", "Warned")
    (warning,) = walk.file.warnings
    assert (warning.needs_answer, warning.nominee_answer) == (Answer.NO_ANSWER_YET, Answer.NO)
    assert walk.stage.stage == Stage.WARNED


async def tom_attaches_the_second_incident(walk: Walk) -> None:
    """It happened after the warning reached her, so measures can rest on it."""
    async with walk.sits_down("tom") as tom:
        await tom.presses("u")
        await tom.reads("What waits without a case")
        await tom.finds("INC-0002")
        await tom.presses("e")
        await tom.reads("Kinds of behaviour")
        await tom.picks("Kinds of behaviour", "Threats")
        await tom.types("Effect on wellbeing", "He asked to change rounds.")
        await tom.saves("Completed INC-0002")
        await tom.presses("plus")
        await tom.reads(f"Attach INC-0002 to {CASE}, Jane Okafor?")
        await tom.presses("y")
        await tom.reads(f"INC-0002 is on {CASE} now")
    assert [incident.reference for incident in walk.file.incidents] == ["INC-0001", "INC-0002"]


async def measures_are_proposed_by_two_people(walk: Walk) -> None:
    """3: a draft is left half-way, picked up by a colleague, and sent (R8, R9)."""
    walk.it_is("2026-06-11")
    await tom_begins_a_draft(walk)
    await tom_gives_nadia_the_case(walk)
    await nadia_goes_on_and_sends(walk)


async def tom_begins_a_draft(walk: Walk) -> None:
    """A contradiction with the adjustment shows where it is made, and is mended there."""
    async with walk.on_the_case("tom") as tom:
        await tom.presses("p")
        await tom.reads(">-Behaviour<")
        await tom.picks("Which incidents", "INC-0001", "INC-0002")
        await tom.saves("Contributing factors")
        await tom.presses("4")
        await tom.reads("M4 Limited contact days")
        await tom.opens("M4", "Days on which the customer makes contact")
        await tom.picks("Days on which", "Tuesday")
        await tom.reads("Error: The customer cannot use")
        await tom.picks("Days on which", "Tuesday", "Thursday")
        await tom.hands.until(lambda: "Error:" not in tom.hands.text, "the contradiction goes")
        await tom.presses("escape", "escape")
        await tom.reads("The draft is kept.")
    (draft,) = walk.file.drafts
    assert draft.holder_id == walk.office.people["tom"].id
    assert walk.file.proposals == ()


async def tom_gives_nadia_the_case(walk: Walk) -> None:
    """She needs it to go on with the draft."""
    async with walk.on_the_case("tom") as tom:
        await tom.does("Give a colleague the case", "Who is given the case")
        await tom.types("Why they need it", "Goes on while I am away.")
        await tom.picks("Who is given the case", "Nadia North")
        await tom.saves("They have the case.")


async def nadia_goes_on_and_sends(walk: Walk) -> None:
    """She adds a point of contact with a deputy, and what is missing."""
    async with walk.on_the_case("nadia") as nadia:
        await nadia.presses("p")
        await nadia.reads("Tom Leader began this draft")
        await nadia.presses("y")
        await nadia.reads(">-Proportionality<")
        await nadia.presses("4")
        await nadia.reads("Measure (space proposes it)")
        await nadia.opens("M1", "Deputy, who covers for them")
        await nadia.picks("Point of contact", "Sam Reed")
        await nadia.picks("Deputy", "Dee Patel")
        await nadia.picks("By which channels", "Phone")
        await nadia.types("How the customer reaches them", "01225 715715")
        await nadia.types("How often", "every Friday")
        await nadia.presses("f10")
        await nadia.reads("[x] M1", "[x] M4", "Thursday")
        await nadia.presses("f10")
        for code in ("M1", "M4"):
            await nadia.presses("tab")
            await nadia.types("Why would nothing less do?", f"Talks changed nothing, {code}.")
            await nadia.types("What else was considered?", "Email only.")
        await nadia.presses("f10")
        await nadia.types("First day", "15/6/2026")
        await nadia.types("For how many months?", "6")
        await nadia.saves("send it for decision")
        await nadia.saves("Once it is sent, it is changed only where")
        await nadia.presses("y")
        await nadia.reads("Sent for decision.", "Proposed")
    (proposal,) = walk.file.proposals
    people = walk.office.people
    contact, days = (measure.details for measure in proposal.measures)
    assert isinstance(contact, SingleContact)
    assert (contact.staff_id, contact.deputy_id) == (people["sam"].id, people["dee"].id)
    assert days == LimitedContact(weekdays=(4,))
    assert {people["tom"].id, people["nadia"].id} <= set(proposal.author_ids)
    assert walk.stage.stage == Stage.PROPOSED
    assert walk.file.drafts == ()
