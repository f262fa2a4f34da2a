"""Drafts are saved as one goes, never twice at once, and can be picked up by somebody else."""

import pytest

from models.drafts import autosave, drafts_of
from models.journal_head import head
from models.rows import get
from models.unit_of_work import Conflict
from ubp_tui.policy import facts


@pytest.fixture
def draft(office) -> facts.Draft:
    """A proposal that Priya has begun."""
    return office.draft(office.case())


def test_what_was_typed_is_there_after_leaving(office, draft) -> None:
    later = office.now.add(seconds=3)
    saved = autosave(office.database, draft, '{"months": 12}', later)
    assert get(office.database, facts.Draft, draft.id) == saved
    assert (saved.body, saved.saved_at, saved.version) == ('{"months": 12}', later, 2)


def test_saving_as_one_goes_writes_nothing_into_the_journal(office, draft) -> None:
    before = head(office.database)
    autosave(office.database, draft, "{}", office.now)
    assert head(office.database) == before


def test_saving_in_two_places_shows_both(office, draft) -> None:
    theirs = autosave(office.database, draft, "theirs", office.now)
    with pytest.raises(Conflict) as conflict:
        autosave(office.database, draft, "mine", office.now)
    assert conflict.value.mine.body == "mine"
    assert conflict.value.theirs == theirs


def test_saving_a_draft_that_was_submitted_elsewhere_is_a_conflict(office, draft) -> None:
    with office.work() as work:
        work.remove(draft)
    with pytest.raises(Conflict) as conflict:
        autosave(office.database, draft, "mine", office.now)
    assert conflict.value.theirs is None


def test_drafts_are_found_by_who_holds_them(office, draft) -> None:
    sam = office.person("Sam Reed")
    assert drafts_of(office.database, office.priya.id) == (draft,)
    assert drafts_of(office.database, sam.id) == ()
