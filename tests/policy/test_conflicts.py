"""Where a measure contradicts a reasonable adjustment, the customer's means, or another measure."""

import pytest
from msgspec.structs import replace

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, THURSDAYS, Story
from tests.policy.records import POLICY
from ubp_tui.policy.channels import METHODS
from ubp_tui.policy.conflicts import (
    conflict_with_customer,
    conflicts_between,
    contradicted,
    contradictions_of,
    missing_contact,
    why_it_contradicts,
)
from ubp_tui.policy.facts import AdjustmentState
from ubp_tui.policy.measures import LimitedContact, SingleMethod, code_of


@pytest.mark.parametrize(
    ("measure", "terms", "contradicts"),
    [
        ("email", {"channels_unusable": ("email",)}, True),
        ("email", {"channels_unusable": ("phone",)}, False),
        ("email", {"channels_needed": ("phone", "visit")}, True),
        ("email", {"channels_needed": ("phone", "email")}, False),
        ("Thursdays", {"days_impossible": (4,)}, True),
        ("Thursdays", {"days_impossible": (5,)}, False),
        ("Thursdays", {"days_needed": (1, 4)}, True),
        ("Thursdays", {"days_needed": (4,)}, False),
        ("Sam and Dee", {"people_impossible": ("Sam",)}, True),
        ("Sam and Dee", {"people_impossible": ("Dee",)}, True),
        ("Sam and Dee", {"people_impossible": ("Asha",)}, False),
        ("Sam and Dee", {"people_needed": ("Asha",)}, True),
        ("Sam and Dee", {"people_needed": ("Sam",)}, False),
        ("by phone or visit", {"channels_unusable": ("phone", "visit")}, True),
        ("by phone or visit", {"channels_unusable": ("phone", "email")}, False),
        ("by phone or visit", {"channels_needed": ("email", "portal")}, True),
        ("by phone or visit", {"channels_needed": ("email", "visit")}, False),
        (
            "by phone or visit",
            {"channels_needed": ("email", "visit"), "channels_unusable": ("visit",)},
            True,
        ),
        ("by any channel", {"channels_unusable": ("phone",), "channels_needed": ("email",)}, False),
        ("the boiler", {"channels_unusable": ("email",), "days_impossible": (4,)}, False),
        ("email", {"format": "large print"}, False),
    ],
)
def test_r8_what_contradicts_an_agreed_adjustment(
    measure: str, terms: dict[str, tuple[object, ...]], contradicts: bool
) -> None:
    story = Story()
    people = {"Sam": story.sam.id, "Dee": story.dee.id, "Asha": story.asha.id}
    adjustment = story.adjustment(
        **{
            key: tuple(people.get(v, v) for v in value) if isinstance(value, tuple) else value
            for key, value in terms.items()
        }
    )
    details = {
        "email": EMAIL_ONLY,
        "Thursdays": THURSDAYS,
        "Sam and Dee": story.contact(),
        "by phone or visit": story.contact("phone", "visit"),
        "by any channel": story.contact(*METHODS),
        "the boiler": NO_BOILER,
    }[measure]
    found = contradicted(details, story.file.adjustments)
    assert found == ([adjustment] if contradicts else [])


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"days_impossible": (4,)}, "The customer cannot use Thursday, as agreed: “"),
        ({"days_needed": (1, 3, 4)}, "The customer needs Monday and Wednesday as well, as agreed"),
    ],
)
def test_r8_a_contradiction_names_the_day(terms: dict[str, tuple[int, ...]], says: str) -> None:
    story = Story()
    story.adjustment(**terms)
    (why,) = why_it_contradicts(THURSDAYS, story.file.adjustments, POLICY)
    assert why.startswith(says)


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({"channels_unusable": ("email",)}, "The customer cannot use email, as agreed: “"),
        ({"channels_needed": ("phone",)}, "The customer needs phone, as agreed: “"),
    ],
)
def test_r8_m1_by_a_channel_that_the_customer_cannot_use_is_refused_as_m2_is(
    terms: dict[str, tuple[str, ...]], says: str
) -> None:
    story = Story()
    story.adjustment(**terms)
    adjustments = story.file.adjustments
    (why,) = why_it_contradicts(story.contact("email"), adjustments, POLICY)
    assert why.startswith(says)
    assert [why] == why_it_contradicts(EMAIL_ONLY, adjustments, POLICY)


def test_r8_adjustments_that_together_leave_no_channel_of_m1_both_contradict_it() -> None:
    story = Story()
    by_both, by_three = story.contact("email", "phone"), story.contact("email", "phone", "visit")
    no_email = story.adjustment(channels_unusable=("email", "letter"))
    no_phone = story.adjustment(channels_unusable=("phone",))
    adjustments = story.file.adjustments
    assert contradicted(by_both, [no_email]) == contradicted(by_both, [no_phone]) == []
    assert contradicted(by_both, adjustments) == [no_email, no_phone]
    assert contradicted(by_three, adjustments) == []
    about_email, about_phone = why_it_contradicts(by_both, adjustments, POLICY)
    assert about_email.startswith("The customer cannot use email, as agreed")
    assert about_phone.startswith("The customer cannot use phone, as agreed")


def test_r8_a_person_and_a_channel_are_both_said_of_one_adjustment() -> None:
    story = Story()
    story.adjustment(people_impossible=(story.sam.id,), channels_unusable=("phone",))
    person, channel = contradictions_of(story.contact(), story.file.adjustments, POLICY)
    assert (person.field, channel.field) == ("details", "channels")
    assert person.words.startswith("This person cannot deal with the customer")
    assert channel.words.startswith("The customer cannot use phone")


@pytest.mark.parametrize("state", [s for s in AdjustmentState if s != AdjustmentState.AGREED])
def test_r8_an_adjustment_that_is_not_agreed_contradicts_nothing(state: AdjustmentState) -> None:
    story = Story()
    story.change(story.adjustment(channels_unusable=("email",)), state=state)
    assert contradicted(EMAIL_ONLY, story.file.adjustments) == []


@pytest.mark.parametrize(
    ("method", "field", "said"),
    [
        ("email", {"email": ""}, "no email address for Jane Okafor"),
        ("phone", {"phone": ""}, "no phone number"),
        ("letter", {"address": ""}, "no postal address"),
        ("visit", {"address": ""}, "no address to visit"),
        ("portal", {"portal": False}, "no portal account"),
    ],
)
def test_m2_needs_a_way_to_reach_the_customer(
    method: str, field: dict[str, object], said: str
) -> None:
    story = Story()
    details = SingleMethod(method=method, address="x")
    has_it = story.change(story.customer, portal=True)
    assert conflict_with_customer(details, has_it) is None
    assert said in str(conflict_with_customer(details, story.change(has_it, **field)))
    assert conflict_with_customer(THURSDAYS, has_it) is None


def test_m1_needs_a_way_to_reach_the_customer_for_each_of_its_channels() -> None:
    story = Story()
    customer = story.change(story.customer, email="", phone="", portal=True)
    assert conflict_with_customer(story.contact("letter", "visit", "portal"), customer) is None
    assert str(conflict_with_customer(story.contact("email"), customer)) == str(
        conflict_with_customer(EMAIL_ONLY, customer)
    )
    several = str(conflict_with_customer(story.contact("email", "letter", "phone"), customer))
    assert several.startswith("We have no email address or phone number for Jane Okafor.")


def test_r14_m1_misses_a_contact_once_none_of_its_channels_is_left() -> None:
    story = Story()
    customer = story.change(story.customer, email="", address="")
    assert missing_contact(story.contact("email", "phone"), customer) == ""
    missing = missing_contact(story.contact("email", "letter"), customer)
    assert missing == "an email address or a postal address"


def test_m4_on_days_the_point_of_contact_never_works_is_refused_unless_the_deputy_does() -> None:
    story = Story()
    story.change(story.sam, working_days=(1, 2))
    story.change(story.dee, working_days=(3, 4))
    both = [story.contact(), LimitedContact(weekdays=(2, 4))]
    assert conflicts_between(both, story.file.staff) == []
    [why] = conflicts_between([story.contact(), LimitedContact(weekdays=(4, 5))], story.file.staff)
    assert why.startswith("On Friday neither Sam Reed nor Dee Patel works.")


def test_m2_by_a_method_that_does_not_lead_to_the_point_of_contact_is_refused() -> None:
    story = Story()
    by_phone = replace(story.contact(), channels=("phone",))
    [why] = conflicts_between([EMAIL_ONLY, by_phone], story.file.staff)
    assert why.startswith("M2 leaves only email, and the point of contact (M1) is not reached")
    by_both = replace(by_phone, channels=("phone", "email"))
    assert conflicts_between([EMAIL_ONLY, by_both], story.file.staff) == []


def test_a_measure_stands_once_but_issues_and_public_bodies_may_be_several() -> None:
    staff = Story().file.staff
    assert conflicts_between([NO_BOILER, NO_BOILER, POLICE, POLICE], staff) == []
    assert conflicts_between([EMAIL_ONLY, EMAIL_ONLY], staff) == ["M2 is proposed twice. Keep one."]
    assert code_of(POLICE) == "M6"
