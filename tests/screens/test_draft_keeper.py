"""What is typed into a form is a row: found again, one part apart from another, never lost."""

import pytest

from screens import draft_keeper
from screens.draft_keeper import DraftKeeper, TypedKeeper, values_of
from tests.screens.conftest import Office
from ubp_tui.casework.drafts import my_drafts, save_draft
from ubp_tui.casework.refusals import DatabaseProblem
from ubp_tui.policy.facts import DraftKind
from ubp_tui.widgets.questions import Line, Shown


class Window:
    """One of two windows in which somebody fills in the same form."""

    def __init__(self, office: Office, part: str = "form") -> None:
        self.told: list[str] = []
        self.keeper = DraftKeeper(
            office.desk("tom"),
            DraftKind.INCIDENT,
            self.told.append,
            part=part,
            untouched={"reasons": ""},
        )


def test_what_was_typed_is_found_again(office: Office) -> None:
    Window(office).keeper.save({"reasons": "Staff must"})
    assert Window(office).keeper.load() == {"reasons": "Staff must"}


def test_a_form_that_nobody_touched_begins_no_draft(office: Office) -> None:
    window = Window(office)
    window.keeper.load()
    window.keeper.save({"reasons": ""})
    assert my_drafts(office.desk("tom")) == ()


def test_the_parts_of_a_draft_are_kept_apart_and_it_goes_with_the_last(office: Office) -> None:
    first, second = Window(office, "1"), Window(office, "2")
    for window, words in ((first, "one"), (second, "two")):
        window.keeper.load()
        window.keeper.save({"reasons": words})
    first.keeper.clear()
    assert Window(office, "1").keeper.load() == {}
    assert Window(office, "2").keeper.load() == {"reasons": "two"}
    second.keeper.clear()
    assert my_drafts(office.desk("tom")) == ()


def assert_two_windows_keep_both(office: Office) -> None:
    """Whoever saves last is told what the other window has, and neither version is lost."""
    mine, theirs = Window(office), Window(office)
    mine.keeper.load()
    theirs.keeper.load()
    theirs.keeper.save({"reasons": "as the other window has it"})
    mine.keeper.save({"reasons": "as this one has it"})
    assert "as the other window has it" in mine.told[0]
    (draft,) = my_drafts(office.desk("tom"))
    assert "as the other window has it" in draft.body
    assert Window(office).keeper.load() == {"reasons": "as this one has it"}


def test_two_windows_keep_both_versions_and_say_what_the_other_has(office: Office) -> None:
    Window(office).keeper.save({"reasons": "begun"})
    assert_two_windows_keep_both(office)


def test_a_form_begun_in_two_windows_keeps_both_versions(office: Office) -> None:
    assert_two_windows_keep_both(office)


def test_another_form_of_the_same_draft_is_nobodys_other_version(office: Office) -> None:
    first, second = Window(office, "1"), Window(office, "2")
    first.keeper.save({"reasons": "one"})
    first.keeper.load()
    second.keeper.load()
    second.keeper.save({"reasons": "two"})
    first.keeper.save({"reasons": "one and more"})
    assert first.told == second.told == []
    assert Window(office, "1").keeper.load() == {"reasons": "one and more"}
    assert Window(office, "2").keeper.load() == {"reasons": "two"}


def test_a_form_sent_from_another_window_is_said_to_be_gone_though_others_are_kept(
    office: Office,
) -> None:
    Window(office, "2").keeper.save({"reasons": "of another form"})
    Window(office).keeper.save({"reasons": "begun"})
    mine = Window(office)
    mine.keeper.load()
    Window(office).keeper.clear()
    mine.keeper.save({"reasons": "still typing"})
    assert "from another window" in mine.told[0]


def typed_keeper(office: Office, **shown: str) -> TypedKeeper:
    return TypedKeeper(office.desk("tom"), DraftKind.FORM, pytest.fail, shown=shown)


def test_what_a_form_shows_by_itself_is_not_kept_so_that_it_can_change(office: Office) -> None:
    typed_keeper(office, name="Jane", words="").save({"name": "Jane", "words": "Moved"})
    assert typed_keeper(office, name="Janet", words="").load() == {"words": "Moved"}


def test_a_form_that_is_made_again_what_it_was_is_forgotten(office: Office) -> None:
    keeper = typed_keeper(office, words="")
    for words in ("Moved", ""):
        keeper.save({"words": words})
    assert my_drafts(office.desk("tom")) == ()
    keeper.save({"words": "Moved"})
    assert typed_keeper(office, words="").load() == {"words": "Moved"}


def test_a_draft_sent_from_another_window_is_said_to_be_gone(office: Office) -> None:
    Window(office).keeper.save({"reasons": "begun"})
    mine = Window(office)
    mine.keeper.load()
    Window(office).keeper.clear()
    mine.keeper.save({"reasons": "still typing"})
    assert "from another window" in mine.told[0]


def test_after_another_window_sent_it_one_may_go_back_and_look_and_loses_nothing(
    office: Office,
) -> None:
    mine, theirs = Window(office), Window(office)
    mine.keeper.save({"reasons": "begun"})
    theirs.keeper.load()
    theirs.keeper.clear()
    mine.keeper.save({"reasons": "going on"})
    assert "go back and see whether it is recorded already" in mine.told[0]
    mine.keeper.save({"reasons": "going on"})
    assert Window(office).keeper.load() == {"reasons": "going on"}


def test_what_could_not_be_kept_is_said_once_until_it_can_be(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> object:
        raise DatabaseProblem("The disk is full.")

    window = Window(office)
    with monkeypatch.context() as no_room:
        no_room.setattr(draft_keeper, "begin_draft", full)
        for words in ("a", "ab"):
            window.keeper.save({"reasons": words})
    assert window.told == ["What you typed is on the screen but not kept yet. The disk is full."]
    window.keeper.save({"reasons": "abc"})
    assert Window(office).keeper.load() == {"reasons": "abc"}


def test_a_draft_that_cannot_be_looked_for_is_said_and_not_written_over(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*arguments: object) -> object:
        raise DatabaseProblem("The database is busy.")

    Window(office).keeper.save({"reasons": "begun"})
    window = Window(office)
    monkeypatch.setattr(draft_keeper, "my_draft", busy)
    assert window.keeper.load() == {}
    window.keeper.clear()
    monkeypatch.undo()
    assert "could not be looked for" in window.told[0]
    assert "is still kept as a draft" in window.told[1]
    window.keeper.save({"reasons": "anew"})
    (draft,) = my_drafts(office.desk("tom"))
    assert "begun" in draft.body and "anew" in draft.body


def test_only_what_can_be_filled_in_has_a_value() -> None:
    asked = [Shown(name="why", label="Why"), Line(name="day", label="The day", value="today")]
    assert values_of(asked) == {"day": "today"}


@pytest.mark.parametrize("body", ["", "{", "[]", '{"form": 7}'])
def test_a_draft_that_cannot_be_read_is_said_and_filled_in_anew(office: Office, body: str) -> None:
    Window(office).keeper.save({"reasons": "Staff must"})
    (draft,) = my_drafts(office.desk("tom"))
    save_draft(office.desk("tom"), draft, body)
    window = Window(office)
    assert window.keeper.load() == {}
    assert "cannot be read" in window.told[0]
    window.keeper.save({"reasons": "Again"})
    assert Window(office).keeper.load() == {"reasons": "Again"}
