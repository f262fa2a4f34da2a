"""Beside each step: the rule, what customers said, the figures and the measures (R36)."""

import pytest

from ubp_tui.policy.document import Policy
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.why import why


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def test_r36_the_period_is_explained_by_what_customers_said(policy: Policy) -> None:
    (row,) = why("R11", policy).you_said
    assert "the majority suggesting 12 months" in row.said


def test_r36_a_rule_shows_each_figure_that_it_uses(policy: Policy) -> None:
    assert [figure.value for figure in why("R27", policy).figures] == [5, 20]


def test_r36_a_rule_shows_the_measures_that_it_is_about(policy: Policy) -> None:
    assert [measure.code for measure in why("R27", policy).measures] == ["M5"]


@pytest.mark.parametrize("number", range(1, 38))
def test_r36_every_rule_has_words_and_an_origin(policy: Policy, number: int) -> None:
    rule = why(f"R{number}", policy).rule
    assert rule.title and rule.words and rule.origin


def test_r36_a_rule_that_the_policy_does_not_have_is_a_mistake(policy: Policy) -> None:
    with pytest.raises(KeyError):
        why("R38", policy)
