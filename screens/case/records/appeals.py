"""Appeals and complaints in full."""

from __future__ import annotations

from screens.appeal_words import appeal_words
from screens.case.records.fields import Fields, by_at, day, moment, quoted
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.appeals import findings_in_order
from ubp_tui.policy.facts import Appeal, AppealFinding, Complaint
from ubp_tui.policy.labels import by_channel, label
from ubp_tui.policy.naming import called


def appeal(record: Appeal, view: CaseView) -> Fields:
    """An appeal from receipt to telling the outcome."""
    staff, policy = view.file.staff, view.asking.policy
    told = by_channel(record.told_how, policy)
    return [
        ("Against", "a decision" if record.decision_id else "a warning"),
        ("State", appeal_words(record)),
        ("Received", f"{day(record.received_on)} {by_channel(record.channel, policy)}"),
        ("Recorded by", by_at(staff, record.recorded_by_id, record.recorded_at)),
        ("The customer's words", quoted(record.words)),
        ("Taken although late, because", record.late_reason),
        ("Not accepted", record.not_accepted_reason),
        ("Asked to confirm their reasons on", day(record.reasons_asked_on)),
        ("They have until", day(record.reasons_by)),
        ("Their reasons, confirmed", quoted(record.reasons)),
        ("Confirmed on", day(record.reasons_confirmed_on)),
        ("Did not want to add reasons", day(record.reasons_declined_on)),
        ("Referred by", by_at(staff, record.referred_by_id, record.referred_at)),
        ("Reviewer", staff.name(record.reviewer_id) if record.reviewer_id else ""),
        ("Decided", moment(record.decided_at)),
        ("Reasons of the reviewer", record.decided_reasons),
        *[
            (_about(finding, view), finding.reasons)
            for finding in findings_in_order(view.file, record)
        ],
        ("Withdrawn", moment(record.withdrawn_at)),
        ("What they said when they withdrew", quoted(record.withdrawn_words)),
        ("Customer told", f"{day(record.told_on)} {told}".strip() if record.told_on else ""),
        ("In which format", label(policy.formats, record.told_format)),
        ("Nobody reached", record.nobody_reached),
    ]


def _about(finding: AppealFinding, view: CaseView) -> str:
    names = {m.id: called(m, view.file.measures) for m in view.file.measures}
    about = names.get(finding.measure_id, "") if finding.measure_id else "The warning"
    return f"{about}: {finding.outcome}"


def complaint(record: Complaint, view: CaseView) -> Fields:
    """A complaint noted beside the case."""
    return [
        ("Reference", record.reference),
        ("Received", day(record.received_on)),
        ("What it is about", record.words),
        ("Asks the decider to look again", "yes" if record.asks_decider else "no"),
        ("Looked at again", moment(record.looked_again_at)),
        ("What was found", record.looked_again_words),
        ("Recorded by", by_at(view.file.staff, record.recorded_by_id, record.recorded_at)),
    ]
