"""What a landlord's policy calls the codes that are recorded, in the words of a sentence."""

import msgspec
import pytest

from tests.policy.records import POLICY
from ubp_tui.policy.channels import IN_WRITING, METHODS, SPOKEN, WAYS_TO_TELL, Channel
from ubp_tui.policy.labels import (
    any_of,
    by_channel,
    by_method,
    in_sentence,
    label,
    labels,
    method_label,
)


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Social media", "social media"),
        ("SMS", "SMS"),
        ("WhatsApp", "WhatsApp"),
        ("Easy Read", "Easy Read"),
        ("Post to Selwood", "post to Selwood"),
        ("", ""),
    ],
)
def test_a_label_begins_small_within_a_sentence_unless_it_is_a_name(name: str, within: str) -> None:
    assert in_sentence(name) == within


def test_a_code_that_the_list_has_no_more_is_shown_as_it_stands() -> None:
    assert labels(POLICY.formats, ("braille", "sign_language")) == ["Braille", "sign language"]
    assert label(POLICY.formats, "") == ""


def test_any_one_of_several_will_do() -> None:
    assert any_of(POLICY.channels, ("email", "social")) == "email or social media"


@pytest.mark.parametrize(
    ("code", "words"),
    [("phone", "by phone"), ("visit", "at a visit"), ("social", "on social media")],
)
def test_a_channel_stands_in_a_sentence_as_the_policy_says(code: str, words: str) -> None:
    assert by_channel(code, POLICY) == words


def test_a_channel_of_another_name_stands_in_a_sentence_by_that_name() -> None:
    channels = tuple(msgspec.structs.replace(c, label="Telephone") for c in POLICY.channels)
    policy = msgspec.structs.replace(POLICY, channels=channels)
    assert by_channel("phone", policy) == "by telephone"


def test_m2_a_visit_is_by_appointment() -> None:
    assert method_label("visit", POLICY) == "Visit by appointment"
    assert by_method("visit", POLICY) == "by appointment"
    assert (method_label("email", POLICY), by_method("email", POLICY)) == ("Email", "by email")


def test_m2_every_channel_between_two_people_is_a_method_and_a_way_to_tell() -> None:
    private = set(Channel) - {Channel.SOCIAL}
    assert set(METHODS) == set(WAYS_TO_TELL) == private
    assert set(IN_WRITING) | set(SPOKEN.values()) <= private
