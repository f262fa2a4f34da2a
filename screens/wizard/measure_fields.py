"""Step 4, one measure: everything that it carries, with what stands against a choice shown."""

from __future__ import annotations

from collections.abc import Callable

from screens.wizard.sheet import Sheet
from ubp_tui.policy.conflicts import WEEKDAYS
from ubp_tui.policy.dates import in_words, read_date
from ubp_tui.policy.eligibility import involvement
from ubp_tui.policy.facts import Customer, NominationKind, StaffMember
from ubp_tui.widgets.questions import (
    Day,
    Line,
    Option,
    Pick,
    PickSome,
    Question,
    Shown,
    Value,
    Words,
    yes_no,
)

METHODS = (
    Option("email", "Email"),
    Option("letter", "Letter"),
    Option("phone", "Phone"),
    Option("visit", "Visit by appointment"),
    Option("portal", "Portal"),
)


def measure_questions(sheet: Sheet, code: str) -> list[Question]:
    """What one measure asks, filled in as it was left."""
    text = sheet.view.asking.policy.measure(code)
    about = Shown(name="about", label=f"{code} {text.title}", hint=text.help)
    return [about, *_CARRIED[code](sheet), *_of_every_measure(sheet, code)]


def own_address(method: str, customer: Customer) -> str:
    """What we have for a method of communication; empty where the customer has none."""
    postal = ", ".join(filter(None, [customer.address, customer.postcode]))
    portal = "their portal account" if customer.portal else ""
    ours = {
        "email": customer.email,
        "letter": postal,
        "phone": customer.phone,
        "visit": postal,
        "portal": portal,
    }
    return ours.get(method, "")


def _single_contact(sheet: Sheet) -> list[Question]:
    staff = _staff_options(sheet)
    return [
        Pick(
            name="M1.staff_id",
            label="Point of contact",
            hint="They are asked, and accept before the letter goes.",
            options=staff,
            value=sheet.text("M1.staff_id"),
        ),
        Pick(
            name="M1.deputy_id",
            label="Deputy, who covers for them",
            options=staff,
            value=sheet.text("M1.deputy_id"),
        ),
        _line(sheet, "M1.reached_by", "How the customer reaches them", "Such as: 01225 715715"),
        _line(sheet, "M1.hears_back", "How often they will hear back", "Such as: every Friday"),
    ]


def _staff_options(sheet: Sheet) -> list[Option]:
    """Who works here; away, involved and the days they work are marked, so that one can weigh."""
    file, today = sheet.view.file, sheet.view.today
    here = [p for p in file.staff.people.values() if not p.outside and not p.has_left(today)]

    def marks(person: StaffMember) -> str:
        found = ["away"] if person.is_away(today) else []
        if how := involvement(person.id, file):
            found.append(how)
        if set(person.working_days) != {1, 2, 3, 4, 5}:
            days = " ".join(WEEKDAYS[day - 1][:3] for day in person.working_days)
            found.append(f"works {days}")
        return "; ".join(found)

    return [Option(str(p.id), p.name, marks(p)) for p in sorted(here, key=lambda p: p.name)]


def _single_method(sheet: Sheet) -> list[Question]:
    customer = sheet.view.file.customer
    options = [
        Option(m.code, m.label, "" if own_address(m.code, customer) else "the customer has none")
        for m in METHODS
    ]
    return [
        Pick(
            name="M2.method",
            label="The one method",
            options=options,
            value=sheet.text("M2.method"),
        ),
        _line(sheet, "M2.address", "The address or number used", "Filled in with what we have"),
    ]


def _issue_closed(sheet: Sheet) -> list[Question]:
    today = sheet.view.today

    def read(text: str) -> str:
        return in_words(read_date(text, today, today)) if text.strip() else ""

    return [
        Words(
            name="M3.issue",
            label="The issue",
            hint="In words that the customer recognises: the boiler replacement of 2025",
            value=sheet.text("M3.issue"),
            lines=2,
        ),
        _line(sheet, "M3.our_reference", "Our reference", "Such as C-5512"),
        Day(
            name="M3.final_response_on",
            label="The day of our final response",
            hint="Such as 3 March",
            value=sheet.text("M3.final_response_on"),
            read=read,
        ),
    ]


def _limited_contact(sheet: Sheet) -> list[Question]:
    return [
        PickSome(
            name="M4.weekdays",
            label="Days on which the customer makes contact",
            hint="Letters, email and portal messages are taken on any day. So is an emergency.",
            options=[Option(str(n), day) for n, day in enumerate(WEEKDAYS[:5], 1)],
            value=_some(sheet, "M4.weekdays"),
        )
    ]


def _nominated_person(sheet: Sheet) -> list[Question]:
    live = [
        n
        for n in sheet.view.file.nominations
        if n.kind == NominationKind.NOMINATION and n.is_live(sheet.view.today)
    ]
    if not live:
        return [
            Shown(
                name="nobody",
                label="Nobody is nominated with both sides agreed.",
                hint="Record the customer's nomination and the person's acceptance on the case "
                "first (esc goes back to it). It cannot be imposed without that agreement.",
            )
        ]
    return [
        Pick(
            name="M5.nomination_id",
            label="Nominated person",
            options=[Option(str(n.id), n.name, f"{n.relationship}, {n.contact}") for n in live],
            value=sheet.text("M5.nomination_id"),
        )
    ]


def _public_body(sheet: Sheet) -> list[Question]:
    policy = sheet.view.asking.policy
    bodies = ", ".join(choice.label for choice in policy.public_bodies).lower()
    return [
        _line(sheet, "M6.body", "The public body", f"Its name: {bodies}"),
        _words(sheet, "M6.shared", "What is shared", "No more than is needed"),
        _words(sheet, "M6.why", "Why it is shared"),
        Pick(
            name="M6.lawful_basis",
            label="Lawful basis",
            options=[Option(c.code, c.label, c.help) for c in policy.lawful_bases],
            value=sheet.text("M6.lawful_basis"),
        ),
    ]


_CARRIED: dict[str, Callable[[Sheet], list[Question]]] = {
    "M1": _single_contact,
    "M2": _single_method,
    "M3": _issue_closed,
    "M4": _limited_contact,
    "M5": _nominated_person,
    "M6": _public_body,
}


def _of_every_measure(sheet: Sheet, code: str) -> list[Question]:
    adjustment = yes_no(
        f"{code}.is_adjustment",
        "Is it also recorded as a reasonable adjustment?",
        "Where it is what the customer asked for to be able to deal with us.",
        sheet.text(f"{code}.is_adjustment") or "no",
    )
    if code == "M6":
        return [adjustment]
    return [
        adjustment,
        yes_no(
            f"{code}.immediate",
            "Does it bind at once, before the customer has been told?",
            "Only because of a threat to safety. The customer is then told within "
            f"{sheet.view.asking.policy.figures.informing_days.in_words()}.",
            sheet.text(f"{code}.immediate") or "no",
        ),
        _words(sheet, f"{code}.immediate_reason", "Which threat to safety", "Only where it does"),
    ]


def _line(sheet: Sheet, name: str, label: str, hint: str = "") -> Line:
    return Line(name=name, label=label, hint=hint, value=sheet.text(name))


def _words(sheet: Sheet, name: str, label: str, hint: str = "") -> Words:
    return Words(name=name, label=label, hint=hint, value=sheet.text(name), lines=2)


def _some(sheet: Sheet, name: str) -> tuple[str, ...]:
    value: Value = sheet.values.get(name, ())
    return value if isinstance(value, tuple) else ()
