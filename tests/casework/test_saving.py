"""What is saved, journalled and shown to whom, whatever is typed (R34, R35)."""

import unicodedata
from collections.abc import Callable

import pytest

from models.checking import check
from models.queues import Queue, Viewer, window
from tests.casework.office import Office
from ubp_tui.casework.adjustments import withdraw_adjustment
from ubp_tui.casework.cases import add_note, assign_case, close_case, give_case
from ubp_tui.casework.circumstances import record_factor
from ubp_tui.casework.proposals import start_proposal
from ubp_tui.casework.refusals import CaseworkError, ChangedElsewhere, Invalid, NotFound, Refused
from ubp_tui.casework.supporting import offer_support
from ubp_tui.policy import facts
from ubp_tui.policy.forms.preparing import NewFactor

HOSTILE = (
    "[/x] [bold]loud[/bold]",
    "=cmd()|' /C calc'!A0",
    "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "Z\u0351\u036b\u0343\u036a\u0302algo",
    "👩🏽‍🦽 emoji and ﷽",
    "'; DROP TABLE case_file; --",
    "<b>bold</b> & {braces} %s",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_kept_as_they_were_typed(office: Office, words: str) -> None:
    case = office.opened()
    note = add_note(office.at("priya"), case.id, words)
    assert note.words == unicodedata.normalize("NFC", words)
    assert office.file(case).notes == (note,)


@pytest.mark.parametrize("control", ["\x00", "\x1b[2J", "\x07", "\u202e", "\x9b"])
def test_what_a_terminal_would_obey_is_not_kept(office: Office, control: str) -> None:
    note = add_note(office.at("priya"), office.opened().id, f"before{control}after")
    assert not any(c in note.words for c in control if not c.isprintable())


def test_a_hundred_thousand_characters_are_refused_in_a_sentence(office: Office) -> None:
    case = office.opened()
    with pytest.raises(Invalid, match="has 100,000 characters; at most 20,000 fit"):
        add_note(office.at("priya"), case.id, "x" * 100_000)
    assert office.file(case).notes == ()


def test_r34_every_change_says_who_when_and_from_what_to_what(office: Office) -> None:
    case = office.opened()
    office.later()
    assign_case(office.at("priya"), case, office.id_of("marcus"))
    last = [e for e in office.journal(case) if e.header.row_id == case.id][-1]
    assert last.header.actor_id == office.id_of("priya")
    assert last.header.at == office.now
    assert last.changes is not None
    assert last.changes["owner_id"] == (str(office.id_of("priya")), str(office.id_of("marcus")))


def test_r34_what_is_refused_leaves_no_trace(office: Office) -> None:
    case = office.opened()
    before = office.head()
    with pytest.raises(Refused):
        office.warn(case, by="sam")
    with pytest.raises(Invalid):
        office.warn(case, must_change="")
    assert office.head() == before


def test_two_people_changing_one_case_lose_nothing(office: Office) -> None:
    seen = office.opened()
    give_case(office.at("priya"), seen.id, office.id_of("marcus"), "Covers.")
    assign_case(office.at("marcus"), seen, office.id_of("marcus"))
    with pytest.raises(ChangedElsewhere) as found:
        close_case(office.at("priya"), seen, "Done.")
    assert found.value.theirs.owner_id == office.id_of("marcus")  # type: ignore[attr-defined]
    assert office.file(seen).case.closed_at is None


def test_two_people_withdrawing_one_adjustment_lose_nothing(office: Office) -> None:
    case = office.opened()
    seen = office.adjustment(case)
    withdraw_adjustment(office.at("sam"), seen)
    with pytest.raises((ChangedElsewhere, Refused)):
        withdraw_adjustment(office.at("dee"), seen)


def test_a_case_that_is_not_there_is_said_to_be_gone(office: Office) -> None:
    with pytest.raises(NotFound, match="not there any more"):
        add_note(office.at("priya"), office.customer().id, "Rang back.")


def test_the_summaries_are_what_the_records_say_at_every_stage(office: Office) -> None:
    office.in_force(office.with_sam())
    office.proposed()
    office.referred()
    assert check(office.database, office.policy, office.now) == ()


def see(office: Office, case: facts.Case, by: str) -> bool:
    today, person = office.today, office.staff[by]
    viewer = Viewer(
        staff_id=person.id,
        today=today,
        ending_by=today,
        may_decide=by in ("grace", "helen", "imran"),
        manages=by in ("grace", "helen", "imran", "ruth"),
    )
    return case.id in [row.case_id for row in window(office.database, Queue.ALL, viewer)]


def test_r35_lists_show_a_case_to_whoever_has_been_given_it(office: Office) -> None:
    case = office.opened()
    assert [by for by in ("priya", "marcus", "kofi", "helen") if see(office, case, by)] == ["priya"]
    give_case(office.at("priya"), case.id, office.id_of("kofi"), "Knows the customer.")
    assert see(office, case, "kofi")


def test_r35_whoever_may_decide_sees_what_waits_for_a_decision(office: Office) -> None:
    case, _ = office.proposed()
    assert see(office, case, "imran")
    assert not see(office, case, "marcus")


NEED_THE_CASE: dict[str, Callable[[Office, facts.Case], object]] = {
    "a note": lambda office, case: add_note(office.at("marcus"), case.id, "Hello."),
    "a factor": lambda office, case: record_factor(
        office.at("marcus"), case.id, NewFactor(kind="health", words="Ill.")
    ),
    "a warning": lambda office, case: office.warn(case, by="marcus"),
    "a proposal": lambda office, case: start_proposal(office.at("marcus"), case.id),
    "an owner": lambda office, case: assign_case(
        office.at("marcus"), office.file(case).case, office.id_of("marcus")
    ),
    "a colleague": lambda office, case: give_case(
        office.at("marcus"), case.id, office.id_of("sam"), "Helps."
    ),
    "support": lambda office, case: offer_support(
        office.at("marcus"), case.id, office.id_of("sam"), "A talk."
    ),
    "its end": lambda office, case: close_case(
        office.at("marcus"), office.file(case).case, "Done."
    ),
}


@pytest.mark.parametrize("what", NEED_THE_CASE)
def test_r35_nothing_on_a_case_is_done_by_somebody_who_was_not_given_it(
    office: Office, what: str
) -> None:
    case = office.warned()
    before = office.head()
    with pytest.raises(Refused, match=r"not been given this case\. Ask Priya"):
        NEED_THE_CASE[what](office, case)
    assert office.head() == before
    give_case(office.at("priya"), case.id, office.id_of("marcus"), "Covers.")
    try:
        NEED_THE_CASE[what](office, case)
    except CaseworkError as refused:
        assert "not been given" not in str(refused)
