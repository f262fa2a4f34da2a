"""What a case is about and who takes part, in a few lines that are read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

import pendulum
from rich.text import Text

from screens.evidence_text import said
from screens.filled import WHO_ELSE
from screens.wording import beside_words
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.logged import confirmed, waiting
from ubp_tui.policy.course import ended_words, who_answers
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Adjustment, AdjustmentState, Nomination, Role
from ubp_tui.policy.labels import any_of, in_sentence, labels
from ubp_tui.policy.measure_words import measure_summary
from ubp_tui.policy.safeguarding import is_under_age
from ubp_tui.policy.short_dates import short_date
from ubp_tui.policy.standing import Standing, State, role_holder
from ubp_tui.policy.text import capitalised, in_quotes
from ubp_tui.policy.warnings import on_their_way, standing_warnings
from ubp_tui.widgets.cells import for_display

STATE_WORDS = {
    State.UNTOLD: "not in force",
    State.WAITING: "not started",
    State.UNREPORTED: "not done",
    State.BINDING: "in force",
    State.SUSPENDED: "suspended",
    State.ENDED: "ended",
}


def stage_text(view: CaseView) -> Text:
    """The stage with what is true beside it: "In force · appeal referred"."""
    stage = view.stage
    beside = beside_words(stage.also, stage.appeal or "")
    words = stage.stage.capitalize() + (f" · {beside}" if beside else "")
    return Text(words, style="bold", no_wrap=True, overflow="ellipsis")


def facts_text(view: CaseView) -> Text:
    """Who it is about, measures, adjustments, people, behaviour, and how to reach them."""
    lines = [
        *_customer(view),
        *_contacts(view),
        *_measures(view),
        *_warnings(view),
        *_adjustments(view),
        *_people(view),
        *_about(view),
        *_reached(view),
        *_case(view),
    ]
    return Text("\n").join(lines)


def _customer(view: CaseView) -> Iterator[Text]:
    customer = view.file.customer
    yield said("Customer", f"{customer.spoken_name}, {customer.reference}")
    if customer.died_on is not None:
        yield said("Died", in_words(customer.died_on))
    if is_under_age(customer, view.asking.policy, view.asking.now):
        age = view.asking.policy.figures.adult_age.value
        yield said(f"Under {age}", "no measure applies to them")
    name = any_of(view.asking.policy.formats, (customer.format,))
    yield said("Format", f"{name}, {customer.language}")


def _reached(view: CaseView) -> Iterator[Text]:
    customer = view.file.customer
    if customer.safe_channel:
        yield said(WHO_ELSE, customer.safe_channel)
    portal = any_of(view.asking.policy.channels, (Channel.PORTAL,)) if customer.portal else ""
    reached = [customer.phone, customer.email, portal]
    yield said("Reached", ", ".join(filter(None, reached)) or "no phone or email recorded")
    address = ", ".join(filter(None, [customer.address, customer.postcode]))
    yield said("Address", address or "none recorded")


def _measures(view: CaseView) -> Iterator[Text]:
    if not view.standings:
        yield said("Measures", "none")
    for standing in sorted(view.standings, key=lambda s: s.has_ended):
        summary = measure_summary(standing.measure.details, view.file, view.asking.policy)
        code, _, carries = summary.partition(" ")
        because = [*map(capitalised, standing.suspended_because)]
        covers = who_answers(view.file, standing, view.today, view.asking.policy.calendar)
        words = [since_words(standing, view), carries, covers, *because]
        told = ". ".join(word.rstrip(".") for word in words if word)
        yield said(f"{code} {STATE_WORDS[standing.state]}", told)


def _contacts(view: CaseView) -> Iterator[Text]:
    """How many contacts count as outside the measures, and how many wait for that (R17)."""
    counted, waits = len(confirmed(view.file)), len(waiting(view.file))
    words = [f"{counted} confirmed"] if counted else []
    words += [f"{waits} to confirm" if counted else f"{waits} to confirm or not"] if waits else []
    if words:
        yield said("Outside the measures", ", ".join(words))


def _warnings(view: CaseView) -> Iterator[Text]:
    """What the customer was warned of, until a measure of a decision takes its place."""
    if any(not standing.has_ended for standing in view.standings):
        return
    for warning in standing_warnings(view.file, view.today):
        yield said("Warning", f"stands until {short_date(warning.lapses_on, view.today)}")
    for warning in on_their_way(view.file, view.today):
        sent, received = (short_date(d, view.today) for d in (warning.sent_on, warning.received_on))
        yield said("Warning", f"sent {sent}, counts as received {received}")


def since_words(standing: Standing, view: CaseView) -> str:
    """A measure's days left, when it starts, or how it ended and on which day."""
    words, today = [], view.today
    last_day = standing.measure.last_day
    if standing.has_ended:
        words.append(ended_words(standing))
    elif standing.state in (State.UNTOLD, State.UNREPORTED):
        words.append(standing.state.value)
    elif standing.state == State.WAITING:
        words.append(f"starts {short_date(standing.measure.starts_on, today)}")
    elif last_day is not None:
        words.append(f"{days_left(last_day, today)}, until {short_date(last_day, today)}")
    if standing.is_immediate:
        words.append("its answer holds at once, for safety")
    return "; ".join(words)


def days_left(last_day: pendulum.Date, today: pendulum.Date) -> str:
    """The days a measure still binds, its last day included: "12 days left"."""
    days = (last_day - today).days + 1
    return "last day today" if days == 1 else f"{days} days left"


def _adjustments(view: CaseView) -> Iterator[Text]:
    shown = [a for a in view.file.adjustments if a.state != AdjustmentState.WITHDRAWN]
    if not shown:
        yield said("Adjustments", "none asked for")
    for adjustment in shown:
        yield _adjustment(adjustment, view.today)


def _adjustment(adjustment: Adjustment, today: pendulum.Date) -> Text:
    """What was asked for and what was said to it: "Adjustment agreed: “Large print”"."""
    asked = adjustment.state == AdjustmentState.ASKED
    words = in_quotes(for_display(adjustment.words))
    if adjustment.what_we_do:
        words += f", so: {for_display(adjustment.what_we_do).rstrip('.')}"
    if adjustment.state == AdjustmentState.AGREED and adjustment.review_on is not None:
        words += f", looked at again {short_date(adjustment.review_on, today)}"
    return said(f"Adjustment {'asked for' if asked else adjustment.state}", words)


def _people(view: CaseView) -> Iterator[Text]:
    yield said("Owner", _with_absence(view, view.file.case.owner_id))
    for standing in view.standings:
        if standing.measure.code != "M1" or standing.has_ended:
            continue
        for role in Role:
            holder = role_holder(view.file, standing.measure, role)
            name = _with_absence(view, holder.staff_id) if holder else "nobody has accepted yet"
            yield said(role.value.capitalize(), name)
    for nomination in view.file.nominations:
        if nomination.ended_on is None:
            yield said("Nominated person", _nominee_words(nomination, view.today))


def _case(view: CaseView) -> Iterator[Text]:
    file = view.file
    if file.case.restricted:
        yield said("Restricted", "the customer works here; only who was given it sees this file")
    given = [file.staff.name(access.staff_id) for access in file.access]
    yield said("Given to", ", ".join(dict.fromkeys(given)))
    opened = in_words(london_date(file.case.opened_at))
    yield said("Opened", f"{opened} by {file.staff.name(file.case.opened_by_id)}")


def _with_absence(view: CaseView, staff_id: object) -> str:
    person = next((p for p in view.file.staff.people.values() if p.id == staff_id), None)
    if person is None:
        return "nobody"
    if person.has_left(view.today):
        return f"{person.name} (has left)"
    return f"{person.name} (away)" if person.is_away(view.today) else person.name


def _nominee_words(nomination: Nomination, today: pendulum.Date) -> str:
    words = f"{nomination.name}, {nomination.relationship}"
    if nomination.is_live(today):
        return f"{words}; {nomination.contact}"
    return f"{words} (not in effect)"


def _about(view: CaseView) -> Iterator[Text]:
    codes = dict.fromkeys(code for each in view.file.incidents for code in each.behaviours)
    kinds = map(in_sentence, labels(view.asking.policy.behaviours, codes))
    count = len(view.file.incidents)
    noun = "incident" if count == 1 else "incidents"
    yield said(
        "About", f"{', '.join(kinds) or 'no kind of behaviour recorded yet'} ({count} {noun})"
    )
