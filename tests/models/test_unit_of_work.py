"""A unit of work saves everything or nothing, and lets nobody's change be lost."""

import pytest
from msgspec.structs import replace
from peewee import IntegrityError

from models.fields import new_id
from models.installation import ReferenceKind
from models.journal import entries_of_rows
from models.journal_head import head
from models.rows import Missing, get
from models.summaries import read_summary
from models.unit_of_work import Conflict
from ubp_tui.policy import facts

HOSTILE = {
    "markup": "[/x] [bold]no[/]",
    "right to left": "مرحبا ‏(שלום)",
    "combining": "Z͑ͫ̓a̴l̛g̨o",
    "emoji": "👩🏽‍🦽🏳️‍🌈",
    "formula": '=cmd()|"/c calc"!A1',
    "sql": "Robert'); DROP TABLE customer;--",
    "long": "x" * 100_000,
    "wildcards": "100% _sure_ \\ *",
    "lines": "one\n\ttwo\n",
    "quotes": "‘’“”\"'`",
    "empty": "",
}


class Dropped(Exception):
    """What happens in the middle of a transaction."""


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE)
def test_whatever_people_type_comes_back_letter_for_letter(office, words: str) -> None:
    incident = office.incident(office.case(), words, behaviours=(words,), evidence=words)
    assert get(office.database, facts.Incident, incident.id) == incident
    assert entries_of_rows(office.database, [incident.id])[0].changes["evidence"] == (None, words)


def test_a_record_is_saved_together_with_its_parts(office) -> None:
    key = new_id()
    part = facts.IncidentStaff(
        id=new_id(), incident_id=key, staff_id=office.priya.id, part=facts.Part.TARGET
    )
    case = office.case()
    with office.work() as work:
        incident = work.add(an_incident(work, office, case, staff=(part,), id=key))
    assert get(office.database, facts.Incident, key).staff == incident.staff == (part,)


def test_nothing_is_saved_when_it_does_not_end_well(office) -> None:
    case = office.case()
    before = head(office.database)
    with pytest.raises(Dropped), office.work() as work:
        note = facts.Note(
            id=work.new_id(),
            case_id=case.id,
            written_by_id=office.priya.id,
            written_at=office.now,
            words="Half written.",
        )
        work.add(note)
        raise Dropped
    with pytest.raises(Missing):
        get(office.database, facts.Note, note.id)
    assert head(office.database) == before


def test_a_change_gives_the_next_version(office) -> None:
    customer = office.customer()
    with office.work() as work:
        changed = work.change(customer, phone="01225 555 101")
    assert changed == replace(customer, phone="01225 555 101", version=2)
    assert get(office.database, facts.Customer, customer.id) == changed


def test_a_change_to_the_same_saves_nothing(office) -> None:
    customer = office.customer()
    before = head(office.database)
    with office.work() as work:
        assert work.change(customer, phone=customer.phone) is customer
    assert head(office.database) == before


def test_whoever_saves_second_sees_both_versions(office) -> None:
    customer = office.customer()
    with office.work() as work:
        first = work.change(customer, phone="01225 555 101")
    with pytest.raises(Conflict) as conflict, office.work() as work:
        work.change(customer, phone="07700 900 123")
    assert conflict.value.mine.phone == "07700 900 123"
    assert conflict.value.theirs == first
    assert get(office.database, facts.Customer, customer.id) == first


def test_a_conflict_undoes_what_was_done_before_it(office) -> None:
    customer, case = office.customer(), office.case()
    with office.work() as work:
        work.change(customer, phone="01225 555 101")
    with pytest.raises(Conflict), office.work() as work:
        work.change(case, restricted=True)
        work.change(customer, phone="07700 900 123")
    assert get(office.database, facts.Case, case.id).restricted is False


def test_changing_what_somebody_removed_is_a_conflict_with_nothing(office) -> None:
    draft = a_draft(office)
    with office.work() as work:
        work.remove(draft)
    with pytest.raises(Conflict) as conflict, office.work() as work:
        work.change(draft, body="{}x")
    assert conflict.value.theirs is None


def test_who_took_part_in_an_incident_can_be_corrected(office) -> None:
    incident = office.incident(office.case())
    part = office.save(
        facts.IncidentStaff(
            id=new_id(), incident_id=incident.id, staff_id=office.priya.id, part=facts.Part.TARGET
        )
    )
    with office.work() as work:
        work.remove(part)
    assert get(office.database, facts.Incident, incident.id).staff == ()
    removal = entries_of_rows(office.database, [part.id])[-1]
    assert (removal.header.action, removal.changes["part"]) == ("removed", ("target", None))


def test_records_without_versions_are_never_changed(office) -> None:
    note = office.note(office.case())
    with pytest.raises(TypeError, match="never changed"), office.work() as work:
        work.change(note, words="Something else.")


@pytest.mark.parametrize("name", ["id", "version", "telephone", "staff"])
def test_only_the_records_own_fields_can_be_changed(office, name: str) -> None:
    incident = office.incident(office.case())
    with pytest.raises(TypeError, match=name), office.work() as work:
        work.change(incident, **{name: ()})


def test_r4_a_customer_has_one_open_case(office) -> None:
    customer = office.customer()
    office.case(customer)
    with pytest.raises(IntegrityError):
        office.case(customer)


def test_r20_a_case_that_an_appeal_reopens_is_not_the_one_open_case(office) -> None:
    customer = office.customer()
    closed = office.case(customer)
    with office.work() as work:
        closed = work.change(closed, closed_at=office.now, closed_by_id=office.priya.id)
    office.case(customer)
    with office.work() as work:
        work.change(closed, reopened_at=office.now.add(days=3))


def test_a_record_of_somebody_unknown_is_refused(office) -> None:
    with pytest.raises(IntegrityError), office.work() as work:
        work.add(
            facts.Note(
                id=new_id(),
                case_id=new_id(),
                written_by_id=office.priya.id,
                written_at=office.now,
                words="About nothing.",
            )
        )


def test_references_are_counted_without_gaps(office) -> None:
    first = office.case()
    with pytest.raises(Dropped), office.work() as work:
        work.next_reference(ReferenceKind.CASE)
        raise Dropped
    second = office.case()
    assert [first.reference, second.reference] == ["UBP-0001", "UBP-0002"]
    assert office.incident(second).reference == "INC-0001"


def test_a_case_file_shows_what_is_not_yet_committed(office) -> None:
    case = office.case()
    with office.work() as work:
        incident = work.add(an_incident(work, office, case))
        assert work.case_file(case.id).incidents == (incident,)
        changed = work.change(incident, evidence="A recording.")
        assert work.case_file(case.id).incidents == (changed,)


def test_every_write_rewrites_the_summary_of_its_case(office) -> None:
    case = office.case()
    assert read_summary(office.database, case.id).owner_id == office.priya.id
    sam = office.person("Sam Reed")
    with office.work() as work:
        work.change(case, owner_id=sam.id)
    assert read_summary(office.database, case.id).owner_id == sam.id


def test_a_change_to_the_customer_rewrites_the_summaries_of_their_cases(office) -> None:
    customer = office.customer("Okafor, Jane")
    case = office.case(customer)
    with office.work() as work:
        work.change(customer, family_name="Adeyemi")
    assert read_summary(office.database, case.id).customer_name == "Adeyemi, Jane"


def test_an_incident_that_joins_a_case_rewrites_its_summary(office) -> None:
    case = office.case()
    incident = office.incident(case, case_id=None)
    seen = []

    def watched(file, policy, now):
        seen.append(file)
        return replace(read_summary(office.database, case.id), next_step="Look into it")

    with office.work(summarise=watched) as work:
        work.change(incident, case_id=case.id, joined_at=office.now)
    assert [len(file.incidents) for file in seen] == [1]
    assert read_summary(office.database, case.id).next_step == "Look into it"


def test_a_part_added_by_itself_rewrites_the_summary_of_its_case(office) -> None:
    case = office.case()
    incident = office.incident(case)
    seen = []

    def watched(file, policy, now):
        seen.append(file.case.id)
        return read_summary(office.database, case.id)

    with office.work(summarise=watched) as work:
        work.add(
            facts.IncidentAddition(
                id=work.new_id(),
                incident_id=incident.id,
                written_by_id=office.priya.id,
                written_at=office.now,
                words="The recording confirms it.",
            )
        )
    assert seen == [case.id]


def an_incident(work, office, case: facts.Case, **more) -> facts.Incident:
    values = {
        "id": work.new_id(),
        "reference": work.next_reference(ReferenceKind.INCIDENT),
        "customer_id": case.customer_id,
        "case_id": case.id,
        "recorded_by_id": office.priya.id,
        "recorded_at": office.now,
        "happened_at": office.now,
        "channel": "phone",
        "what_happened": "Shouted.",
    }
    return facts.Incident(**(values | more))


def a_draft(office) -> facts.Draft:
    return office.save(
        facts.Draft(
            id=new_id(),
            kind=facts.DraftKind.INCIDENT,
            started_by_id=office.priya.id,
            started_at=office.now,
            holder_id=office.priya.id,
            saved_at=office.now,
        )
    )
