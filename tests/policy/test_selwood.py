"""The built-in policy says what the published summary says, and claims no more."""

import pytest

from ubp_tui.policy.document import Policy
from ubp_tui.policy.loading import load_policy

# The table of the published summary, copied: what customers said | what was done.
YOU_SAID_WE_DID = [
    (
        "Having one staff member as a point of contact could put a lot of pressure on them.",
        "We confirmed that all involved staff would be supported throughout the process and a "
        "change of personnel can be requested if required.",
    ),
    (
        "The word ‘advocate’ was raised as a potential for the customer to think they would "
        "require a professional to take on this role. Suggestions to change this to a ‘close "
        "friend or family member’ or ‘someone you give consent to’.",
        "The wording has been changed from: “Consider an advocate – Informed consent or a third "
        "party who can act on behalf of the customer.” To: “An agreement with the customer, that "
        "they will nominate a person to act on their behalf.“",
    ),
    (
        "All customers agreed that the list of measures we may take to manage unacceptable "
        "behaviour were acceptable: 1. A single member of staff as a point of contact. 2. A single "
        "method of communication i.e. email only. 3. No further communication on a particular "
        "issue. 4. Limited contact i.e. customer can only make contact on a specified day. 5. The "
        "customer to agree a nominated person to act on their behalf. 6. Inform the police, local "
        "authority or other relevant public body.",
        "No changes to the policy.",
    ),
    (
        "When actions have been agreed, the length of time they should remain in place received "
        "mixed views, with the majority suggesting 12 months.",
        "We have clearly detailed a 12-month period to manage a customer’s unacceptable behaviour.",
    ),
    (
        "When informing a customer of the process, contributing factors should be considered.",
        "The following has been added to the ‘informing a customer’ section: “The customer will be "
        "asked if there is anything they need or any reasonable adjustments that can be made to "
        "support them or if they would like to nominate someone who would communicate with us on "
        "their behalf.“",
    ),
    (
        "We originally stated that if the customer wanted to appeal against our decision this "
        "would be dealt with as a complaint.",
        "The executive team has decided this is not an appropriate route as it would put the "
        "customer through a further 2 stages to get it resolved. You could also have a situation "
        "where the head of service or executive member decides to apply the policy, but this is "
        "then undone through the complaints process or by a more junior member of staff. Instead, "
        "if a customer appeals, they will be asked to confirm their reasons, and this will then be "
        "referred to a senior manager for review.",
    ),
]

DEFAULT = "default; not stated in the published summary"
FORBIDDEN = ("tenant ", "sanction", "advocate", "strike", "breach", "complainant")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


def test_r36_what_customers_said_is_quoted_exactly_and_whole(policy: Policy) -> None:
    assert [(row.said, row.did) for row in policy.you_said] == YOU_SAID_WE_DID


def test_r36_the_six_measures_are_in_the_sources_own_words(policy: Policy) -> None:
    listed = YOU_SAID_WE_DID[2][0].partition("acceptable: ")[2]
    numbered = " ".join(f"{m.code[1:]}. {m.source}" for m in policy.measures)
    assert numbered == listed


def test_r12_the_sentence_about_needs_is_the_sources(policy: Policy) -> None:
    assert f"“{policy.needs_sentence}“" in YOU_SAID_WE_DID[4][1]


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        (0, {"R22", "R25"}),
        (1, {"R27"}),
        (2, {"R14"}),
        (3, {"R11"}),
        (4, {"R12"}),
        (5, {"R28", "R29", "R30", "R31"}),
    ],
)
def test_r36_each_row_explains_its_rules(policy: Policy, row: int, rules: set[str]) -> None:
    assert rules <= set(policy.you_said[row].rules)


def test_r36_only_the_twelve_months_are_called_the_sources(policy: Policy) -> None:
    origins = {
        name: getattr(policy.figures, name).origin for name in policy.figures.__struct_fields__
    }
    assert origins.pop("period_months") == "source"
    assert origins.pop("longest_period_months") == "our reading"
    assert set(origins.values()) == {DEFAULT}


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("step_days", 5, ""),
        ("incident_details_days", 2, "R1"),
        ("incident_unjoined_days", 20, "R1"),
        ("follow_up_weeks", 4, "R1"),
        ("longest_follow_up_weeks", 12, "R1"),
        ("ending_weeks", 1, "R18"),
        ("warning_months", 6, "R6"),
        ("period_months", 12, "R11"),
        ("longest_period_months", 12, "R11"),
        ("post_days", 2, "R12"),
        ("informing_days", 5, "R12"),
        ("appeal_days", 20, "R29"),
        ("appeal_reasons_days", 10, "R30"),
        ("appeal_review_days", 10, "R32"),
        ("review_months", 6, "R19"),
        ("adjustment_conflict_days", 5, "R8"),
        ("nomination_ask_days", 5, "R27"),
        ("nomination_lift_days", 20, "R27"),
        ("check_in_weeks", 4, "R24"),
        ("personnel_change_days", 5, "R25"),
        ("adult_age", 18, "R4"),
    ],
)
def test_each_figure_is_the_one_of_its_rule(
    policy: Policy, name: str, value: int, rule: str
) -> None:
    figure = getattr(policy.figures, name)
    assert (figure.value, figure.rule) == (value, rule)


def test_r36_the_words_of_a_rule_carry_its_figures(policy: Policy) -> None:
    assert "within 20 working days of being informed" in policy.rule("R29").words
    assert not [rule.rule for rule in policy.rules if "{" in rule.words]


def test_r10_a_head_of_service_or_above_decides_alone(policy: Policy) -> None:
    assert policy.authority.decides == "head_of_service"
    assert policy.authority.deciders_needed == 1
    assert policy.rank("executive") > policy.rank("head_of_service") > policy.rank("manager")


def test_r31_senior_managers_are_heads_of_service_and_executives(policy: Policy) -> None:
    assert policy.authority.senior_manager == ("head_of_service", "executive")


def test_r12_only_what_is_shared_with_others_may_be_withheld(policy: Policy) -> None:
    assert [item.number for item in policy.checklist if item.may_be_withheld] == [10]


def test_r7_our_own_failings_are_among_the_factors(policy: Policy) -> None:
    ours = [factor.code for factor in policy.factors if factor.ours]
    failings = ["our_late_repair", "our_unanswered_complaint", "our_other_failing"]
    assert ours == [*failings, "our_none_found", "none_known"]


def test_r15_and_r16_are_lists_that_the_contact_check_shows(policy: Policy) -> None:
    assert {"gas", "safeguarding"} <= set(policy.always_taken)
    assert {"a complaint", "a repair report"} <= set(policy.always_accepted)


def test_r2_a_complaint_is_among_what_is_never_an_incident(policy: Policy) -> None:
    assert "a complaint" in policy.never_an_incident


def test_the_program_says_that_it_is_independent(policy: Policy) -> None:
    assert "independent of Selwood Housing" in policy.independence


def test_the_words_of_our_own_are_the_policys(policy: Policy) -> None:
    ours = [
        *(rule.title + rule.words for rule in policy.rules),
        *(measure.title + measure.label + measure.help for measure in policy.measures),
        *(item.title + item.help for item in policy.checklist),
        *(choice.label + choice.help for choice in policy.behaviours),
    ]
    assert not [(word, text) for text in ours for word in FORBIDDEN if word in text.lower()]


def test_a_grade_that_the_policy_does_not_have_is_a_mistake(policy: Policy) -> None:
    assert policy.grade_title("head_of_service") == "head of service"
    with pytest.raises(KeyError):
        policy.rank("captain")
    with pytest.raises(KeyError):
        policy.measure("M7")
