"""What is drafted after a proposal was sent back (R10, R11)."""

from tests.casework.office import Office
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.proposals import start_proposal
from ubp_tui.policy.facts import Case, Outcome
from ubp_tui.policy.forms.deciding import DecisionForm


def answered(office: Office, outcome: Outcome) -> Case:
    """A case whose proposal Helen answered without approving anything."""
    case = office.ready()
    proposal = office.propose(case)
    form = DecisionForm(outcome=outcome, reasons="Two days would do.")
    decide(office.at("helen"), case.id, proposal.id, form)
    return case


def test_r11_the_next_draft_begins_with_what_was_sent_back(office: Office) -> None:
    case = answered(office, Outcome.SENT_BACK)
    draft = start_proposal(office.at("priya"), case.id)
    assert '"measures":["M' in draft.body


def test_r10_whoever_wrote_what_was_sent_back_is_an_author_of_the_next_draft(
    office: Office,
) -> None:
    case = answered(office, Outcome.SENT_BACK)
    give_case(office.at("priya"), case.id, office.id_of("marcus"), "Covers.")
    draft = start_proposal(office.at("marcus"), case.id)
    assert set(draft.author_ids) == {office.id_of("priya"), office.id_of("marcus")}


def test_r11_after_a_refusal_one_begins_anew(office: Office) -> None:
    case = answered(office, Outcome.REFUSED)
    assert start_proposal(office.at("priya"), case.id).body == "{}"
