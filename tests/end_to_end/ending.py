"""Point 8: the measure lapses by itself, the customer is told, the case is closed."""

from tests.end_to_end.typist import Typist
from tests.end_to_end.walk import CASE, Walk
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State

NOT_YET = "It cannot be closed yet. Tell the customer that M1 has ended first."


async def the_case_ends(walk: Walk) -> None:
    """8: nobody does anything for the end; closing waits until R20 holds (R18, R20)."""
    walk.it_is("2026-08-31")
    assert walk.measures == {"M1": State.BINDING}
    walk.it_is("2026-09-01")
    assert walk.measures == {"M1": State.ENDED}
    assert walk.stage.stage == Stage.ENDING
    await tom_cannot_close_it_yet(walk)
    await tom_tells_and_closes(walk)


async def tom_cannot_close_it_yet(walk: Walk) -> None:
    """The case says what is left, and so does the list of all that can be done."""
    async with walk.on_the_case("tom") as tom:
        await tom.reads("Ending", "M1 has ended: tell the")
        await tom.does("Close the case", NOT_YET)
        await tom.presses("escape")
        await tom.reads("About the case")
    assert walk.file.case.closed_at is None


async def gives_the_reason(tom: Typist) -> None:
    """Why the case is closed."""
    await tom.types("Why it is closed", "All quiet since June.")


async def tom_tells_and_closes(walk: Walk) -> None:
    """By letter, in the format she needs; then nothing is in the way."""
    async with walk.on_the_case("tom") as tom:
        await tom.presses("t")
        await tom.reads("The customer is told that M1 has ended")
        await tom.types("The day", "today")
        await tom.picks("How", "Letter")
        await tom.saves("Recorded: the customer knows that M1 has ended.")
        assert walk.file.case.closed_at is None
        await tom.does("Close the case", "Nothing is in the way, and nothing is left unfinished.")
        await gives_the_reason(tom)
        await tom.saves("The case is closed.", "Closed")
        await tom.reads(f"{CASE}  Okafor, Jane")
    assert walk.stage.stage == Stage.CLOSED
    assert walk.file.case.closed_at == walk.office.now
