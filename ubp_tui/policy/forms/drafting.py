"""What the wizard's fields hold, read as a proposal (R6-R11).

The draft of a proposal is kept as it was typed, so that a half-written date is not lost: flat
values by the name of the field. What a measure carries stands behind its code, such as
"M1.staff_id", "M3.final_response_on" or "M4.weekdays"; so do "incidents" (those it answers,
else all of the proposal's), "why_nothing_less", "also_considered", "is_adjustment",
"immediate" and "immediate_reason". Beside them: "incidents", "measures" (the codes),
"straight_ground", "straight_reason", "starts_on", "months", "sent_to_id".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args
from uuid import UUID

import pendulum

from ubp_tui.policy.conflicts import (
    conflict_with_customer,
    conflicts_between,
    conflicts_with_adjustments,
)
from ubp_tui.policy.dates import DateProblem, read_date
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm, proposal_problems
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    Method,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
    code_of,
)

Typed = Mapping[str, str | tuple[str, ...]]

FIRST_FIELD = {
    "M1": "M1.staff_id",
    "M2": "M2.method",
    "M3": "M3.issue",
    "M4": "M4.weekdays",
    "M5": "M5.nomination_id",
    "M6": "M6.body",
}
"""Where a measure's contradictions are made, and so shown."""


def read_proposal(typed: Typed, today: pendulum.Date) -> tuple[ProposalForm, list[Problem]]:
    """The proposal as far as it can be read, and a sentence for each field that cannot be.

    Args:
        typed: the wizard's fields.
        today: the London day.
    """
    reader = _Reader(typed, today)
    measures = tuple(_measure(reader, code) for code in sorted(set(reader.some("measures"))))
    only_an_act = bool(measures) and all(measure.code == "M6" for measure in measures)
    if not reader.some("incidents"):
        reader.found.add("incidents", "Choose the incidents that the proposal rests on.", "R9")
    form = ProposalForm(
        measures=measures,
        starts_on=None if only_an_act else reader.day("starts_on"),
        months=None if only_an_act else reader.months(),
        straight_ground=reader.text("straight_ground"),
        straight_reason=reader.text("straight_reason"),
        sent_to_id=reader.id("sent_to_id"),
    )
    return form, reader.found.problems


def draft_problems(
    typed: Typed, file: CaseFile, policy: Policy, now: pendulum.DateTime, today: pendulum.Date
) -> list[Problem]:
    """All that stands in the way of sending a draft, each at the field that mends it."""
    form, unread = read_proposal(typed, today)
    found = [*unread, *_incomplete_incidents(typed, file)]
    missing = {f"{measure.code}.details" for measure in form.measures if measure.details is None}
    told = {problem.field for problem in unread} | missing
    found += [
        Problem(_at_its_field(problem.field), problem.message, problem.rule)
        for problem in proposal_problems(form, file, policy, now, today)
        if problem.field not in told
    ]
    return _each_once(found)


def _each_once(problems: Iterable[Problem]) -> list[Problem]:
    """Each sentence where it stands first: an incident's is not said again at every measure."""
    first: dict[tuple[str, str], Problem] = {}
    for problem in problems:
        field = "incidents" if problem.field.endswith(".incidents") else problem.field
        first.setdefault((field, problem.message), problem)
    return list(first.values())


def contradictions(typed: Typed, file: CaseFile, today: pendulum.Date) -> list[Problem]:
    """What contradicts an adjustment, the customer's details or another measure (R8, R14).

    Each is at the field where it is made, and known as soon as it is made: a point of contact
    is looked at before a deputy is chosen.
    """
    alone = {"M1.deputy_id": typed.get("M1.staff_id", ""), **_filled(typed)}
    form, _ = read_proposal(alone, today)
    carried = [measure.details for measure in form.measures if measure.details is not None]
    found = []
    for details in carried:
        field = FIRST_FIELD[code_of(details)]
        if sentence := conflict_with_customer(details, file.customer):
            found.append(Problem(field, sentence, "R14"))
        for _, sentence in conflicts_with_adjustments(details, file.adjustments):
            found.append(Problem(field, f"{sentence} Change the measure.", "R8"))
    for sentence in conflicts_between(carried, file.staff):
        found.append(Problem("M4.weekdays", sentence, "R14"))
    return found


def _filled(typed: Typed) -> dict[str, str | tuple[str, ...]]:
    return {name: value for name, value in typed.items() if value}


def _at_its_field(field: str) -> str:
    code, _, name = field.partition(".")
    return FIRST_FIELD[code] if name == "details" else field


def _incomplete_incidents(typed: Typed, file: CaseFile) -> list[Problem]:
    cited = typed.get("incidents", ())
    return [
        Problem("incidents", f"Complete the details of {incident.reference} first.", "R1")
        for incident in file.incidents
        if str(incident.id) in cited and incident.details_completed_at is None
    ]


def _measure(reader: _Reader, code: str) -> MeasureForm:
    at_once = reader.text(f"{code}.immediate") == "yes"
    reason = reader.text(f"{code}.immediate_reason")
    if at_once and not reason.strip():
        reader.found.add(
            f"{code}.immediate_reason",
            "Say which threat to safety makes it bind before the customer has been told.",
            "R12",
        )
    cited = f"{code}.incidents" if reader.holds(f"{code}.incidents") else "incidents"
    return MeasureForm(
        code=code,
        details=_DETAILS[code](reader),
        incident_ids=reader.ids(cited),
        why_nothing_less=reader.text(f"{code}.why_nothing_less"),
        also_considered=reader.text(f"{code}.also_considered"),
        is_adjustment=reader.text(f"{code}.is_adjustment") == "yes",
        immediate_reason=reason if at_once else "",
    )


def _single_contact(reader: _Reader) -> MeasureDetails | None:
    staff_id = reader.id("M1.staff_id", "Choose the point of contact.", "R23")
    deputy_id = reader.id("M1.deputy_id", "Choose the deputy, who covers for them.", "R23")
    if staff_id is None or deputy_id is None:
        return None
    return SingleContact(
        staff_id=staff_id,
        deputy_id=deputy_id,
        reached_by=reader.text("M1.reached_by"),
        hears_back=reader.text("M1.hears_back"),
    )


def _single_method(reader: _Reader) -> MeasureDetails | None:
    for method in get_args(Method):
        if method == reader.text("M2.method"):
            return SingleMethod(method=method, address=reader.text("M2.address"))
    reader.found.add("M2.method", "Choose one method of communication.", "R14")
    return None


def _issue_closed(reader: _Reader) -> MeasureDetails | None:
    day = reader.day("M3.final_response_on", "The date of our final response is empty.", past=True)
    if day is None:
        return None
    return IssueClosed(
        issue=reader.text("M3.issue"),
        our_reference=reader.text("M3.our_reference"),
        final_response_on=day,
    )


def _limited_contact(reader: _Reader) -> MeasureDetails:
    chosen = [
        day for day in reader.some("M4.weekdays") if day in ("1", "2", "3", "4", "5", "6", "7")
    ]
    return LimitedContact(weekdays=tuple(sorted(map(int, chosen))))


def _nominated_person(reader: _Reader) -> MeasureDetails | None:
    nomination_id = reader.id(
        "M5.nomination_id",
        "Choose the nominated person. Where nobody is nominated, record the agreement first: "
        "this measure cannot be imposed without it.",
        "R27",
    )
    return None if nomination_id is None else NominatedPerson(nomination_id=nomination_id)


def _public_body(reader: _Reader) -> MeasureDetails:
    return PublicBody(
        body=reader.text("M6.body"),
        shared=reader.text("M6.shared"),
        why=reader.text("M6.why"),
        lawful_basis=reader.text("M6.lawful_basis"),
    )


_DETAILS = {
    "M1": _single_contact,
    "M2": _single_method,
    "M3": _issue_closed,
    "M4": _limited_contact,
    "M5": _nominated_person,
    "M6": _public_body,
}


class _Reader:
    """Reads one field after another; `found` gathers what cannot be read."""

    def __init__(self, typed: Typed, today: pendulum.Date) -> None:
        self._typed = typed
        self._today = today
        self.found = Findings()

    def holds(self, field: str) -> bool:
        return field in self._typed

    def text(self, field: str) -> str:
        value = self._typed.get(field, "")
        return value if isinstance(value, str) else ""

    def some(self, field: str) -> tuple[str, ...]:
        value = self._typed.get(field, ())
        return value if isinstance(value, tuple) else ()

    def id(self, field: str, missing: str = "", rule: str = "") -> UUID | None:
        found = _ids((self.text(field),))
        if not found:
            self.found.add(field, missing, rule)
            return None
        return found[0]

    def ids(self, field: str) -> tuple[UUID, ...]:
        return _ids(self.some(field))

    def day(self, field: str, missing: str = "", *, past: bool = False) -> pendulum.Date | None:
        if not self.text(field).strip():
            self.found.add(field, missing)
            return None
        try:
            return read_date(self.text(field), self._today, self._today if past else None)
        except DateProblem as problem:
            self.found.add(field, str(problem))
            return None

    def months(self) -> int | None:
        words = self.text("months").lower().removesuffix("months").removesuffix("month").strip()
        if words and not (words.isascii() and words.isdecimal()):
            shown = self.text("months")[:40]
            self.found.add(
                "months", f"“{shown}” is not a number of months. Type it like 12.", "R11"
            )
        return int(words[:6]) if words.isascii() and words.isdecimal() else None


def _ids(texts: tuple[str, ...]) -> tuple[UUID, ...]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(found)
