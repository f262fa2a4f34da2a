"""What became of measures in the timeline: in force, reported, suspended, ended (R12-R20)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.casework.timeline.telling import Entry, Kind, Teller
from ubp_tui.policy.course import came_into_force_at, lapsed_at
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Measure
from ubp_tui.policy.naming import called


def measures(teller: Teller) -> Iterator[Entry]:
    """What happened to each measure once it was decided, until the customer knew of its end."""
    for measure in teller.file.measures:
        yield from _measure(teller, measure)
        yield from _suspensions(teller, measure)
    for review in teller.file.reviews:
        words, by = f"Review: {review.outcome}. {review.reasons}", review.reviewed_by_id
        yield teller.entry(review.reviewed_at, by, Kind.MEASURE, words, review.id)
        told = f"The customer was told {teller.by(review.told_how)} of the review"
        if review.nobody_reached:
            told = f"Nobody was reached to tell of the review: {review.nobody_reached}"
        yield from teller.did(review, "told_on", Kind.INFORMING, told)
    for end in teller.file.ends_told:
        words = (
            f"Nobody reached: {end.nobody_reached}"
            if end.nobody_reached
            else f"Told {teller.by(end.how)} that measures have ended"
        )
        yield teller.entry(end.recorded_at, end.recorded_by_id, Kind.INFORMING, words, end.id)


def _measure(teller: Teller, measure: Measure) -> Iterator[Entry]:
    name = called(measure, teller.file.measures)
    on = f" on {in_words(measure.reported_on)}" if measure.reported_on else ""
    reported = f"{name} reported{on}, their reference {measure.report_reference}"
    yield from teller.did(measure, "reported_at", Kind.MEASURE, reported)
    ended = f"{name} {measure.ended_kind}: {measure.ended_reason}"
    yield from teller.did(measure, "ended_at", Kind.MEASURE, ended, by=measure.ended_by_id)
    yield from _by_itself(teller, measure, name)


def _by_itself(teller: Teller, measure: Measure, name: str) -> Iterator[Entry]:
    """What follows from the facts with nobody doing anything: it binds, it lapses (R12, R18)."""
    policy, now = teller.asking.policy, teller.asking.now
    if began := came_into_force_at(teller.file, measure, policy, now):
        yield teller.entry(began, None, Kind.MEASURE, f"{name} came into force", measure.id)
    if over := lapsed_at(teller.file, measure, policy, now):
        yield teller.entry(over, None, Kind.MEASURE, f"{name} lapsed", measure.id)


def _suspensions(teller: Teller, measure: Measure) -> Iterator[Entry]:
    name, kind = called(measure, teller.file.measures), Kind.MEASURE
    for found in measure.suspensions:
        words = f"{name} suspended: {found.reason}"
        yield teller.entry(found.since, found.by_id, kind, words, measure.id)
        over = f"What suspended {name} is over"
        yield from teller.did(found, "over_at", kind, over, about_id=measure.id)
        told = f"The customer was told {teller.by(found.told_how)} that {name} binds again"
        yield from teller.did(found, "told_at", kind, told, about_id=measure.id)
