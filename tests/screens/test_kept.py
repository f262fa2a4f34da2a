"""Which forms are kept as a row, so that a lost line takes nothing of them with it."""

from collections.abc import Callable

import pytest

from screens.form_screen import FormSpec
from screens.kept import KeptForms
from tests.screens.conftest import Office
from ubp_tui.casework.drafts import my_drafts
from ubp_tui.policy.dates import When
from ubp_tui.policy.facts import Case
from ubp_tui.widgets.questions import Day, Line, Question, Shown, Words

WORDS = Words(name="words", label="Their words")
NAME = Line(name="name", label="Name")
ADDRESS = Line(name="address", label="Address")
RECEIVED = Day(name="received_on", label="The day it reached us", when=When.PAST)
READ = Shown(name="read", label="To read")


def form(*asked: Question) -> FormSpec:
    return FormSpec(title="A form", ask=lambda _: asked, send=lambda _: None, help="Asks.")


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ((READ, WORDS), 1),
        ((NAME, ADDRESS), 1),
        ((NAME, RECEIVED, READ), 0),
    ],
)
def test_what_takes_more_than_a_line_is_kept_as_a_row(
    office: Office, asked: tuple[Question, ...], rows: int
) -> None:
    desk = office.desk("tom")
    forms = KeptForms(desk, pytest.fail)
    typed = {question.name: "typed" for question in asked if question is not READ}
    forms.of(form(*asked), "something").save(typed)
    assert len(my_drafts(desk)) == rows
    assert forms.of(form(*asked), "something").load() == typed


def test_forms_about_different_records_are_kept_apart(
    office: Office, case: Callable[..., Case]
) -> None:
    desk = office.desk("tom")
    jane, james = case("Okafor, Jane"), case("Okafor, James")
    forms = KeptForms(desk, pytest.fail)
    for about, words in ((jane.id, "Jane's"), (james.id, "James's")):
        forms.of(form(WORDS), about, "account").save({"words": words})
    forms.of(form(WORDS), jane.id, "note").save({"words": "A note"})
    again = KeptForms(desk, pytest.fail)
    assert again.of(form(WORDS), jane.id, "account").load() == {"words": "Jane's"}
    assert again.of(form(WORDS), james.id, "account").load() == {"words": "James's"}
    assert again.of(form(WORDS), jane.id, "note").load() == {"words": "A note"}
