"""What a measure carries, in lines to read: the same wherever a measure is shown."""

from __future__ import annotations

from collections.abc import Sequence

from ubp_tui.policy.conflicts import WEEKDAYS
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Measure, ProposedMeasure
from ubp_tui.policy.labels import any_of, by_method, label, method_label
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
from ubp_tui.policy.naming import called
from ubp_tui.policy.text import capitalised, listed


def measure_title(code: str, policy: Policy) -> str:
    """The code and its short label: "M2 Single method of communication"."""
    return f"{code} {policy.measure(code).label}"


def called_in_full(
    measure: Measure | ProposedMeasure,
    among: Sequence[Measure] | Sequence[ProposedMeasure],
    policy: Policy,
) -> str:
    """The code and label, with the issue or body where several of its kind stand together."""
    by = called(measure, among).removeprefix(measure.code)
    return f"{measure_title(measure.code, policy)}{f':{by}' if by else ''}"


def measure_summary(details: MeasureDetails, file: CaseFile, policy: Policy) -> str:
    """A measure in a few words, for a list: "M4 Limited contact days: Tuesday"."""
    return f"{measure_title(code_of(details), policy)}: {carries(details, file, policy)}"


def carries(details: MeasureDetails, file: CaseFile, policy: Policy) -> str:
    """What a measure carries, in a few words: which days, which address, who, about what."""
    match details:
        case SingleContact():
            deputy = file.staff.name(details.deputy_id)
            who = f"{file.staff.name(details.staff_id)}, deputy {deputy}"
            return f"{who}{_then(by_channels(details, policy))}"
        case SingleMethod():
            return f"{any_of(policy.channels, (details.method,))}, {details.address}"
        case IssueClosed():
            return details.issue
        case LimitedContact():
            return weekday_words(details.weekdays)
        case NominatedPerson():
            return nominee_name(details, file)
        case PublicBody():
            return details.body


def measure_lines(details: MeasureDetails, file: CaseFile, policy: Policy) -> list[tuple[str, str]]:
    """Everything a measure carries, as pairs of what it is called and what it says."""
    match details:
        case SingleContact():
            return [
                ("Point of contact", file.staff.name(details.staff_id)),
                ("Deputy", file.staff.name(details.deputy_id)),
                *_channel_lines(details, policy),
                ("Reached by", details.reached_by),
                ("Hears back", details.hears_back),
            ]
        case SingleMethod():
            return [
                ("Method", method_label(details.method, policy)),
                ("Address or number", details.address),
            ]
        case IssueClosed():
            return [
                ("Issue", details.issue),
                ("Our reference", details.our_reference),
                ("Final response", in_words(details.final_response_on)),
            ]
        case LimitedContact():
            return [("Contact on", weekday_words(details.weekdays))]
        case NominatedPerson():
            return [("Nominated person", nominee_name(details, file))]
        case PublicBody():
            return [
                ("Public body", details.body),
                ("What is shared", details.shared),
                ("Why", details.why),
                ("Lawful basis", label(policy.lawful_bases, details.lawful_basis)),
            ]


def measure_told(details: MeasureDetails, file: CaseFile, policy: Policy) -> str:
    """What a measure means in daily life, as the customer is told it; "…" is not filled in yet."""
    match details:
        case SingleContact():
            name, deputy = file.staff.name(details.staff_id), file.staff.name(details.deputy_id)
            how = _then(by_channels(details, policy))
            return (
                f"Please deal with {name}{how}: {details.reached_by}. When {name} is away, with "
                f"{deputy}. You will hear back: {details.hears_back}."
            )
        case SingleMethod():
            how = by_method(details.method, policy)
            return f"Please contact us {how}: {details.address or '…'}."
        case IssueClosed():
            answered = in_words(details.final_response_on)
            return (
                f"We will not discuss this any more: {details.issue} (our reference "
                f"{details.our_reference}, our final response of {answered}). New information "
                "is still read, and everything else is as before."
            )
        case LimitedContact():
            return f"Please contact us on {weekday_words(details.weekdays) or '…'}."
        case NominatedPerson():
            name = nominee_name(details, file)
            return f"We will speak with {name}, whom you nominated. You or they can end that."
        case PublicBody():
            return f"We inform {details.body}. We share: {details.shared}. Why: {details.why}."


def by_channels(details: SingleContact, policy: Policy) -> str:
    """How the customer reaches M1's point of contact: "by phone or by appointment"."""
    return " or ".join(by_method(code, policy) for code in details.channels)


def _then(words: str) -> str:
    return f", {words}" if words else ""


def _channel_lines(details: SingleContact, policy: Policy) -> list[tuple[str, str]]:
    words = by_channels(details, policy)
    return [("Channels", capitalised(words))] if words else []


def nominee_name(details: NominatedPerson, file: CaseFile) -> str:
    """The name of the nominated person a measure rests on."""
    found = (n.name for n in file.nominations if n.id == details.nomination_id)
    return next(found, "nobody at present")


def weekday_words(days: tuple[int, ...]) -> str:
    """Weekdays in words: "Tuesday and Thursday"."""
    return listed(WEEKDAYS[day - 1] for day in sorted(days))
