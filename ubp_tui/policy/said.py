"""What each item of informing the customer says of one decision (R12).

Whoever tells the customer reads it beside the item, and a letter says the same: nobody looks
dates up or works them out. In it nobody else is named, colleague or neighbour (R35).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pendulum

from ubp_tui.policy.calendar import london_date, start_of
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile, Decision, Incident, Informing, Measure
from ubp_tui.policy.informing import LETTER, current_item, is_withheld, reports_of
from ubp_tui.policy.labels import by_channel, by_method, in_sentence, label, labels
from ubp_tui.policy.measure_words import by_channels, measure_told, nominee_name, weekday_words
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.periods import received_by_post
from ubp_tui.policy.promises import appeal_by, review_on
from ubp_tui.policy.text import capitalised, clean_line, listed
from ubp_tui.policy.warnings import relied_on

A_COLLEAGUE = "a colleague"
NAME_NOBODY = "Name no colleague and no neighbour."
AS_BEFORE = "As before: these measures change nothing in how they reach us."
NO_REVIEW = "They end before a review would fall due."
NOTHING_SHARED = "This decision tells no other body anything."


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A decision of which a customer is told, and the day on which that is."""

    file: CaseFile
    informing: Informing
    policy: Policy
    today: pendulum.Date

    @property
    def decision(self) -> Decision:
        """What was decided, by whom and when."""
        return self.file.decision(self.informing.decision_id)

    @property
    def measures(self) -> list[Measure]:
        """What was approved and stands, but for a report that is withheld for now (R12)."""
        return [
            measure
            for measure in self.file.measures_of(self.informing.decision_id)
            if measure.ended_at is None
            and not (measure.code == "M6" and is_withheld(self.informing))
        ]


def said_at(number: int, told: Told) -> tuple[str, ...]:
    """What an item says of the decision, a line each; none where it says the same of every one."""
    says = _BY_ITEM.get(number)
    return tuple(says(told)) if says else ()


def _decision(told: Told) -> list[str]:
    decided = in_words(london_date(told.decision.decided_at))
    return [f"The policy: {told.policy.name}. Decided on {decided}."]


def _behaviour(told: Told) -> list[str]:
    """The incidents that what was approved answers, by date, with the kinds and the effects."""
    proposal = told.file.proposal(told.decision.proposal_id)
    given = [
        a
        for a in told.file.approvals
        if a.proposal_id == proposal.id and a.decided_by_id in told.decision.decided_by_ids
    ]
    codes = {measure.code for measure in told.measures}
    cited = {
        incident_id
        for measure in proposal.measures
        if measure.code in codes and all(measure.id in a.approved_ids for a in given)
        for incident_id in measure.incident_ids
    }
    found = [i for i in told.file.incidents if i.id in cited and relied_on(i)]
    found.sort(key=lambda incident: incident.happened_at)
    return [*(_incident(told, each) for each in found), NAME_NOBODY] if found else []


def _incident(told: Told, incident: Incident) -> str:
    on = in_words(london_date(incident.happened_at))
    kinds = listed(map(in_sentence, labels(told.policy.behaviours, incident.behaviours)))
    effects = (
        incident.effect_on_time,
        incident.effect_on_resources,
        incident.effect_on_service,
        incident.effect_on_wellbeing,
    )
    words = " ".join(f"{clean_line(effect).rstrip('.')}." for effect in effects if effect)
    effect = f" Effect: {without_names(words, incident, told.file)}" if words else ""
    return f"{on}, {by_channel(incident.channel, told.policy)}: {kinds}.{effect}"


def without_names(words: str, incident: Incident, file: CaseFile) -> str:
    """The words with "a colleague" for each name of a member of staff (R35).

    Of whoever took part or recorded it a first or a family name alone goes too. Neighbours are
    not known by name, so staff are reminded of them.
    """
    parts = {part.staff_id for part in incident.staff} | {incident.recorded_by_id}
    own = set(file.customer.spoken_name.split())
    names = {person.name for person in file.staff.people.values()}
    names |= {n for i in parts for n in file.staff.name(i).split() if n not in own}
    alternatives = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"\b(?:{alternatives})\b", A_COLLEAGUE, words)


def _measures(told: Told) -> list[str]:
    return [
        f"{told.policy.measure(m.code).title}: {measure_told(m.details, told.file, told.policy)}"
        for m in told.measures
    ]


def _reaching(told: Told) -> list[str]:
    """What the customer can do under these measures, and what is always taken (R15, R16)."""
    ways = [words for measure in told.measures if (words := _way(measure, told))]
    return [
        *(ways or [AS_BEFORE]),
        f"On any day and by any channel: {listed(told.policy.always_taken)}.",
        f"Always accepted: {listed(told.policy.always_accepted)}.",
    ]


def _way(measure: Measure, told: Told) -> str:
    """How a measure lets the customer reach us; empty for a report, which changes nothing."""
    details, staff = measure.details, told.file.staff
    match details:
        case SingleContact():
            name, deputy = staff.name(details.staff_id), staff.name(details.deputy_id)
            how = by_channels(details, told.policy)
            who = f"Through {name}, or {deputy} when {name} is away"
            return f"{who}{f', {how}' if how else ''}: {details.reached_by}."
        case SingleMethod():
            how = capitalised(by_method(details.method, told.policy))
            return f"{how}: {details.address}."
        case IssueClosed():
            return f"About everything as before, but for: {details.issue}."
        case LimitedContact():
            days = weekday_words(details.weekdays)
            return f"On {days}. Letters, email and portal messages on any day, answered then."
        case NominatedPerson():
            return f"Through {nominee_name(details, told.file)}, whom they nominated."
        case PublicBody():
            return ""


def _period(told: Told) -> list[str]:
    """The start, the last day and the next review of what has an end (R11, R12, R19)."""
    dated = [m for m in told.measures if m.last_day is not None]
    if not dated:
        return []
    spans = dict.fromkeys((m.starts_on, m.last_day) for m in dated)
    lines = [
        f"{_which(told, dated, span)}From {in_words(span[0])}, or from when they are told if that "
        f"is later, to the end of {in_words(span[1])}."
        for span in spans
        if span[1] is not None
    ]
    review = review_on(told.file, told.decision)
    return [*lines, f"Next review: {in_words(review)}." if review else NO_REVIEW]


def _which(
    told: Told, dated: list[Measure], span: tuple[pendulum.Date, pendulum.Date | None]
) -> str:
    """Of which measures a period is, where not all have the same."""
    of = [m for m in dated if (m.starts_on, m.last_day) == span]
    if len(of) == len(dated):
        return ""
    return f"{listed(in_sentence(told.policy.measure(m.code).title) for m in of)}: "


def _appealing(told: Told) -> list[str]:
    """By when an appeal arrives in time, and who reviews it (R29-R31)."""
    seniors = " or ".join(map(told.policy.grade_title, told.policy.authority.senior_manager))
    return [
        *_in_time(told),
        f"By any channel. A senior manager reviews it ({seniors}), not whoever decided.",
    ]


def _in_time(told: Told) -> list[str]:
    letter = current_item(told.informing, LETTER)
    if letter is not None and letter.appeal_by is not None:
        return [f"By {in_words(letter.appeal_by)}, as the letter says."]
    post = start_of(received_by_post(told.today, told.policy))
    by_post, at_once = (appeal_by(from_, told.policy) for from_ in (post, told.today))
    return [
        f"If the letter goes today: by {in_words(at_once)}; by post, by {in_words(by_post)}.",
    ]


def _ombudsman(told: Told) -> list[str]:
    return [told.policy.ombudsman] if told.policy.ombudsman else []


def _shared(told: Told) -> list[str]:
    """What a public body is told (M6); whether to withhold it is decided on this."""
    reports = reports_of(told.file, told.informing)
    return [_report(told, measure) for measure in reports] or [NOTHING_SHARED]


def _report(told: Told, measure: Measure) -> str:
    details = measure.details
    assert isinstance(details, PublicBody)
    basis = in_sentence(label(told.policy.lawful_bases, details.lawful_basis))
    words = f"{details.body}: {clean_line(details.shared).rstrip('.')}. "
    words += f"Why: {clean_line(details.why).rstrip('.')}. Lawful basis: {basis}."
    if measure.reported_on is None:
        return f"{words} Not reported yet."
    return f"{words} Reported on {in_words(measure.reported_on)}."


_BY_ITEM: dict[int, Callable[[Told], list[str]]] = {
    1: _decision,
    2: _behaviour,
    3: _measures,
    4: _reaching,
    5: _period,
    8: _appealing,
    9: _ombudsman,
    10: _shared,
}
