"""In which format and by which way a customer can be told."""

import pytest

from tests.policy.builders import Story
from tests.policy.records import POLICY
from ubp_tui.policy.channels import IN_WRITING, WAYS_TO_TELL
from ubp_tui.policy.needs import (
    formats_needed,
    usable_ways,
    why_not_a_letter,
    why_not_by,
    why_not_in,
)


def usable(story: Story, ways: tuple[str, ...] = WAYS_TO_TELL) -> list[str]:
    found = [way for way in ways if not why_not_by(way, story.file, POLICY, ways)]
    assert found == usable_ways(story.file, ways)
    return found


def test_r8_the_customer_is_told_in_their_usual_format_where_nothing_else_is_agreed() -> None:
    story = Story()
    assert formats_needed(story.file) == {"standard"}
    story.adjustment(format="braille")
    assert formats_needed(story.file) == {"braille"}


def test_r8_a_language_that_was_agreed_is_the_format_that_counts() -> None:
    story = Story()
    story.adjustment(language="Polish")
    story.adjustment(format="large_print")
    assert formats_needed(story.file) == {"another_language"}
    assert why_not_in("standard", story.file, POLICY) == (
        "Jane Okafor needs another language (Polish). “Standard print” does not count."
    )
    story.adjustment(format="in_person")
    assert formats_needed(story.file) == {"another_language", "in_person"}


def test_r8_english_is_no_other_language() -> None:
    story = Story()
    story.adjustment(language="English")
    assert formats_needed(story.file) == {"standard"}


def test_r8_nobody_is_told_by_a_way_they_cannot_use() -> None:
    story = Story()
    story.adjustment(channels_unusable=("email", "phone"))
    assert usable(story) == ["letter", "portal", "visit"]
    words = "The customer cannot use email, as agreed: “I need this”."
    assert why_not_by("email", story.file, POLICY) == words


def test_r8_a_way_they_need_is_the_way_they_are_told() -> None:
    story = Story()
    story.adjustment(channels_needed=("visit",))
    assert usable(story) == ["visit"]
    story.adjustment(channels_needed=("phone",))
    assert usable(story) == ["phone", "visit"]
    assert usable(story, IN_WRITING) == ["visit"]


def test_r8_adjustments_that_leave_no_way_leave_every_one() -> None:
    story = Story()
    story.adjustment(channels_unusable=WAYS_TO_TELL)
    assert usable(story) == list(WAYS_TO_TELL)


def test_r8_a_channel_that_is_no_way_to_tell_does_not_narrow_the_others() -> None:
    story = Story()
    story.adjustment(channels_needed=("social",))
    assert usable(story) == list(WAYS_TO_TELL)


def test_r8_only_what_is_agreed_counts() -> None:
    story = Story()
    story.adjustment(agreed=None, channels_unusable=("email",), format="braille")
    assert "email" in usable(story)
    assert formats_needed(story.file) == {"standard"}


@pytest.mark.parametrize(
    ("how", "chosen", "is_right"),
    [
        ("letter", "standard", True),
        ("visit", "standard", True),
        ("phone", "standard", False),
        ("phone", "by_phone", True),
        ("letter", "by_phone", False),
        ("visit", "in_person", True),
        ("email", "in_person", False),
    ],
)
def test_r12_a_letter_is_written_unless_writing_does_not_suit(
    how: str, chosen: str, is_right: bool
) -> None:
    assert (why_not_a_letter(how, chosen, Story().file, POLICY) == "") is is_right


def test_r12_a_customer_who_needs_the_phone_is_told_by_phone() -> None:
    story = Story()
    story.adjustment(channels_needed=("phone",))
    assert why_not_a_letter("phone", "standard", story.file, POLICY) == ""


def test_r8_the_customers_own_language_counts_where_nothing_else_is_agreed() -> None:
    story = Story()
    story.change(story.customer, language="Ukrainian")
    assert formats_needed(story.file) == {"another_language"}
    assert why_not_in("standard", story.file, POLICY) == (
        "Jane Okafor needs another language (Ukrainian). “Standard print” does not count."
    )
    story.adjustment(language="English")
    assert formats_needed(story.file) == {"standard"}
