"""Appeals and complaints in the timeline, from receipt to telling the outcome (R28-R33)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.facts import Appeal
from ubp_tui.policy.text import in_quotes


def appeals(teller: Teller) -> Iterator[Entry]:
    """Each appeal, and complaints noted beside them."""
    for appeal in teller.file.appeals:
        yield from _received(teller, appeal)
        yield from _reasons(teller, appeal)
        yield from _answered(teller, appeal)
    yield from _complaints(teller)


def _received(teller: Teller, appeal: Appeal) -> Iterator[Entry]:
    words = f"Appeal received {teller.by(appeal.channel)}: {in_quotes(appeal.words)}"
    yield teller.entry(appeal.recorded_at, appeal.recorded_by_id, Kind.APPEAL, words, appeal.id)
    if appeal.late_reason:
        *_, accepted = teller.acts.get((appeal.id, "late_reason"), (None,))
        at = accepted.at if accepted else appeal.recorded_at
        by = accepted.by_id if accepted else appeal.recorded_by_id
        late = f"The late appeal was accepted: {appeal.late_reason}"
        yield teller.entry(at, by, Kind.APPEAL, late, appeal.id)
    refused = f"The late appeal was not accepted: {appeal.not_accepted_reason}"
    yield from teller.did(appeal, "not_accepted_at", Kind.APPEAL, refused)


def _reasons(teller: Teller, appeal: Appeal) -> Iterator[Entry]:
    if not _confirmed_unasked(teller, appeal):
        asked = "The customer was asked to confirm their reasons"
        yield from teller.did(appeal, "reasons_asked_on", Kind.APPEAL, asked)
    confirmed = f"The customer confirmed their reasons: {in_quotes(appeal.reasons)}"
    yield from teller.did(appeal, "reasons_confirmed_on", Kind.APPEAL, confirmed)
    declined = "The customer did not wish to confirm their reasons"
    yield from teller.did(appeal, "reasons_declined_on", Kind.APPEAL, declined)


def _confirmed_unasked(teller: Teller, appeal: Appeal) -> bool:
    """Whether the reasons were recorded without asking, which fills in the day of asking too."""
    return any(
        act.said.get("reasons_confirmed_on") or act.said.get("reasons_declined_on")
        for act in teller.acts.get((appeal.id, "reasons_asked_on"), ())
    )


def _answered(teller: Teller, appeal: Appeal) -> Iterator[Entry]:
    kind, reviewer = Kind.APPEAL, appeal.reviewer_id
    referred = f"Appeal referred to {teller.name(reviewer)}"
    yield from teller.did(appeal, "referred_at", kind, referred, by=appeal.referred_by_id)
    found = ", ".join(sorted({finding.outcome for finding in appeal.findings}))
    decided = f"Appeal decided: {found}. {appeal.decided_reasons}"
    yield from teller.did(appeal, "decided_at", kind, decided, by=reviewer)
    withdrawn = f"Appeal withdrawn: {in_quotes(appeal.withdrawn_words)}"
    yield from teller.did(appeal, "withdrawn_at", kind, withdrawn)
    told = f"The customer was told what came of the appeal, {teller.by(appeal.told_how)}"
    if appeal.nobody_reached:
        told = f"Nobody was reached to tell what came of the appeal: {appeal.nobody_reached}"
    yield from teller.did(appeal, "told_on", kind, told)


def _complaints(teller: Teller) -> Iterator[Entry]:
    for complaint in teller.file.complaints:
        reference, by = complaint.reference, complaint.recorded_by_id
        words = f"Complaint {reference} noted: {complaint.words}"
        yield teller.entry(complaint.recorded_at, by, Kind.APPEAL, words, complaint.id)
        again = f"Looked again after complaint {reference}: {complaint.looked_again_words}"
        yield from teller.did(complaint, "looked_again_at", Kind.APPEAL, again)
