"""Where a measure contradicts a reasonable adjustment, the customer's means, or another measure."""

import pytest

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, THURSDAYS, Story
from tests.policy.records import POLICY
from ubp_tui.policy.conflicts import (
    conflict_with_customer,
    conflicts_between,
    contradicted,
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


def test_m4_on_days_the_point_of_contact_never_works_is_refused_unless_the_deputy_does() -> None:
    story = Story()
    story.change(story.sam, working_days=(1, 2))
    story.change(story.dee, working_days=(3, 4))
    both = [story.contact(), LimitedContact(weekdays=(2, 4))]
    assert conflicts_between(both, story.file.staff) == []
    [why] = conflicts_between([story.contact(), LimitedContact(weekdays=(4, 5))], story.file.staff)
    assert why.startswith("On Friday neither Sam Reed nor Dee Patel works.")


def test_a_measure_stands_once_but_issues_and_public_bodies_may_be_several() -> None:
    staff = Story().file.staff
    assert conflicts_between([NO_BOILER, NO_BOILER, POLICE, POLICE], staff) == []
    assert conflicts_between([EMAIL_ONLY, EMAIL_ONLY], staff) == ["M2 is proposed twice. Keep one."]
    assert code_of(POLICE) == "M6"
