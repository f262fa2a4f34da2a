"""Warnings: sent, on their way, returned, and what the customer says of them (R6, R12)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.warnings import answer_needs, answer_nominee, record_warning_returned
from ubp_tui.policy.facts import AdjustmentState, Answer
from ubp_tui.policy.stages import Stage


def test_r6_a_warning_is_a_team_leaders_and_stands_six_months(office: Office) -> None:
    case = office.considered()
    with pytest.raises(Refused):
        office.warn(case, by="sam")
    warning = office.warn(case)
    assert warning.received_on == office.today
    assert warning.lapses_on == office.today.add(months=6).subtract(days=1)
    assert office.stage(case) == Stage.WARNED


def test_r6_a_warning_by_post_is_received_two_working_days_later(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case, sent_how="letter")
    assert warning.received_on == office.in_days(2)
    assert office.stage(case) == Stage.ASSESSING
    office.later(2)
    assert office.stage(case) == Stage.WARNED


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"must_change": ""}, "must_change"),
        ({"sent_how": "phone"}, "sent_how"),
        ({"sent_on": None}, "sent_on"),
        ({"needs_answer": Answer.NOT_ASKED}, "needs_answer"),
        ({"nominee_answer": Answer.YES}, "nominee_words"),
    ],
)
def test_r6_what_is_wrong_with_a_warning_is_said_beside_its_field(
    office: Office, values: dict[str, object], field: str
) -> None:
    case = office.considered()
    with pytest.raises(Invalid) as found:
        office.warn(case, **values)
    assert [p.field for p in found.value.problems] == [field]


def test_r6_a_returned_warning_does_not_stand(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case)
    record_warning_returned(office.at("priya"), warning, office.today)
    assert office.stage(case) == Stage.ASSESSING


def test_r6_measures_need_an_incident_after_the_warning(office: Office) -> None:
    case = office.warned()
    office.later()
    with pytest.raises(Invalid, match="no incident after that"):
        office.propose(case)


def test_r6_going_straight_to_measures_needs_a_recorded_reason(office: Office) -> None:
    case = office.considered()
    with pytest.raises(Invalid, match="No warning stands"):
        office.propose(case)
    with pytest.raises(Invalid, match="cannot wait"):
        office.propose(case, straight_ground="violence")
    office.propose(case, straight_ground="violence", straight_reason="He hit the door.")
    assert office.stage(case) == Stage.PROPOSED


def test_r8_a_need_named_at_the_warning_becomes_an_adjustment(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case, needs_answer=Answer.NO_ANSWER_YET)
    answer_needs(office.at("sam"), warning, Answer.YES, "“Large print, please.”")
    (asked,) = office.file(case).adjustments
    assert (asked.words, asked.state) == ("“Large print, please.”", AdjustmentState.ASKED)
    assert office.step(case, "Answer need").rule == "R8"


def test_r6_a_warning_on_its_way_is_named_where_none_stands_yet(office: Office) -> None:
    case = office.considered()
    office.warn(case, sent_how="letter")
    why = "The warning of 3 June 2026 counts as received on 5 June 2026. Measures need an incident"
    with pytest.raises(Invalid, match=why):
        office.propose(case)


def test_r12_what_the_customer_said_at_the_warning_stands(office: Office) -> None:
    case = office.considered()
    warning = office.warn(
        case,
        needs_answer=Answer.YES,
        needs_words="“I need large print.”",
        nominee_answer=Answer.YES,
        nominee_words="“My sister Ada.”",
    )
    with pytest.raises(Refused, match="Record what they say now as a need"):
        answer_needs(office.at("kofi"), warning, Answer.NO, "")
    with pytest.raises(Refused, match="Record whom they nominate now as a nomination"):
        answer_nominee(office.at("kofi"), warning, Answer.NO_ANSWER_YET, "")


def test_r12_what_was_said_before_an_answer_stands_beside_it(office: Office) -> None:
    case = office.considered()
    warning = office.warn(
        case, nominee_answer=Answer.NO_ANSWER_YET, nominee_words="“I will ask Ada.”"
    )
    answered = answer_nominee(office.at("kofi"), warning, Answer.YES, "“Ada, my sister.”")
    assert answered.nominee_words == "“I will ask Ada.”\n“Ada, my sister.”"


def test_r12_whoever_writing_does_not_suit_is_warned_as_they_can_use(office: Office) -> None:
    case = office.considered(office.customer(format="by_phone"))
    with pytest.raises(Invalid, match="is not sent"):
        office.warn(case, format="by_phone", sent_how="letter")
    warning = office.warn(case, format="by_phone", sent_how="phone")
    assert warning.received_on == office.today
    with pytest.raises(Invalid, match="“phone” is not in the list"):
        office.warn(office.considered(), sent_how="phone")


def test_r12_the_warning_asks_whom_the_customer_nominates(office: Office) -> None:
    case = office.considered()
    warning = office.warn(case, nominee_answer=Answer.NO_ANSWER_YET)
    assert office.step(case, "Record whether the customer nominates")
    with pytest.raises(Invalid):
        answer_nominee(office.at("sam"), warning, Answer.YES, "")
    answer_nominee(office.at("sam"), warning, Answer.NO, "")
    assert not [s for s in office.steps(case) if s.rule == "R12"]


def test_r6_a_warning_comes_back_once_and_not_before_it_was_sent(office: Office) -> None:
    case = office.warned()
    (warning,) = office.file(case).warnings
    with pytest.raises(Invalid, match="before it was sent"):
        record_warning_returned(office.at("priya"), warning, office.today.subtract(days=1))
    returned = record_warning_returned(office.at("priya"), warning, office.today)
    office.later()
    with pytest.raises(Refused, match="recorded already"):
        record_warning_returned(office.at("priya"), returned, office.today)


def test_r6_a_warning_on_its_way_that_the_customer_cannot_use_does_not_count(
    office: Office,
) -> None:
    case = office.considered()
    office.warn(case, sent_how="letter")
    warning = office.file(case).warnings[-1]
    assert warning.received_on > office.today
    office.adjustment(case, channels_unusable=("letter",))
    assert office.file(case).warnings[-1].returned_on == office.today
    office.later(5)
    assert office.stage(case) != Stage.WARNED
    assert "counts as returned" in office.file(case).notes[-1].words
