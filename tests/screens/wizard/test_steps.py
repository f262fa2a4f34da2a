"""Each field belongs to the step that asks for it."""

import pytest

from screens.wizard.steps import Place, Step, place_of, problems_at
from ubp_tui.policy.forms import Problem


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("incidents", Place(Step.BEHAVIOUR)),
        ("circumstances", Place(Step.CIRCUMSTANCES)),
        ("straight_reason", Place(Step.WARNING)),
        ("measures", Place(Step.MEASURES)),
        ("M1.staff_id", Place(Step.MEASURES, "M1")),
        ("M2.immediate_reason", Place(Step.MEASURES, "M2")),
        ("M2.incidents", Place(Step.PROPORTIONALITY)),
        ("M2.why_nothing_less", Place(Step.PROPORTIONALITY)),
        ("months", Place(Step.PERIOD)),
    ],
)
def test_a_field_leads_to_its_step(field: str, place: Place) -> None:
    assert place_of(field) == place


def test_the_measures_together_have_the_problems_of_each() -> None:
    problems = [Problem("M1.staff_id", "a"), Problem("measures", "b"), Problem("months", "c")]
    assert problems_at(Place(Step.MEASURES), problems) == problems[:2]
    assert problems_at(Place(Step.MEASURES, "M1"), problems) == problems[:1]
    assert problems_at(Place(Step.MEASURES, "M2"), problems) == []
