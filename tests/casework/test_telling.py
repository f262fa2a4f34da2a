"""The customer is told, of whatever it is, by a way and in a format that they can use."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.casework.appealing import finding, outcome
from tests.casework.office import Office
from ubp_tui.casework.appeal_outcomes import decide_appeal, tell_outcome
from ubp_tui.casework.measures import ReviewOutcome, lift_measure, review_measures
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.telling import tell_end, tell_refusal, tell_review
from ubp_tui.policy import facts
from ubp_tui.policy.facts import AppealOutcome, Outcome
from ubp_tui.policy.forms.telling import TellingForm

Tell = Callable[[TellingForm], Any]


def of_an_end(office: Office) -> tuple[facts.Case, Tell]:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "All is calm.")
    return case, lambda form: tell_end(office.at("priya"), case.id, form)


def of_a_refusal(office: Office) -> tuple[facts.Case, Tell]:
    case, proposal = office.proposed()
    refused = office.decide(case, proposal, outcome=Outcome.REFUSED, approved_ids=())
    return case, lambda form: tell_refusal(office.at("priya"), refused, form)


def of_a_review(office: Office) -> tuple[facts.Case, Tell]:
    case, decision = office.in_force()
    going_on = ReviewOutcome.CONTINUE
    review = review_measures(office.at("helen"), case.id, decision.id, going_on, "As it is.")
    return case, lambda form: tell_review(office.at("priya"), review, form)


def of_an_outcome(office: Office) -> tuple[facts.Case, Tell]:
    case, _, appeal = office.referred()
    (measure,) = office.file(case).measures
    found = outcome(finding(measure, AppealOutcome.NOT_UPHELD))
    decided = decide_appeal(office.at("grace"), appeal, found)
    return case, lambda form: tell_outcome(office.at("priya"), decided, form)


ALL = pytest.mark.parametrize("of", [of_an_end, of_a_refusal, of_a_review, of_an_outcome])


def fields(found: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [problem.field for problem in found.value.problems]


@ALL
def test_r8_nobody_is_told_by_a_way_that_they_cannot_use(
    office: Office, of: Callable[[Office], tuple[facts.Case, Tell]]
) -> None:
    case, tell = of(office)
    office.adjustment(case, channels_unusable=("email",))
    with pytest.raises(Invalid, match="cannot use") as found:
        tell(office.telling("email"))
    assert fields(found) == ["how"]
    assert tell(office.telling("letter"))


@ALL
def test_r12_r20_nobody_is_told_in_a_format_that_they_cannot_use(
    office: Office, of: Callable[[Office], tuple[facts.Case, Tell]]
) -> None:
    case, tell = of(office)
    office.adjustment(case, format="by_phone")
    with pytest.raises(Invalid, match="needs by phone") as found:
        tell(office.telling("phone", "standard"))
    assert fields(found) == ["format"]
    with pytest.raises(Invalid, match="is not sent"):
        tell(office.telling("letter", "by_phone"))
    assert tell(office.telling("phone", "by_phone"))


@ALL
def test_r20_the_day_the_way_and_the_format_are_asked_of_every_telling(
    office: Office, of: Callable[[Office], tuple[facts.Case, Tell]]
) -> None:
    _, tell = of(office)
    with pytest.raises(Invalid) as found:
        tell(TellingForm(told_on=None, how="", format=""))
    assert fields(found) == ["told_on", "how", "format"]


@ALL
def test_r20_attempts_count_as_told_in_no_format(
    office: Office, of: Callable[[Office], tuple[facts.Case, Tell]]
) -> None:
    case, tell = of(office)
    told = tell(office.telling("", nobody_reached=" Called three times. "))
    assert told.nobody_reached == "Called three times."
    assert not [
        s for s in office.steps(case) if s.action == "tell the customer" and s.rule != "R33"
    ]


def test_r6_how_a_refused_customer_was_told_is_kept(office: Office) -> None:
    case, tell = of_a_refusal(office)
    tell(office.telling("phone"))
    (decision,) = office.file(case).decisions
    assert (decision.refusal_told_how, decision.refusal_told_format) == ("phone", "standard")


def test_r19_how_a_customer_was_told_of_a_review_is_kept(office: Office) -> None:
    case, tell = of_a_review(office)
    tell(office.telling("letter"))
    (review,) = office.file(case).reviews
    assert (review.told_how, review.told_format) == ("letter", "standard")


def test_r20_once_they_are_reached_after_all_the_attempts_give_way(office: Office) -> None:
    case, tell = of_a_review(office)
    tried = tell(office.telling("phone", nobody_reached="Called three times."))
    assert (tried.told_how, tried.told_format) == ("phone", "")
    tell_review(office.at("priya"), tried, office.telling("letter"))
    (review,) = office.file(case).reviews
    assert (review.told_how, review.told_format, review.nobody_reached) == (
        "letter",
        "standard",
        "",
    )
