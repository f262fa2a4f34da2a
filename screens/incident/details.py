"""The rest of an incident, within two working days: behaviour, effect, people (R1, R2)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from screens.answers import Answers, people
from screens.form_screen import FormScreen, FormSpec
from screens.incident.words import incident_heading
from screens.wording import moment_words
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.incidents import add_to_incident, complete_incident
from ubp_tui.casework.unattached import IncidentView, incident_view
from ubp_tui.policy.facts import IncidentAddition, Part
from ubp_tui.policy.forms.incidents import IncidentDetails, Recorded, StaffPart
from ubp_tui.widgets.questions import (
    Line,
    Option,
    Pick,
    PickSome,
    Question,
    Shown,
    Value,
    Values,
    Words,
)

_EFFECTS = (
    ("effect_on_time", "Effect on time", "Such as: two advisers were busy for an hour"),
    ("effect_on_resources", "Effect on resources", "Such as: an engineer had to come twice"),
    ("effect_on_service", "Effect on the service for others", "Such as: other calls waited"),
    ("effect_on_wellbeing", "Effect on wellbeing", "Such as: a colleague was shaken and went home"),
)


def open_incident_details(screen: WorkScreen[Any], incident_id: UUID) -> None:
    """Completes an incident; where its words are frozen, adds beside them instead (R1).

    Args:
        screen: where it is opened from, and where the sentence about it is said.
        incident_id: which incident.
    """
    desk = screen.desk
    view = screen.attempt(lambda: incident_view(desk, incident_id))
    if view is None:
        return
    reference = view.incident.reference
    if view.incident.frozen_at is None:
        spec, done = details_form(desk, view), f"Completed {reference}."
    else:
        spec, done = addition_form(desk, view), f"Added beside {reference}."

    def recorded(result: object) -> None:
        if result is not None:
            screen.say(done)

    kept = screen.kept.of(spec, incident_id, spec.title)
    screen.app.push_screen(FormScreen(desk, spec, kept), recorded)


def details_form(desk: Desk, view: IncidentView) -> FormSpec:
    """The form, filled in with what is recorded already."""
    before = _recorded(view)

    def ask(typed: Values) -> Sequence[Question]:
        return _questions(desk, view, {**before, **typed})

    def send(answers: Answers) -> object:
        form = replace(_read(answers), recorded=_read_recorded(desk, view, answers))
        answers.checked()
        return complete_incident(desk, view.incident, form)

    return FormSpec(
        title=f"Details of {view.incident.reference}",
        ask=ask,
        send=send,
        save="Save the details",
        rule="R2",
        help="The rest of the incident: what kind of behaviour it was, what effect it had, "
        "who was there and what evidence there is. Write only what was seen or heard.",
    )


def _recorded(view: IncidentView) -> Values:
    incident = view.incident
    values: Values = {name: getattr(incident, name) for name, _, _ in _EFFECTS}
    return values | {
        "behaviours": incident.behaviours,
        "targets": _taking_part(view, Part.TARGET),
        "seen_by": _taking_part(view, Part.WITNESS),
        "witnesses": incident.witnesses,
        "evidence": incident.evidence,
    }


def _taking_part(view: IncidentView, part: Part) -> tuple[str, ...]:
    return tuple(str(each.staff_id) for each in view.incident.staff if each.part == part)


def _questions(desk: Desk, view: IncidentView, values: Values) -> list[Question]:
    incident, policy = view.incident, desk.policy
    staff = people(view.staff.people.values(), desk.today())
    return [
        Shown(
            name="incident", label=incident_heading(view, desk.policy), hint=incident.what_happened
        ),
        PickSome(
            name="behaviours",
            label="Kinds of behaviour",
            hint="Choose all that fit.",
            options=[Option(c.code, c.label, c.help) for c in policy.behaviours],
            value=_some(values["behaviours"]),
        ),
        Shown(name="effect", label="What effect did it have?", hint=policy.not_in_itself),
        *(
            Words(name=name, label=label, hint=hint, value=str(values[name]), lines=2)
            for name, label, hint in _EFFECTS
        ),
        *_people_questions(staff, values),
        Words(
            name="evidence",
            label="Evidence",
            hint="What there is and where it is kept: a recording, an email, a photo.",
            value=str(values["evidence"]),
            lines=2,
        ),
        *(_recorded_questions(desk, view, values) if _is_own(desk, view) else ()),
    ]


def _is_own(desk: Desk, view: IncidentView) -> bool:
    """Only whoever recorded it puts right what they recorded during the call (R1)."""
    return desk.actor_id == view.incident.recorded_by_id


def _recorded_questions(desk: Desk, view: IncidentView, values: Values) -> list[Question]:
    incident = view.incident
    return [
        Words(
            name="what_happened",
            label="What happened, as you recorded it",
            hint="Put it right here if need be: a proposal that cites it freezes it.",
            value=str(values.get("what_happened", incident.what_happened)),
        ),
        Line(
            name="happened_at",
            label="When",
            hint="Like 14:05, yesterday 2pm, 22 Nov 14:05",
            value=str(values.get("happened_at", moment_words(incident.happened_at))),
        ),
        Pick(
            name="channel",
            label="How",
            options=[Option(c.code, c.label) for c in desk.policy.channels],
            value=str(values.get("channel", incident.channel)),
        ),
    ]


def _read_recorded(desk: Desk, view: IncidentView, answers: Answers) -> Recorded | None:
    """What its recorder changed; None where they left it as it is shown, to the minute."""
    if not _is_own(desk, view):
        return None
    incident = view.incident
    same = answers.text("happened_at") == moment_words(incident.happened_at)
    typed = Recorded(
        happened_at=incident.happened_at if same else answers.moment("happened_at"),
        channel=answers.text("channel"),
        what_happened=answers.text("what_happened"),
    )
    before = (incident.happened_at, incident.channel, incident.what_happened)
    as_typed = (typed.happened_at, typed.channel, typed.what_happened)
    return None if as_typed == before else typed


def _staff_questions(staff: list[Option], values: Values) -> list[Question]:
    return [
        PickSome(
            name="targets",
            label="Staff it was aimed at",
            hint="They are offered support, and take no part in deciding.",
            options=staff,
            value=_some(values.get("targets", ())),
        ),
        PickSome(
            name="seen_by",
            label="Staff who saw or heard it",
            options=staff,
            value=_some(values.get("seen_by", ())),
        ),
    ]


def _people_questions(staff: list[Option], values: Values) -> list[Question]:
    return [
        *_staff_questions(staff, values),
        Line(
            name="witnesses",
            label="Other witnesses",
            hint="Such as: a neighbour at number 14. Their names do not enter letters.",
            value=str(values["witnesses"]),
        ),
    ]


def _some(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


def _read(answers: Answers) -> IncidentDetails:
    return IncidentDetails(
        behaviours=answers.some("behaviours"),
        effect_on_time=answers.text("effect_on_time"),
        effect_on_resources=answers.text("effect_on_resources"),
        effect_on_service=answers.text("effect_on_service"),
        effect_on_wellbeing=answers.text("effect_on_wellbeing"),
        witnesses=answers.text("witnesses"),
        evidence=answers.text("evidence"),
        staff=_staff(answers),
    )


def _staff(answers: Answers) -> tuple[StaffPart, ...]:
    parts = (("targets", Part.TARGET), ("seen_by", Part.WITNESS))
    return tuple(
        StaffPart(staff_id=UUID(chosen), part=part)
        for name, part in parts
        for chosen in answers.some(name)
    )


def addition_form(desk: Desk, view: IncidentView) -> FormSpec:
    """The form for words beside an incident whose own words stand as they were."""

    def ask(typed: Values) -> Sequence[Question]:
        return [
            Shown(
                name="incident",
                label=incident_heading(view, desk.policy),
                hint=view.incident.what_happened,
            ),
            Words(
                name="words",
                label="What you add",
                hint="A proposal cites this incident, so its own words stay as they were. What "
                "you write here stands beside them, with your name and the time.",
                value=str(typed.get("words", "")),
            ),
            *_staff_questions(people(view.staff.people.values(), desk.today()), typed),
        ]

    def send(answers: Answers) -> IncidentAddition:
        words = answers.text("words")
        return add_to_incident(desk, view.incident.id, words, _staff(answers))

    return FormSpec(
        title=f"Add to {view.incident.reference}",
        ask=ask,
        send=send,
        save="Add",
        rule="R1",
        help="A proposal rests on this incident, so its words stay as they were. What you "
        "add stands beside them, with your name and the time.",
    )
