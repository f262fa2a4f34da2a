"""A contact while measures stand, in full (R17)."""

from __future__ import annotations

from screens.case.records.fields import Fields, by_at, day, moment
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.contact_check.words import kind_words
from ubp_tui.policy.facts import Contact
from ubp_tui.policy.labels import label
from ubp_tui.policy.naming import called

_COUNTS = {True: "counts", False: "does not count", None: ""}


def contact(record: Contact, view: CaseView) -> Fields:
    """What it was, whether it counts, and how the customer was told."""
    staff, policy, measures = view.file.staff, view.asking.policy, view.file.measures
    return [
        ("What it was", kind_words(record)),
        ("When", moment(record.happened_at)),
        ("Channel", label(policy.channels, record.channel)),
        ("Who it was", record.caller),
        ("About", record.about),
        ("In words", record.words),
        ("Logged by", by_at(staff, record.logged_by_id, record.logged_at)),
        ("Against", ", ".join(called(m, measures) for m in measures if m.id in record.against_ids)),
        (
            "Told at once of",
            ", ".join(called(m, measures) for m in measures if m.id in record.told_ids),
        ),
        ("A reply of ours was late", "yes" if record.our_reply_late else ""),
        ("As outside the measures it", _COUNTS[record.confirmed]),
        ("Said by", by_at(staff, record.answered_by_id, record.answered_at)),
        ("Reason", record.answer_reason),
        ("Customer told on", day(record.told_on)),
        ("How they were told", label(policy.channels, record.told_how)),
        ("In which format", label(policy.formats, record.told_format)),
        ("Nobody reached", record.nobody_reached),
        ("Counts no more since", moment(record.struck_at)),
        ("Why it counts no more", record.struck_reason),
    ]
