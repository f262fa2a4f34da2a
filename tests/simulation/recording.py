"""Attempts: customers, incidents and cases."""

from __future__ import annotations

from models.case_files import waiting_allegations
from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.who_and_what import Attempt, a_case, one_of, owner, someone, unfinished
from ubp_tui.casework import allegations, cases, circumstances, customers, deaths, incidents, whose
from ubp_tui.policy.facts import Part
from ubp_tui.policy.forms.incidents import (
    IncidentDetails,
    NewAllegation,
    NewIncident,
    StaffPart,
)
from ubp_tui.policy.forms.preparing import NewAccount, NewFactor


def record_incident(office: Office, choose: Choices) -> None:
    customer = choose.one(office.customers())
    hours = choose.usually(2, 30, 700, -1)
    office.do(
        someone(office, choose, office.named("Asha").id),
        incidents.record_incident,
        NewIncident(
            customer_id=choose.usually(customer.id, None, one_in=10),
            from_nobody_known=choose.sometimes(2),
            happened_at=office.now.subtract(hours=hours),
            channel=choose.one(("phone", "email", "social", "pigeon")),
            what_happened=choose.words("He shouted."),
            identified_by=choose.words("His own account."),
        ),
    )


def identify_incident(office: Office, choose: Choices) -> None:
    """Whose a post was comes to light, sometimes of one that is somebody's already."""
    every = office.incidents()
    nobodys = [each for each in every if each.customer_id is None]
    found = choose.one((nobodys if choose.sometimes(2) else None) or every or [None])
    if found is not None:
        office.do(
            someone(office, choose, found.recorded_by_id),
            whose.identify_incident,
            found.id,
            choose.one(office.customers()).id,
            choose.words("He said so himself."),
        )


def complete_incident(office: Office, choose: Choices) -> None:
    incident = choose.one(office.incidents() or [None])
    if incident is None:
        return
    part = StaffPart(
        staff_id=someone(office, choose, office.named("Ben").id).id, part=choose.one(tuple(Part))
    )
    office.do(
        someone(office, choose, incident.recorded_by_id),
        incidents.complete_incident,
        incident,
        IncidentDetails(
            behaviours=choose.usually(("threats",), (), ("rudeness",), one_in=15),
            effect_on_time=choose.words("An hour."),
            staff=(part,) if choose.sometimes(2) else (),
        ),
    )


def add_to_incident(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.incidents):
        _, incident = found
        who = someone(office, choose, incident.recorded_by_id)
        office.do(who, incidents.add_to_incident, incident.id, choose.words("He rang back."))


def join_incident(office: Office, choose: Choices) -> None:
    file, every = a_case(office, choose), office.incidents()
    if file is None or not every:
        return
    free = [i for i in every if i.customer_id == file.customer.id and i.case_id is None]
    incident = choose.one(free) if free and not choose.sometimes() else choose.one(every)
    office.do(owner(office, choose, file), incidents.join_incident, incident.id, file.case.id)


def put_incident_aside(office: Office, choose: Choices) -> None:
    """An incident that has joined no case, usually, is dropped or followed up."""
    record_incident(office, choose)
    every = office.incidents()
    free = [i for i in every if i.case_id is None and i.dropped_at is None]
    if not every:
        return
    incident = choose.one(free) if free and not choose.sometimes() else choose.one(every)
    who = someone(office, choose, incident.recorded_by_id)
    if choose.sometimes(2):
        office.do(who, incidents.drop_incident, incident.id, choose.words("A mistake."))
    else:
        office.do(who, incidents.follow_up_incident, incident.id, choose.one((2, 0, 99)))


def find_unproven(office: Office, choose: Choices) -> None:
    if found := one_of(office, choose, lambda file: file.incidents):
        file, incident = found
        reason = choose.words("It was somebody else.")
        office.do(owner(office, choose, file), incidents.find_unproven, incident.id, reason)


def record_allegation(office: Office, choose: Choices) -> None:
    """On a case or, by whoever does not know of one, about a customer."""
    file, customer = a_case(office, choose), choose.one(office.customers())
    on_case = file is not None and choose.sometimes(2)
    office.do(
        someone(office, choose, office.named("Asha").id),
        allegations.record_allegation,
        NewAllegation(
            customer_id=file.customer.id if file and on_case else customer.id,
            about_id=choose.one(office.people).id,
            looks_into_id=choose.one(office.people).id,
            words=choose.words("He swore at me."),
            case_id=file.case.id if file and on_case else None,
        ),
    )


def answer_allegation(office: Office, choose: Choices) -> None:
    caseless = [(None, each) for each in waiting_allegations(office.database)]
    found = choose.one([*caseless, None]) or unfinished(
        office, choose, lambda file: file.allegations, lambda a: a.looked_into_at is None
    )
    if found:
        who = someone(office, choose, found[1].looks_into_id)
        office.do(who, allegations.answer_allegation, found[1], choose.words("He did not."))


def open_case(office: Office, choose: Choices) -> None:
    every = office.incidents()
    free = [incident for incident in every if incident.case_id is None] or every
    if not free:
        return
    incident = choose.one(free)
    whose = choose.usually(incident.customer_id, office.customers()[0].id, one_in=10)
    chosen = choose.usually((incident.id,), (), one_in=15)
    who = someone(office, choose, office.named("Tom").id)
    office.do(who, cases.open_case, whose, chosen)


def change_hands(office: Office, choose: Choices) -> None:
    """The case is given, taken or assigned."""
    file = a_case(office, choose)
    if file is None:
        return
    who, other = owner(office, choose, file), choose.one(office.people)
    reason = choose.words("They cover for me.")
    match choose.below(3):
        case 0:
            office.do(who, cases.assign_case, file.case, other.id)
        case 1:
            office.do(who, cases.give_case, file.case.id, other.id, reason)
        case _:
            office.do(other, cases.take_case, file.case.id, reason)


def add_note(office: Office, choose: Choices) -> None:
    if file := a_case(office, choose):
        words = choose.words("She rang.")
        office.do(owner(office, choose, file), cases.add_note, file.case.id, words)


def close_case(office: Office, choose: Choices) -> None:
    if file := a_case(office, choose):
        words = choose.words("Nothing is left to do.")
        office.do(owner(office, choose, file), cases.close_case, file.case, words)


def record_circumstances(office: Office, choose: Choices) -> None:
    file = a_case(office, choose)
    if file is None:
        return
    who, words = owner(office, choose, file), choose.words("Her mother died in May.")
    if choose.sometimes(2):
        factor = NewFactor(kind=choose.one(("bereavement", "luck")), words=words)
        office.do(who, circumstances.record_factor, file.case.id, factor)
    else:
        account = NewAccount(
            invited_on=choose.past_day(office.today),
            how="phone",
            words=words,
            none_reason=choose.usually("", "No answer.", one_in=4),
        )
        office.do(who, circumstances.record_account, file.case.id, account)


def change_customer(office: Office, choose: Choices) -> None:
    customer = choose.one(office.customers())
    details = {name: getattr(customer, name) for name in _DETAILS}
    details |= choose.one(
        (
            {"format": "audio"},
            {"format": "standard", "email": "new@example.org"},
            {"address": "", "email": ""},
            {"family_name": choose.words("O’Brien")},
            {"email": "no address"},
            {"staff_id": choose.one(office.people).id},
            {"portal": not customer.portal, "phone": "01225 9"},
        )
    )
    who = someone(office, choose, office.named("Asha").id)
    office.do(who, customers.change_customer, customer, customers.CustomerForm(**details))


_DETAILS = tuple(customers.CustomerForm.__dataclass_fields__)


def add_customer(office: Office, choose: Choices) -> None:
    who = someone(office, choose, office.named("Asha").id)
    reference = choose.usually(f"N{len(office.customers())}", "T1")
    form = customers.CustomerForm(
        reference=reference, family_name=choose.words("Newcomer"), address="9 Mill Lane"
    )
    office.do(who, customers.add_customer, form)


def record_death(office: Office, choose: Choices) -> None:
    if not choose.sometimes(3):
        return
    living = [c for c in office.customers() if c.died_on is None]
    if living:
        who = someone(office, choose, office.named("Tom").id)
        day = choose.past_day(office.today) or office.today
        customer = choose.one(living[::-1])
        name = choose.usually(customer.family_name, "Nobody")
        form = deaths.NewDeath(
            died_on=day, how_known=choose.words("Their son rang."), family_name=name
        )
        office.do(who, deaths.record_death, customer, form)


ATTEMPTS: tuple[Attempt, ...] = (
    record_incident,
    identify_incident,
    complete_incident,
    open_case,
    join_incident,
    record_circumstances,
    close_case,
    add_note,
    add_to_incident,
    put_incident_aside,
    find_unproven,
    record_allegation,
    answer_allegation,
    change_hands,
    change_customer,
    add_customer,
    record_death,
)
