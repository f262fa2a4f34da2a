"""Point of contact and deputy: asked, accepted or declined, the customer told (R21-R26)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.telling_questions import how_question
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import AskedRole, Doorway, asked_role, waits_for_an_answer
from ubp_tui.casework.people import accept_role, ask_for_role, decline_role, tell_of_role
from ubp_tui.casework.refusals import reject
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import ContactRole, Measure, Role
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.involvement import involvement
from ubp_tui.policy.measure_words import by_channels
from ubp_tui.policy.standing import is_named
from ubp_tui.widgets.questions import Option, Question, Shown, Values

ROLES = (Option(Role.CONTACT, "Point of contact"), Option(Role.DEPUTY, "Deputy, who covers"))
READ_BY = "Only you, your line of management and the data protection role read it."
ANSWERED = "Your answer is recorded. Thank you."
ANSWERS = (Option("accept", "I accept"), Option("decline", "I decline"))


def ask_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Somebody can be asked while M1 has not ended."""
    return [
        by_form(
            "Ask somebody to be contact or deputy",
            Action.ASK_ROLE,
            partial(ask_form, desk, view, standing.measure),
            "They have been asked. They are given the case when they accept.",
            about=(standing.measure.id,),
        )
        for standing in view.standings
        if standing.measure.code == "M1" and not standing.has_ended
    ]


def answer_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Whoever was asked answers."""
    return [
        by_form(
            f"{view.file.staff.name(role.staff_id)} accepts or declines: {role.role}",
            Action.ANSWER_ROLE,
            partial(answer_form, desk, view, asked_role(view.file, role)),
            ANSWERED,
            subject=role,
            about=(role.id,),
        )
        for role in view.file.contact_roles
        if waits_for_an_answer(role)
    ]


def own_answer_way(desk: Desk, doorway: Doorway, asked: AskedRole) -> Way:
    """Whoever was asked answers before they have been given the case (R23, R35)."""
    return by_form(
        f"Accept or decline to be the {asked.role.role}",
        Action.ANSWER_ROLE,
        partial(answer_form, desk, doorway, asked),
        ANSWERED,
        subject=asked.role,
        about=(asked.role.id,),
    )


def tell_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The customer is told of a new person who accepted."""
    return [
        by_form(
            f"Tell the customer that {view.file.staff.name(role.staff_id)} is the {role.role}",
            Action.TELL,
            partial(tell_form, desk, view, role),
            "Recorded: the customer knows, and the new person takes over.",
            about=(role.id,),
        )
        for role in view.file.contact_roles
        if role.accepted_at and not (role.ended_on or role.told_on or is_named(view.file, role))
    ]


def ask_form(desk: Desk, view: CaseView, measure: Measure) -> FormSpec:
    """Another point of contact or deputy, from the day the customer is told."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            filled.pick("role", "What they are asked to be", ROLES),
            filled.pick(
                "staff_id",
                "Who is asked",
                _with_warnings(view),
                "They accept first, knowing what support they get; then the customer is told.",
            ),
        ]

    def send(answers: Answers) -> ContactRole:
        staff_id, role = answers.id("staff_id"), answers.text("role")
        if not role:
            answers.problems.append(Problem("role", "Choose what they are asked to be.", "R23"))
        if staff_id is None:
            answers.problems.append(Problem("staff_id", "Choose who is asked.", "R23"))
        answers.checked()
        assert staff_id is not None
        return ask_for_role(desk, view.file.case.id, measure.id, staff_id, Role(role))

    title = f"{view.file.case.reference}: ask a colleague"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Ask them",
        rule="R23",
        help="Asks a colleague to be the customer's point of contact, or the deputy. They "
        "answer themselves, and may decline.",
    )


def _with_warnings(view: CaseView) -> list[Option]:
    """Everybody who works here; whoever is involved in an incident is marked (R23)."""
    file = view.file
    marked = []
    for option in people(file.staff.people.values(), view.today):
        person = next(p for p in file.staff.people.values() if str(p.id) == option.code)
        notes = [option.help, involvement(person.id, file) or ""]
        marked.append(Option(option.code, option.label, "; ".join(filter(None, notes))))
    return marked


def answer_form(desk: Desk, doorway: Doorway, asked: AskedRole) -> FormSpec:
    """The person who was asked accepts, or declines, knowing what the role is."""
    role = asked.role

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        how = by_channels(asked.details, desk.policy) or "by"
        warning = f" Think it over well: the person asked {asked.part}." if asked.part else ""
        return [
            Shown(
                name="asked",
                label=f"Asked to be the {role.role} for {asked.customer}",
                hint=f"By {asked.asked_by}. The customer reaches them {how}: "
                f"{asked.details.reached_by}. They hear back: {asked.details.hears_back}. Whoever "
                f"accepts is given the case. You can decline, and ask for a change at "
                f"any time.{warning}",
            ),
            filled.pick("answer", "Your answer", ANSWERS),
            filled.words(
                "support_offered", "If you accept: what support you get", READ_BY, lines=2
            ),
            filled.words("reason", "If you decline: why", "You need not say", lines=2),
        ]

    def send(answers: Answers) -> ContactRole:
        if answers.text("answer") == "accept":
            return accept_role(desk, role, answers.text("support_offered"))
        if answers.text("answer") != "decline":
            reject([Problem("answer", "Choose whether you accept or decline.", "R23")])
        return decline_role(desk, role, answers.text("reason"))

    title = f"{doorway.reference}: {role.role}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R23",
        help="Whoever is asked accepts or declines. Nobody has to, and a change can be asked "
        "for at any time. Whoever accepts is given the case.",
    )


def tell_form(desk: Desk, view: CaseView, role: ContactRole) -> FormSpec:
    """The customer is told who it is from now on."""

    def ask(typed: Values) -> list[Question]:
        name = view.file.staff.name(role.staff_id)
        filled = Filled(typed)
        return [
            Shown(name="who", label="The customer is told", hint=f"{name} is the {role.role}."),
            filled.day("told_on", "The day they were told"),
            how_question(filled, desk.policy, view.file),
        ]

    def send(answers: Answers) -> Measure:
        told_on = answers.day("told_on")
        answers.checked()
        return tell_of_role(desk, role, told_on, answers.text("how"))

    title = f"{view.file.case.reference}: a new {role.role}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R21",
        help="The day on which the customer was told who is in touch with them from now on. "
        "The new person takes over then.",
    )
