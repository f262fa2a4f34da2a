"""Whether a changed measure would be stricter: something allowed before no longer is."""

from __future__ import annotations

from collections.abc import Iterable

import pendulum

from ubp_tui.policy.conflicts import agreed, contradicted, unusable_channels
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Adjustment, Measure
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
    code_of,
)


def stays(details: MeasureDetails, adjustments: Iterable[Adjustment] = ()) -> frozenset[str]:
    """What a change leaves as it was decided, by the fields' names: R19 and R32 refuse it.

    M3 stays with its issue; M2 with its method while the customer can use it.
    """
    if isinstance(details, IssueClosed):
        return frozenset(details.__struct_fields__)
    if isinstance(details, SingleMethod) and not contradicted(details, adjustments):
        return frozenset({"method"})
    return frozenset()


def why_stricter(
    measure: Measure,
    details: MeasureDetails | None,
    last_day: pendulum.Date | None,
    adjustments: Iterable[Adjustment] = (),
) -> str | None:
    """Why a change would be stricter, in a sentence; None where it is not (R19, R32).

    Days of contact and channels can be added and the end can come sooner; what else a measure
    carries can be put otherwise, but a measure never becomes another one, and M3 stays with its
    issue and M5 with its agreement, until it rests on another (R27). A day, a channel or a method
    goes where the customer asked for that: an agreed adjustment says that they cannot use it (R8).
    """
    if last_day is not None and measure.last_day is None:
        return f"{measure.code} is an act and has no last day. Lift it, or record its report."
    if last_day is not None and measure.last_day is not None and last_day > measure.last_day:
        return (
            f"{measure.code} ends on {in_words(measure.last_day)}. A later end is stricter, as "
            f"{in_words(last_day)} is, and needs a new decision."
        )
    if details is None:
        return None
    if code_of(details) != measure.code:
        return f"{measure.code} cannot become {code_of(details)}. That needs a new decision."
    return _why_another(measure.details, details) or _why_less(
        measure.details, details, adjustments
    )


def _why_another(before: MeasureDetails, details: MeasureDetails) -> str | None:
    """Why what a measure rests on would become something else; None where it does not."""
    if details == before:
        return None
    if isinstance(before, IssueClosed):
        return "M3 stays with the issue it was decided for. Another needs a new decision."
    if isinstance(before, PublicBody):
        return (
            "What a public body is told stays as it was decided. Lift M6 before its report, or "
            "propose another."
        )
    if isinstance(before, NominatedPerson):
        return (
            "M5 stays with the person who was agreed. Once that agreement is over, it can rest on "
            "another, and the customer is told."
        )
    return None


def _why_less(
    before: MeasureDetails, details: MeasureDetails, adjustments: Iterable[Adjustment]
) -> str | None:
    """Which way to make contact would be lost, though the customer can use it."""
    if isinstance(before, LimitedContact) and isinstance(details, LimitedContact):
        unusable = {day for a in agreed(adjustments) for day in a.terms.days_impossible}
        lost = set(before.weekdays) - set(details.weekdays) - unusable
        if lost:
            return "A day on which the customer can make contact now would be lost."
    if isinstance(before, SingleContact) and isinstance(details, SingleContact):
        gone = set(before.channels) - set(details.channels) - unusable_channels(adjustments)
        if gone:
            return (
                "A channel by which the customer can reach their point of contact now would be "
                "lost."
            )
    if isinstance(before, SingleMethod) and isinstance(details, SingleMethod):
        usable = not contradicted(before, adjustments)
        if details.method != before.method and usable:
            return (
                "The method that the customer can use now would be lost. Where they asked for "
                "that, agree it as an adjustment first; else it needs a new decision."
            )
    return None
