"""What is wrong with how a customer was told: the day, the way, the format, the attempts."""

from typing import Any

from tests.policy.builders import POLICY, Story, day
from ubp_tui.policy.forms.telling import TellingForm, as_it_was, telling_problems

SINCE, TODAY = day("2026-04-01"), day("2026-04-07")


def problems(story: Story, **fields: Any) -> list[str]:
    """The rules and fields of a telling by email, unless told otherwise, of a review (R19)."""
    form = TellingForm(**({"told_on": TODAY, "how": "email", "format": "standard"} | fields))
    found = telling_problems(form, story.file, POLICY, since=SINCE, today=TODAY, rule="R19")
    return [f"{p.rule} {p.field}".strip() for p in found]


def needs(**terms: Any) -> Story:
    """A customer with whom an adjustment is agreed."""
    story = Story()
    story.adjustment(**terms)
    return story


def test_r12_r20_a_customer_is_told_on_a_day_by_a_way_and_in_a_format() -> None:
    assert problems(Story()) == []
    nothing = {"told_on": None, "how": "", "format": ""}
    assert problems(Story(), **nothing) == ["told_on", "R19 how", "R12 format"]


def test_r20_nobody_is_told_of_what_was_not_so_yet_nor_on_a_day_to_come() -> None:
    assert problems(Story(), told_on=SINCE) == []
    assert problems(Story(), told_on=SINCE.subtract(days=1)) == ["told_on"]
    assert problems(Story(), told_on=TODAY.add(days=1)) == ["told_on"]


def test_r8_a_customer_is_told_by_a_way_they_can_use() -> None:
    story = needs(channels_unusable=("email",))
    assert problems(story) == ["R8 how"]
    assert problems(story, how="letter") == []
    assert problems(story, how="owl") == ["R19 how"]


def test_r12_a_customer_is_told_in_a_format_they_can_use() -> None:
    story = needs(format="large_print")
    assert problems(story) == ["R12 format"]
    assert problems(story, format="large_print") == []


def test_r12_a_spoken_format_is_told_only_in_its_own_way() -> None:
    story = needs(format="by_phone")
    assert problems(story, format="by_phone") == ["R12 how"]
    assert problems(story, format="by_phone", how="phone") == []


def test_r20_attempts_stand_instead_of_a_way_and_a_format() -> None:
    story = needs(channels_unusable=("email",), format="large_print")
    tried = {"nobody_reached": "Called three times."}
    assert problems(story, how="", format="", **tried) == []
    assert problems(story, **tried) == []
    assert problems(story, how="owl", **tried) == ["R19 how"]
    assert problems(story, told_on=None, **tried) == ["told_on"]
    assert problems(story, nobody_reached="x" * 100_000) == ["nobody_reached"]


def test_r20_where_nobody_was_reached_nothing_was_told_in_any_format() -> None:
    form = TellingForm(told_on=TODAY, how="phone", format="standard", nobody_reached=" Rang. ")
    kept = as_it_was(form)
    assert (kept.how, kept.format, kept.nobody_reached) == ("phone", "", "Rang.")
    assert as_it_was(TellingForm(told_on=TODAY, how="phone", format="standard", nobody_reached=" "))


def test_r20_attempts_of_blanks_are_none() -> None:
    kept = as_it_was(TellingForm(told_on=TODAY, how="", format="", nobody_reached=" \n "))
    assert problems(Story(), how=kept.how, format="", nobody_reached=kept.nobody_reached) == [
        "R19 how",
        "R12 format",
    ]
