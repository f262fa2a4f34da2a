"""What a decider reads before deciding."""

from __future__ import annotations

from rich.text import Text

from screens.evidence_text import evidence_text, section
from screens.sent_back import sent_back_words
from ubp_tui.casework.comparable import Comparison
from ubp_tui.casework.evidence import evidence_for
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.document import Policy
from ubp_tui.policy.eligibility import counted_approvals
from ubp_tui.policy.facts import Proposal
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm, cautions
from ubp_tui.policy.labels import labels
from ubp_tui.policy.naming import called
from ubp_tui.policy.warnings import why_not_approve_yet
from ubp_tui.widgets.page import paragraphs


def proposal_page(view: CaseView, proposal: Proposal, comparison: Comparison) -> Text:
    """The proposal, what it rests on, what to be careful about, and comparable cases."""
    policy = view.asking.policy
    proposed, *rest = evidence_text(evidence_for(view.file, proposal), view.file, policy)
    careful = caution_lines(view, proposal)
    before = sent_back_words(view.file)
    return paragraphs(
        proposed,
        *([section(before[0], [before[1]])] if before else []),
        *([section("To be careful about", careful)] if careful else []),
        *rest,
        section("How comparable cases were decided", comparison_lines(comparison, policy)),
    )


def caution_lines(view: CaseView, proposal: Proposal) -> list[str]:
    """What stands in the way of approving now, and what does not but is to be weighed."""
    form = ProposalForm(
        measures=tuple(MeasureForm(code=m.code, details=m.details) for m in proposal.measures)
    )
    policy = view.asking.policy
    blocked = why_not_approve_yet(view.file, proposal, policy)
    return [*([blocked] if blocked else []), *cautions(form, view.file)]


def comparison_lines(comparison: Comparison, policy: Policy) -> list[str]:
    """Earlier decisions on like behaviour, a line each."""
    if not comparison.decisions:
        return ["No earlier case is comparable."]
    lines = []
    for found in comparison.decisions:
        measures = ", ".join(found.measures) or "no measures"
        kinds = ", ".join(labels(policy.behaviours, sorted(found.behaviours))).lower()
        period = f" for {found.months} months" if found.months else ""
        lines.append(f"{found.reference}  {found.outcome}: {measures}{period} ({kinds})")
    return lines


def second_decider_words(view: CaseView, proposal: Proposal) -> str:
    """Where two people decide: who has, and that a second is needed; else nothing."""
    needed = view.asking.policy.authority.deciders_needed
    if needed < 2:
        return ""
    given = counted_approvals(view.file, proposal, view.asking.policy)
    if not given:
        return (
            "Two people decide here: a second decider follows you. Only what both approve counts."
        )
    names = ", ".join(view.file.staff.name(a.decided_by_id) for a in given)
    approved = [m for m in proposal.measures if m.id in given[-1].approved_ids]
    what = ", ".join(called(measure, proposal.measures) for measure in approved)
    if len(given) >= needed:
        return (
            f"{names} approved it, the last {what}, and that counts again. Whoever decides now, "
            "one of them or another, settles it: what both approve counts."
        )
    return f"{names} approved {what}. You are the second decider: what both approve counts."
