"""What a measure carries, as the fields of a form: read, and filled in again (S, R21, R27).

One reading serves the wizard that proposes a measure and the forms that change it later.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

import pendulum

from ubp_tui.policy.channels import METHODS
from ubp_tui.policy.dates import DateProblem, When, read_day
from ubp_tui.policy.forms.problems import Findings
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
)

Typed = Mapping[str, str | tuple[str, ...]]
Fields = dict[str, str | tuple[str, ...]]

FIRST_FIELD = {
    "M1": "staff_id",
    "M2": "method",
    "M3": "issue",
    "M4": "weekdays",
    "M5": "nomination_id",
    "M6": "body",
}
"""The field of each measure at which its contradictions are made, and so shown."""


def read_carried(code: str, reader: Reader) -> MeasureDetails | None:
    """What a measure carries; None while some of it is missing.

    Args:
        code: the measure's code.
        reader: reads its fields, and gathers a sentence for each that cannot be read.
    """
    return _READ[code](reader)


def fields_of_carried(details: MeasureDetails) -> Fields:
    """The fields that `read_carried` reads the same details from."""
    return {name: _field(getattr(details, name)) for name in details.__struct_fields__}


def _field(value: object) -> str | tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return f"{value:%d/%m/%Y}" if isinstance(value, pendulum.Date) else str(value)


class Reader:
    """Reads one field after another; `found` gathers what cannot be read."""

    def __init__(self, typed: Typed, today: pendulum.Date, prefix: str = "") -> None:
        """Of what was typed on a London day; `prefix` stands before each field's name."""
        self._typed = typed
        self._today = today
        self._prefix = prefix
        self.found = Findings(prefix)

    def holds(self, field: str) -> bool:
        """Whether somebody has been at the field."""
        return self._prefix + field in self._typed

    def text(self, field: str) -> str:
        """What was typed, or chosen from a list."""
        value = self._typed.get(self._prefix + field, "")
        return value if isinstance(value, str) else ""

    def some(self, field: str) -> tuple[str, ...]:
        """What was chosen of several."""
        value = self._typed.get(self._prefix + field, ())
        return value if isinstance(value, tuple) else ()

    def id(self, field: str, missing: str = "", rule: str = "") -> UUID | None:
        """The record that was chosen; `missing` is said where none was."""
        found = _ids((self.text(field),))
        if not found:
            self.found.add(field, missing, rule)
            return None
        return found[0]

    def ids(self, field: str) -> tuple[UUID, ...]:
        """The records that were chosen."""
        return _ids(self.some(field))

    def day(self, field: str, missing: str = "") -> pendulum.Date | None:
        """A day that lies ahead; `missing` is said where it is empty."""
        return self._day(field, missing, When.TO_COME)

    def past_day(self, field: str, missing: str = "") -> pendulum.Date | None:
        """A day on which something happened: "22 Nov" is the last one."""
        return self._day(field, missing, When.PAST)

    def _day(self, field: str, missing: str, when: When) -> pendulum.Date | None:
        if not self.text(field).strip():
            self.found.add(field, missing)
            return None
        try:
            return read_day(self.text(field), self._today, when)
        except DateProblem as problem:
            self.found.add(field, str(problem))
            return None


def _ids(texts: tuple[str, ...]) -> tuple[UUID, ...]:
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return tuple(found)


def _single_contact(reader: Reader) -> MeasureDetails | None:
    staff_id = reader.id("staff_id", "Choose the point of contact.", "R23")
    deputy_id = reader.id("deputy_id", "Choose the deputy, who covers for them.", "R23")
    if staff_id is None or deputy_id is None:
        return None
    return SingleContact(
        staff_id=staff_id,
        deputy_id=deputy_id,
        channels=tuple(code for code in METHODS if code in reader.some("channels")),
        reached_by=reader.text("reached_by").strip(),
        hears_back=reader.text("hears_back").strip(),
    )


def _single_method(reader: Reader) -> MeasureDetails | None:
    for method in METHODS:
        if method == reader.text("method"):
            return SingleMethod(method=method, address=reader.text("address").strip())
    reader.found.add("method", "Choose one method of communication.", "R14")
    return None


def _issue_closed(reader: Reader) -> MeasureDetails | None:
    day = reader.past_day("final_response_on", "The date of our final response is empty.")
    if day is None:
        return None
    return IssueClosed(
        issue=reader.text("issue").strip(),
        our_reference=reader.text("our_reference").strip(),
        final_response_on=day,
    )


def _limited_contact(reader: Reader) -> MeasureDetails:
    chosen = [day for day in reader.some("weekdays") if day in ("1", "2", "3", "4", "5", "6", "7")]
    return LimitedContact(weekdays=tuple(sorted(map(int, chosen))))


def _nominated_person(reader: Reader) -> MeasureDetails | None:
    nomination_id = reader.id(
        "nomination_id",
        "Choose the nominated person. Where nobody is nominated, record the agreement first: "
        "this measure cannot be imposed without it.",
        "R27",
    )
    return None if nomination_id is None else NominatedPerson(nomination_id=nomination_id)


def _public_body(reader: Reader) -> MeasureDetails:
    return PublicBody(
        body=reader.text("body").strip(),
        shared=reader.text("shared").strip(),
        why=reader.text("why").strip(),
        lawful_basis=reader.text("lawful_basis"),
    )


_READ: dict[str, Callable[[Reader], MeasureDetails | None]] = {
    "M1": _single_contact,
    "M2": _single_method,
    "M3": _issue_closed,
    "M4": _limited_contact,
    "M5": _nominated_person,
    "M6": _public_body,
}
