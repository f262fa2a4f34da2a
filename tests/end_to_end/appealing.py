"""Points 6 and 7: the appeal with a complaint beside it, a nominated person, and support."""

from tests.end_to_end.walk import CASE, Walk
from ubp_tui.policy.appeals import AppealState, appeal_state
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Appeal, AppealOutcome
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State


async def the_customer_appeals(walk: Walk) -> None:
    """6: heard by somebody R31 allows, on the frozen evidence, and told (R28-R33)."""
    walk.it_is("2026-06-22")
    await tom_records_the_appeal(walk)
    await tom_notes_a_complaint(walk)
    walk.it_is("2026-06-24")
    await tom_refers_it(walk)
    walk.it_is("2026-06-26")
    await eve_partly_upholds_it(walk)
    walk.it_is("2026-06-29")
    await tom_tells_the_outcome(walk)


def the_appeal(walk: Walk) -> Appeal:
    """The one appeal on the case."""
    (appeal,) = walk.file.appeals
    return appeal


async def tom_records_the_appeal(walk: Walk) -> None:
    """It does not change the stage, which shows it beside."""
    async with walk.on_the_case("tom") as tom:
        await tom.presses("a")
        await tom.reads("Against what")
        await tom.types("The day it reached us", "today")
        await tom.picks("How it reached us", "Phone")
        await tom.types("What the customer said", "It was not me.")
        await tom.saves("Appeal recorded.", "In force · warned · appeal received")
        await tom.presses("a")
        await tom.reads(">Ask the customer to confirm their reasons")
        await tom.presses("enter")
        await tom.types("The day they were asked", "today")
        await tom.saves(">Record the reasons they confirmed")
    assert walk.stage.stage == Stage.IN_FORCE
    assert appeal_state(the_appeal(walk)) == AppealState.REASONS_ASKED


async def tom_notes_a_complaint(walk: Walk) -> None:
    """Neither the appeal, nor the measures, nor the stage are other than before."""
    before = (the_appeal(walk), walk.measures, walk.stage)
    async with walk.on_the_case("tom") as tom:
        await tom.does("Note a complaint about the handling", "Noted, not decided here")
        await tom.types("The complaint's reference", "C-100")
        await tom.types("The day it reached us", "today")
        await tom.types("What it is about", "Nobody rang back.")
        await tom.saves("Complaint C-100 is noted. It changes nothing by itself.")
    assert [complaint.reference for complaint in walk.file.complaints] == ["C-100"]
    assert (the_appeal(walk), walk.measures, walk.stage) == before


async def tom_refers_it(walk: Walk) -> None:
    """Once the reasons are confirmed; whoever decided or proposed is shown with the reason."""
    async with walk.on_the_case("tom") as tom:
        await tom.presses("a")
        await tom.reads(">Record the reasons they confirmed")
        await tom.presses("enter")
        await tom.types("Their reasons, in their words", "My brother had my phone.")
        await tom.types("The day they confirmed", "today")
        await tom.saves(">Refer it to a reviewer")
        await tom.presses("enter")
        await tom.reads("Refer the appeal", ">Eve East")
        await tom.finds("Nadia North")
        await tom.reads("Nadia North sent the proposal or wrote part of it. (R31)")
        await tom.opens("Hal Head", "enter close")
        await tom.reads("Hal Head made the decision. (R31)")
        await tom.presses("enter")
        await tom.opens("Eve East", "Refer this appeal to Eve East?")
        await tom.presses("y")
        await tom.reads("Referred to Eve East.")
    appeal = the_appeal(walk)
    assert appeal.reasons == "My brother had my phone."
    assert appeal.reviewer_id == walk.office.people["eve"].id


async def eve_partly_upholds_it(walk: Walk) -> None:
    """She reads the evidence as the decider saw it, and shortens the measure."""
    async with walk.on_the_case("eve") as eve:
        await eve.presses("a")
        await eve.reads("Decision and evidence")
        await eve.presses("2")
        await eve.reads("My brother had my phone.")
        await eve.presses("3")
        await eve.reads("Not upheld")
        await eve.picks("M1", "Partly upheld")
        await eve.types("Why, for M1", "Three months are enough.")
        await eve.types("Last day", "31/8/2026")
        await eve.types("Reasons for the outcome as a whole", "Some of it was you.")
        await eve.saves("partly upheld", "ends on 31 August 2026")
        await eve.presses("y")
        await eve.reads("Recorded: partly upheld.")
    (finding,) = the_appeal(walk).findings
    (measure,) = walk.file.measures
    assert finding.outcome == AppealOutcome.PARTLY
    assert measure.last_day is not None
    assert in_words(measure.last_day) == "31 August 2026"


async def tom_tells_the_outcome(walk: Walk) -> None:
    """And then the appeal is over."""
    async with walk.on_the_case("tom") as tom:
        await tom.does("Work on the appeal", ">Record that they were told the outcome")
        await tom.presses("enter")
        await tom.types("The day they were told", "today")
        await tom.picks("How", "Phone")
        await tom.saves("Recorded.")
        await tom.presses("escape")
        await tom.reads(f"{CASE}  Okafor, Jane", "In force")
    assert the_appeal(walk).told_on is not None
    assert walk.stage.appeal is None
    assert walk.measures == {"M1": State.BINDING}


async def others_are_looked_after(walk: Walk) -> None:
    """7: a nominated person is agreed, and whoever was affected is offered support (R22, R27)."""
    walk.it_is("2026-06-30")
    await tom_agrees_a_nominated_person(walk)
    await tom_offers_support(walk)


async def tom_agrees_a_nominated_person(walk: Walk) -> None:
    """Item 7 was still open; the customer's answer leads to the agreement of both sides."""
    async with walk.on_the_case("tom") as tom:
        await tom.does("Inform of the decision", "no answer yet")
        await tom.opens("Someone they would like", "(x) They answered")
        await tom.types("What the customer said", "My sister Ruth.")
        await tom.types("The day they were asked", "today")
        await tom.picks("How", "Phone")
        await tom.picks("Do they name somebody?", "Yes")
        await tom.saves("The person's name")
        await tom.types("The person's name", "Ruth Okafor")
        await tom.types("Who they are to the customer", "Sister")
        await tom.types("How to reach them", "01225 700200")
        await tom.types("What they may discuss", "Everything.")
        await tom.types("The day of the customer's consent", "today")
        await tom.picks("How they consented", "Phone")
        await tom.saves("All is done. The customer counts as informed from 17 June 2026.")
        await tom.presses("enter")
        await tom.reads("Recorded item 7 and the nomination.")
        await tom.presses("escape")
        await tom.does("Record that Ruth Okafor accepts", "The day they accepted")
        await tom.types("The day they accepted", "today")
        await tom.saves("Recorded: they accept.")
    (nomination,) = walk.file.nominations
    assert nomination.is_live(walk.office.desk("tom").today())


async def tom_offers_support(walk: Walk) -> None:
    """To whoever has had no offer yet, one after the other."""
    names = ("Asha Adviser", "Sam Reed", "Dee Patel", "Hal Head")
    async with walk.on_the_case("tom") as tom:
        for name in names:
            await tom.does(f"Offer support to {name}", "What was offered")
            await tom.types("What was offered", "A talk, and the helpline.")
            await tom.saves("The offer is recorded.")
    people = walk.office.people
    offered = {support.staff_id for support in walk.file.support}
    assert offered >= {people[username].id for username in ("asha", "sam", "dee", "hal")}
