"""Points 4 and 5: the decision, the roles, the twelve items and the letter."""

from tests.end_to_end.typist import Typist
from tests.end_to_end.walk import CASE, Walk
from ubp_tui.policy.facts import Outcome
from ubp_tui.policy.informing import LETTER, NEEDS, NOMINEE, current_item
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State


async def the_proposal_is_decided_measure_by_measure(walk: Walk) -> None:
    """4: whoever wrote any of it does not decide it; a head of service does (R10, R11)."""
    walk.it_is("2026-06-12")
    await nadia_is_refused_the_decision(walk)
    await hal_approves_the_point_of_contact_only(walk)


async def nadia_is_refused_the_decision(walk: Walk) -> None:
    """Her grade would do, but she proposed it."""
    async with walk.on_the_case("nadia") as nadia:
        await nadia.presses("d")
        await nadia.reads("Nadia North sent the proposal or wrote part of it.")
    assert walk.file.decisions == ()


async def hal_approves_the_point_of_contact_only(walk: Walk) -> None:
    """Limited days are not needed beside a point of contact."""
    async with walk.on_the_case("hal") as hal:
        await hal.presses("d")
        await hal.reads("What is proposed")
        await hal.presses("2")
        await hal.reads("Approve some")
        await hal.picks("What is decided", "Approve some")
        await hal.picks("Where you approve some", "M1")
        await hal.types("Reasons", "One person to talk to is enough.")
        await hal.saves("M1", "- approved", "M4", "- not approved")
        await hal.presses("y")
        await hal.reads("Recorded: partly approved.", "Informing")
    (decision,) = walk.file.decisions
    assert decision.outcome == Outcome.PARTLY
    assert decision.decided_by_ids == (walk.office.people["hal"].id,)
    assert walk.measures == {"M1": State.UNTOLD}
    assert walk.stage.stage == Stage.INFORMING


async def the_customer_is_informed(walk: Walk) -> None:
    """5: nothing binds before the letter, sent by post, counts as received (R12, R23)."""
    walk.it_is("2026-06-15")
    for username, role in (("sam", "point of contact"), ("dee", "deputy")):
        await accepts(walk, username, role)
    await tom_works_through_the_items(walk)
    await the_letter_is_sent_and_received(walk)


async def accepts(walk: Walk, username: str, role: str) -> None:
    """Whoever was asked accepts, knowing what support they get; only then is the case theirs."""
    async with walk.sits_down(username) as asked:
        await asked.goes_to_case(CASE)
        await asked.reads("You have not been given this case.")
        await asked.opens(f"Accept or decline to be the {role}", "Your answer")
        await asked.picks("Your answer", "I accept")
        await asked.types("what support you get", "A talk with Tom every week.")
        await asked.saves(f"{CASE}  Okafor, Jane")
    accepted = {role.staff_id for role in walk.file.contact_roles if role.accepted_at}
    assert walk.office.people[username].id in accepted


async def tom_works_through_the_items(walk: Walk) -> None:
    """The source's sentence stands whole on the screen; whom she nominates is still open."""
    async with walk.on_the_case("tom") as tom:
        await tom.presses("t")
        await tom.reads("12 of 12 left", f"“{walk.office.policy.needs_sentence}”")
        await tom.opens("The decision, the policy", "The day they were told")
        await tom.types("The day they were told", "today")
        await tom.picks("How", "Phone")
        await tom.saves("Recorded item 1. Next is 2")
        for number in range(2, LETTER):
            await tom_records_the_item(tom, number)
    informing = walk.file.informings[-1]
    assert all(current_item(informing, number) for number in range(1, LETTER))
    assert walk.measures == {"M1": State.UNTOLD}


async def tom_records_the_item(tom: Typist, number: int) -> None:
    """The cursor is on it, and the day and the way are those of the item before."""
    await tom.presses("enter")
    await tom.reads(f"{number}. ")
    if number == NEEDS:
        await tom.types("What the customer said", "Nothing more, thank you.")
        await tom.picks("Do they name something", "No")
    elif number == NOMINEE:
        await tom.picks("What came of asking", "Asked, no answer yet")
    elif number == LETTER - 1:
        await tom.types("Who else opens their post", "Nobody.")
    await tom.saves(f"Recorded item {number}. Next is {number + 1}")


async def the_letter_is_sent_and_received(walk: Walk) -> None:
    """By post it counts as received two working days later, and only then does M1 bind."""
    async with walk.on_the_case("tom") as tom:
        await tom.presses("t")
        await tom.reads("1 of 12 left")
        await tom.opens("The letter is sent", "How it was sent")
        await tom.picks("How it was sent", "Letter")
        await tom.types("The day it was sent", "today")
        await tom.saves("Was the letter sent")
        await tom.presses("y")
        await tom.reads("The measures will be in force from 17 June 2026.")
        await tom.presses("enter", "escape")
        await tom.reads(f"{CASE}  Okafor, Jane", "Informing")
    assert (walk.stage.stage, walk.measures) == (Stage.INFORMING, {"M1": State.WAITING})
    walk.it_is("2026-06-17")
    async with walk.on_the_case("tom") as tom:
        await tom.reads("In force")
    assert (walk.stage.stage, walk.measures) == (Stage.IN_FORCE, {"M1": State.BINDING})
