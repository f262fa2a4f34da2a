"""The stage of a case: the first that is true, and whatever else is true beside it."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from ubp_tui.policy.appeals import AppealState
from ubp_tui.policy.facts import AppealOutcome, Ended, Outcome
from ubp_tui.policy.stage import StageView, stage, untold_ends, waiting_proposal
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import standings


def view(story: Story, when: str = "2026-06-01 12:00") -> StageView:
    return stage(story.file, POLICY, at(when))


def closed(story: Story) -> None:
    story.change(story.case, closed_at=at("2026-05-30"))


def in_force(story: Story) -> None:
    story.inform(story.decide(story.propose(EMAIL_ONLY)))


def informing(story: Story) -> None:
    story.decide(story.propose(THURSDAYS))


def ending(story: Story) -> None:
    story.inform(story.decide(story.propose(story.contact())))
    story.end("M1", "2026-05-01")


def proposed(story: Story) -> None:
    story.propose(sent="2026-05-20 10:00")


def warned(story: Story) -> None:
    story.warn()


def nothing(story: Story) -> None:
    story.incident()


MAKES: dict[Stage, Callable[[Story], None]] = {
    Stage.CLOSED: closed,
    Stage.IN_FORCE: in_force,
    Stage.INFORMING: informing,
    Stage.ENDING: ending,
    Stage.PROPOSED: proposed,
    Stage.WARNED: warned,
    Stage.ASSESSING: nothing,
}
PAIRS = [(a, b) for i, a in enumerate(MAKES) for b in list(MAKES)[i + 1 :]]


@pytest.mark.parametrize("made", MAKES)
def test_each_stage_comes_from_its_records_alone(made: Stage) -> None:
    story = Story()
    MAKES[made](story)
    assert view(story) == StageView(made)


@pytest.mark.parametrize(("first", "second"), PAIRS)
@pytest.mark.parametrize("order", [1, -1])
def test_of_two_stages_that_are_true_the_first_of_the_list_is_the_cases(
    first: Stage, second: Stage, order: int
) -> None:
    story = Story()
    for made in (first, second)[::order]:
        MAKES[made](story)
    assert view(story).stage == first


@pytest.mark.parametrize(
    ("first", "second", "beside"),
    [
        (Stage.IN_FORCE, Stage.INFORMING, ("more measures to tell",)),
        (Stage.IN_FORCE, Stage.ENDING, ("an end to tell",)),
        (Stage.IN_FORCE, Stage.PROPOSED, ("more time proposed",)),
        (Stage.IN_FORCE, Stage.WARNED, ("warned",)),
        (Stage.INFORMING, Stage.ENDING, ("an end to tell",)),
        (Stage.INFORMING, Stage.PROPOSED, ("more time proposed",)),
        (Stage.INFORMING, Stage.WARNED, ("warned",)),
        (Stage.ENDING, Stage.PROPOSED, ("measures proposed",)),
        (Stage.ENDING, Stage.WARNED, ("warned",)),
        (Stage.PROPOSED, Stage.WARNED, ("warned",)),
        (Stage.WARNED, Stage.ASSESSING, ()),
        (Stage.CLOSED, Stage.WARNED, ()),
    ],
)
def test_whatever_else_is_true_is_shown_beside_the_stage(
    first: Stage, second: Stage, beside: tuple[str, ...]
) -> None:
    story = Story()
    MAKES[second](story)
    MAKES[first](story)
    assert view(story).also == beside


def test_the_list_of_stages_is_in_the_order_of_the_policy() -> None:
    assert list(MAKES) == list(Stage)
    assert all(a != b for a, b in pairwise(Stage))


def test_a_measure_that_is_only_suspended_is_in_force() -> None:
    story = Story()
    in_force(story)
    story.suspend("M2", "2026-05-01")
    assert view(story) == StageView(Stage.IN_FORCE, ("suspended",))


def test_r33_a_suspended_measure_is_said_beside_those_that_bind_and_first() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    assert view(story).also == ("warned",)
    story.suspend("M4", "2026-05-01", told_at=at("2026-06-10"))
    assert view(story).also == ("suspended", "warned")
    assert view(story, "2026-06-10 00:00").also == ("warned",)


def test_a_returned_letter_takes_a_case_back_to_informing() -> None:
    story = Story()
    story.letter_came_back(story.in_force(), "2026-05-01")
    assert view(story) == StageView(Stage.INFORMING, ("warned",))


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.SENT_BACK])
def test_r11_a_case_goes_back_when_its_proposal_is_refused_or_sent_back(outcome: Outcome) -> None:
    story = Story()
    story.warn()
    story.decide(story.propose(), outcome)
    assert waiting_proposal(story.file) is None
    assert view(story).stage == Stage.WARNED


def test_r18_a_case_is_ending_from_the_moment_its_last_measure_lapses() -> None:
    story = Story()
    in_force(story)
    assert view(story, "2027-04-01 23:59").stage == Stage.IN_FORCE
    assert view(story, "2027-04-02 00:00").stage == Stage.ENDING


def test_r20_a_case_whose_ends_are_told_stays_ending_until_it_is_closed() -> None:
    story = Story()
    in_force(story)
    story.tell_end("M2")
    assert view(story, "2027-05-01").stage == Stage.ENDING


def test_r20_an_end_that_was_told_is_not_shown_beside_what_is_in_force() -> None:
    story = Story()
    story.inform(story.decide(story.propose(EMAIL_ONLY, THURSDAYS)))
    story.end("M4", "2026-05-01")
    assert view(story).also == ("an end to tell",)
    story.tell_end("M4", told="2026-05-02")
    assert view(story) == StageView(Stage.IN_FORCE)


def test_r13_a_report_in_danger_that_is_done_leaves_the_case_assessing() -> None:
    story = Story()
    story.inform(story.decide(story.propose(POLICE, straight_ground="violence")))
    story.change(story.measure("M6"), reported_at=at("2026-04-03"))
    assert view(story, "2026-05-01").stage == Stage.ASSESSING
    story.warn("2026-04-20")
    assert view(story, "2026-05-01").stage == Stage.WARNED


def test_r20_m6_needs_no_end_told() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.inform(decision)
    story.change(story.measure("M6"), reported_at=at("2026-04-03"))
    found = standings(story.file, POLICY, at("2026-05-01"))
    assert found[0].has_ended
    assert untold_ends(story.file, found) == []


@pytest.mark.parametrize(
    ("outcome", "told", "untold"),
    [
        (AppealOutcome.UPHELD, True, []),
        (AppealOutcome.UPHELD, False, ["M2"]),
        (AppealOutcome.NOT_UPHELD, True, ["M2"]),
        (AppealOutcome.PARTLY, True, ["M2"]),
    ],
)
def test_r20_telling_that_an_appeal_undid_a_measure_tells_its_end(
    outcome: AppealOutcome, told: bool, untold: list[str]
) -> None:
    story = Story()
    decision = story.in_force()
    appeal = story.appeal(decision, decided_at=at("2026-04-20"))
    finding = story.finding(appeal, outcome, story.measure())
    story.change(appeal, findings=(finding,), told_on=day("2026-04-21") if told else None)
    story.end("M2", "2026-04-20", Ended.UNDONE)
    found = untold_ends(story.file, standings(story.file, POLICY, at("2026-05-01")))
    assert [s.measure.code for s in found] == untold


def test_r20_a_late_appeal_reopens_a_closed_case_to_ending() -> None:
    story = Story()
    warning = story.warn()
    closed(story)
    story.change(story.case, reopened_at=at("2026-05-31"))
    story.appeal(warning, "2026-05-31")
    assert view(story) == StageView(Stage.ENDING, ("warned",), AppealState.RECEIVED)


def test_an_appeal_does_not_change_the_stage_and_the_oldest_open_one_is_shown() -> None:
    story = Story()
    decision = story.in_force()
    story.appeal(decision, "2026-04-20")
    story.appeal(story.file.warnings[0], "2026-04-10", reviewer=story.mina)
    assert view(story).stage == Stage.IN_FORCE
    assert view(story).appeal == AppealState.REFERRED


def test_r20_after_a_death_nothing_is_in_force_proposed_or_under_appeal() -> None:
    story = Story()
    story.appeal(story.in_force())
    proposed(story)
    story.change(story.customer, died_on=day("2026-05-25"))
    assert waiting_proposal(story.file) is None
    assert untold_ends(story.file, standings(story.file, POLICY, at("2026-06-01"))) == []
    assert view(story).stage not in (Stage.IN_FORCE, Stage.PROPOSED)
    assert view(story).appeal is None


def test_one_more_proposal_after_a_decision_waits() -> None:
    story = Story()
    in_force(story)
    newer = story.propose(sent="2026-05-20 10:00")
    assert waiting_proposal(story.file) == newer
