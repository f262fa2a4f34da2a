"""Whatever a customer is told, the same is asked of how, and kept where it is read (R6-R33)."""

import pytest

from screens.answers import Answers
from screens.appeal.steps import tell_form
from screens.case.forms import measures, telling
from screens.case.records import record_page
from screens.form_screen import FormSpec
from tests.screens.case.conftest import Story, fields
from tests.screens.on_the_way import referred
from ubp_tui.casework.appeal_outcomes import decide_appeal
from ubp_tui.casework.customers import CustomerForm, change_customer
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.measures import ReviewOutcome, lift_measure, review_measures
from ubp_tui.casework.refusals import Invalid
from ubp_tui.demo.routine import measure, propose
from ubp_tui.policy.facts import AppealOutcome, Outcome
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.measures import LimitedContact

ASKED = ["told_on", "how", "format", "nobody_reached"]


def of_an_end(story: Story) -> FormSpec:
    story.in_force(story.by_email())
    [lifted] = story.view().file.measures
    lift_measure(story.desk("hal"), story.case.id, lifted.id, "All is calm.")
    return telling.end_form(story.desk(), story.view(), "M2 has ended")


def of_a_refusal(story: Story) -> FormSpec:
    story.warned()
    wanted = measure(story.by_email(), story.incident, why="It is enough.", instead="Nothing.")
    today = story.desk().today()
    reason = {"ground": "comparable_seriousness", "reason": "A push."}
    proposal = propose(story.desk(), story.case, wanted, starts_on=today, **reason)
    refused = DecisionForm(outcome=Outcome.REFUSED, reasons="Too soon.")
    decide(story.desk("hal"), story.case.id, proposal.id, refused)
    return telling.refusal_form(story.desk(), story.view(), story.view().file.decisions[0])


def of_a_review(story: Story) -> FormSpec:
    story.in_force(story.by_email())
    [decision] = story.view().file.decisions
    going_on = ReviewOutcome.CONTINUE
    review = review_measures(story.desk("hal"), story.case.id, decision.id, going_on, "Needed.")
    return telling.review_form(story.desk(), story.view(), review)


def of_an_outcome(story: Story) -> FormSpec:
    story.in_force(story.by_email())
    appeal = referred(story.office, story.case)
    [suspended] = story.view().file.measures
    found = FindingForm(
        measure_id=suspended.id, outcome=AppealOutcome.NOT_UPHELD, reasons="Email is fair."
    )
    form = AppealDecision(reasons="Fair.", findings=(found,))
    decided = decide_appeal(story.office.desk("nadia"), appeal, form)
    return tell_form(story.desk(), story.view().file, decided)


ALL = pytest.mark.parametrize("of", [of_an_end, of_a_refusal, of_a_review, of_an_outcome])


@ALL
def test_r20_the_same_is_asked_of_whatever_a_customer_is_told(story, of):
    spec = of(story)
    assert [q.name for q in spec.ask({})][-4:] == ASKED
    with pytest.raises(Invalid) as empty:
        story.fill_in(spec)
    assert fields(empty) == {"told_on", "how"}
    assert story.fill_in(spec, told_on="today", how="letter")


@ALL
def test_r8_who_else_opens_their_post_stands_beside_how_they_are_told(story, of):
    customer = story.view().file.customer
    known = {f: getattr(customer, f) for f in CustomerForm.__dataclass_fields__}
    form = CustomerForm(**(known | {"safe_channel": "Nobody."}))
    change_customer(story.desk(), customer, form)
    [how] = [q for q in of(story).ask({}) if q.name == "how"]
    assert how.hint == "Who else opens their post or email: Nobody."


@ALL
def test_r12_how_and_in_which_format_they_were_told_is_read_afterwards(story, of):
    told = story.fill_in(of(story), told_on="today", how="letter")
    page = record_page(story.view(), told.id).text.plain
    assert "letter" in page.casefold()
    assert "In which format: Standard" in page


@ALL
def test_r20_a_record_of_attempts_names_no_format(story, of):
    tried = "Called three times."
    told = story.fill_in(of(story), told_on="today", nobody_reached=tried)
    page = record_page(story.view(), told.id).text.plain
    assert f"Nobody reached: {tried}" in page
    assert "In which format" not in page


def question(story: Story, **answers: str) -> str:
    """What is asked before a review is recorded."""
    desk, view = story.desk("hal"), story.view("hal")
    spec = measures.review_form(desk, view, view.file.decisions[0])
    return spec.sure(Answers(answers, desk.now(), desk.today()))


def test_r19_before_a_review_lifts_everything_it_names_what_ends(story):
    story.in_force(story.by_email(), LimitedContact(weekdays=(2, 4)))
    asked = question(story, outcome="lift", reasons="All is calm.")
    assert asked.startswith("M2 and M4 end at once")
    assert asked.endswith("Lift all that still stands?")
    assert question(story, outcome="continue", reasons="It helps.") == ""
    assert question(story) == ""


def test_r19_a_review_names_only_what_still_stands(story):
    story.in_force(story.by_email(), LimitedContact(weekdays=(2, 4)))
    lift_measure(
        story.desk("hal"), story.case.id, story.view().file.measures[0].id, "She may ring again."
    )
    assert question(story, outcome="lift").startswith("M4 ends at once")
