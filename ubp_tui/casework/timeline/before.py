"""What comes before a proposal in the timeline: circumstances, adjustments, warnings (R6-R8)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Adjustment, AdjustmentState, Warning
from ubp_tui.policy.labels import label
from ubp_tui.policy.text import in_quotes


def before_proposing(teller: Teller) -> Iterator[Entry]:
    """What was considered, asked for and warned of."""
    yield from _circumstances(teller)
    for adjustment in teller.file.adjustments:
        yield from _adjustment(teller, adjustment)
    yield from _conflicts(teller)
    for warning in teller.file.warnings:
        yield from _warning(teller, warning)


def _circumstances(teller: Teller) -> Iterator[Entry]:
    kind = Kind.CIRCUMSTANCES
    for factor in teller.file.factors:
        words = f"{label(teller.asking.policy.factors, factor.kind)}: {factor.words}"
        yield teller.entry(factor.recorded_at, factor.recorded_by_id, kind, words, factor.id)
    for account in teller.file.accounts:
        words = (
            f"The customer's account: {in_quotes(account.words)}"
            if account.words
            else f"No account from the customer: {account.none_reason}"
        )
        yield teller.entry(account.recorded_at, account.recorded_by_id, kind, words, account.id)


def _adjustment(teller: Teller, found: Adjustment) -> Iterator[Entry]:
    kind, quoted = Kind.ADJUSTMENT, in_quotes(found.words)
    asked = f"Adjustment asked for: {quoted}"
    yield teller.entry(found.asked_at, found.asked_by_id, kind, asked, found.id)
    known = (found.id, "answered_at") in teller.acts
    for act in teller.each(found, "answered_at", None if known else found.answered_by_id):
        now = found.state if found.state != AdjustmentState.WITHDRAWN else "answered"
        state = act.said.get("state", now)
        reason = act.said.get("answer_reason", found.answer_reason)
        words = f"Adjustment {state}: {quoted} {reason}".strip()
        yield teller.entry(act.at, act.by_id, kind, words, found.id)
    withdrawn = f"Adjustment withdrawn by the customer: {quoted}"
    yield from teller.did(found, "withdrawn_at", kind, withdrawn)


def _conflicts(teller: Teller) -> Iterator[Entry]:
    for resolved in teller.file.conflicts_resolved:
        at, by = resolved.resolved_at, resolved.resolved_by_id
        words = f"The measure was made to fit an adjustment: {resolved.words}"
        words += f" (the customer was told on {in_words(resolved.told_on)})"
        yield teller.entry(at, by, Kind.ADJUSTMENT, words, resolved.measure_id)


def _warning(teller: Teller, warning: Warning) -> Iterator[Entry]:
    sent, until = teller.by(warning.sent_how), in_words(warning.lapses_on)
    words = f"Warning sent {sent}, stands until {until}: {warning.must_change}"
    by = warning.issued_by_id
    yield teller.entry(warning.issued_at, by, Kind.WARNING, words, warning.id)
    asked = (("needs_answer", "what they need"), ("nominee_answer", "a nominated person"))
    for field, what in asked:
        for act in teller.acts.get((warning.id, field), ())[1:]:
            answer = f"Asked at the warning about {what}: {act.said[field]}"
            yield teller.entry(act.at, act.by_id, Kind.WARNING, answer, warning.id)
    came_back = "The warning came back: the customer does not have it"
    yield from teller.did(warning, "returned_on", Kind.WARNING, came_back)
    undone = "The warning was undone on appeal"
    yield from teller.did(warning, "undone_at", Kind.WARNING, undone)
