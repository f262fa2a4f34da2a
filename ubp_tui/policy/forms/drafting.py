"""What the wizard's fields hold, read as a proposal (R6-R11).

The draft of a proposal is kept as it was typed, so that a half-written date is not lost; one that
can be read stands in full. The values are flat, by the name of the field. "measures" names the
measures proposed: by its code the first of a kind, then "M3-2" and so on where several issues are
closed or bodies informed. What a measure carries stands behind that name, such as "M1.staff_id",
"M3-2.issue" or "M4.weekdays"; so do "incidents" (those it answers, else all of the proposal's),
"why_nothing_less", "also_considered", "is_adjustment", "immediate" and "immediate_reason". Beside
them: "incidents", "straight_ground", "straight_reason", "starts_on", "months", "sent_to_id".
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import pendulum

from ubp_tui.policy.asking import Asking
from ubp_tui.policy.conflicts import (
    conflict_at,
    conflict_with_customer,
    contradictions_of,
    why_not_together,
)
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.forms.carrying import FIRST_FIELD, Reader, Typed, read_carried
from ubp_tui.policy.forms.problems import Problem
from ubp_tui.policy.forms.proposing import (
    MeasureForm,
    ProposalForm,
    proposal_problems,
    said_twice,
)
from ubp_tui.policy.naming import code_of_slot, in_order
from ubp_tui.policy.text import shortened

_NOBODY = UUID(int=0)
"""Stands for a point of contact who is not chosen yet."""


def first_field(slot: str) -> str:
    """Where the contradictions of a measure are made, and so shown, such as "M3-2.issue"."""
    return f"{slot}.{FIRST_FIELD[code_of_slot(slot)]}"


def decisive_fields(slot: str) -> tuple[str, ...]:
    """Every field at which a contradiction of a measure is made."""
    return (first_field(slot), "M1.channels") if slot == "M1" else (first_field(slot),)


def read_proposal(typed: Typed, today: pendulum.Date) -> tuple[ProposalForm, list[Problem]]:
    """The proposal as far as it can be read, and a sentence for each field that cannot be.

    Args:
        typed: the wizard's fields.
        today: the London day.
    """
    reader = Reader(typed, today)
    carried = {slot: Reader(typed, today, f"{slot}.") for slot in in_order(reader.some("measures"))}
    measures = tuple(_measure(slot, inside, reader) for slot, inside in carried.items())
    only_an_act = bool(measures) and all(measure.code == "M6" for measure in measures)
    if not reader.some("incidents"):
        reader.found.add("incidents", "Choose the incidents that the proposal rests on.", "R9")
    form = ProposalForm(
        measures=measures,
        starts_on=None if only_an_act else reader.day("starts_on"),
        months=None if only_an_act else _months(reader),
        straight_ground=reader.text("straight_ground"),
        straight_reason=reader.text("straight_reason"),
        sent_to_id=reader.id("sent_to_id"),
    )
    unread = [problem for inside in carried.values() for problem in inside.found.problems]
    return form, [*unread, *reader.found.problems]


def draft_problems(typed: Typed, file: CaseFile, asking: Asking) -> list[Problem]:
    """All that stands in the way of sending a draft, each at the field that mends it."""
    form, unread = read_proposal(typed, asking.today)
    found = [*unread, *_incomplete_incidents(typed, file)]
    missing = {f"{measure.name}.details" for measure in form.measures if measure.details is None}
    told = {problem.field for problem in unread} | missing
    found += [
        Problem(_at_its_field(problem.field), problem.message, problem.rule)
        for problem in proposal_problems(form, file, asking)
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


def contradictions(
    typed: Typed, file: CaseFile, policy: Policy, today: pendulum.Date
) -> list[Problem]:
    """What contradicts an adjustment, the customer's details or another measure (R8, R14).

    Each is at the field where it is made, and known as soon as it is made: a point of contact
    is looked at before a deputy is chosen, and M1's channels before either is.
    """
    given = _filled(typed)
    contact = given.get("M1.staff_id", str(_NOBODY))
    form, _ = read_proposal({"M1.staff_id": contact, "M1.deputy_id": contact, **given}, today)
    carried = {m.name: m.details for m in form.measures if m.details is not None}
    found = [Problem(_at_its_field(p.field), p.message, p.rule) for p in said_twice(form.measures)]
    for slot, details in carried.items():
        if sentence := conflict_with_customer(details, file.customer):
            field = _at_its_field(f"{slot}.{conflict_at(details)}")
            found.append(Problem(field, sentence, "R14"))
        for each in contradictions_of(details, file.adjustments, policy):
            field = _at_its_field(f"{slot}.{each.field}")
            if field != "M1.staff_id" or field in given:
                found.append(Problem(field, f"{each.words} Change the measure.", "R8"))
    for sentence in why_not_together([*carried.values()], file.staff):
        found.append(Problem("M4.weekdays", sentence, "R14"))
    return found


def _filled(typed: Typed) -> dict[str, str | tuple[str, ...]]:
    return {name: value for name, value in typed.items() if value}


def _at_its_field(field: str) -> str:
    slot, _, name = field.partition(".")
    return first_field(slot) if name == "details" else field


def _incomplete_incidents(typed: Typed, file: CaseFile) -> list[Problem]:
    cited = typed.get("incidents", ())
    return [
        Problem("incidents", f"Complete the details of {incident.reference} first.", "R1")
        for incident in file.incidents
        if str(incident.id) in cited and incident.details_completed_at is None
    ]


def _measure(slot: str, reader: Reader, whole: Reader) -> MeasureForm:
    at_once = reader.text("immediate") == "yes"
    reason = reader.text("immediate_reason")
    if at_once and not reason.strip():
        reader.found.add(
            "immediate_reason",
            "Say which threat to safety makes it bind before the customer has been told.",
            "R12",
        )
    code = code_of_slot(slot)
    return MeasureForm(
        code=code,
        slot=slot,
        details=read_carried(code, reader),
        incident_ids=(reader if reader.holds("incidents") else whole).ids("incidents"),
        why_nothing_less=reader.text("why_nothing_less"),
        also_considered=reader.text("also_considered"),
        is_adjustment=reader.text("is_adjustment") == "yes",
        immediate_reason=reason if at_once else "",
    )


def _months(reader: Reader) -> int | None:
    words = reader.text("months").lower().removesuffix("months").removesuffix("month").strip()
    is_number = words.isascii() and words.isdecimal()
    if words and not is_number:
        shown = shortened(reader.text("months"))
        reader.found.add("months", f"“{shown}” is not a number of months. Type it like 12.", "R11")
    return int(words[:6]) if is_number else None
