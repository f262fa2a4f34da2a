"""A policy file that is wrong says in sentences all that is wrong with it."""

import copy
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ubp_tui.policy.loading import SELWOOD, PolicyError, load_policy

TEXT = SELWOOD.read_text(encoding="utf-8")


@pytest.fixture
def problems(tmp_path: Path) -> Callable[[str], tuple[str, ...]]:
    """What is wrong with a policy of the given text."""

    def read(text: str) -> tuple[str, ...]:
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(PolicyError) as refused:
            load_policy(path)
        assert str(path) in str(refused.value)
        return refused.value.problems

    return read


Problems = Callable[[str], tuple[str, ...]]


def with_figure(name: str, value: str) -> str:
    head, table, rest = TEXT.partition(f"[figures.{name}]\n")
    return head + table + f"value = {value}\n" + rest.partition("\n")[2]


def test_another_landlord_brings_its_own_file(tmp_path: Path) -> None:
    path = tmp_path / "other.toml"
    other = with_figure("appeal_days", "1").replace('landlord = "Selwood H', 'landlord = "Mill H')
    path.write_text(other, encoding="utf-8")
    policy = load_policy(path)
    assert policy.landlord == "Mill Housing"
    assert "within 1 working day of being informed" in policy.rule("R29").words


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        (
            "appeal_days",
            '"twenty"',
            "figures.appeal_days.value is “twenty”; it must be a whole number from 1 to 1000.",
        ),
        (
            "appeal_days",
            "-1",
            "figures.appeal_days.value is -1; it must be a whole number from 1 to 1000.",
        ),
        (
            "appeal_days",
            "true",
            "figures.appeal_days.value is true; it must be a whole number from 1 to 1000.",
        ),
        (
            "appeal_days",
            "0",
            "figures.appeal_days.value is 0; it must be a whole number from 1 to 1000.",
        ),
        (
            "period_months",
            "13",
            "figures.period_months.value is 13; it must be at most 12, "
            "the figure longest_period_months.",
        ),
        (
            "follow_up_weeks",
            "13",
            "figures.follow_up_weeks.value is 13; it must be at most 12, "
            "the figure longest_follow_up_weeks.",
        ),
        (
            "ending_weeks",
            "0",
            "figures.ending_weeks.value is 0; it must be a whole number from 1 to 1000.",
        ),
    ],
)
def test_a_figure_that_cannot_be_is_refused(
    problems: Problems, name: str, value: str, sentence: str
) -> None:
    assert problems(with_figure(name, value)) == (sentence,)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "[figures.appeal_days]",
            "[figures.apeal_days]",
            "figures.apeal_days is not a key of the policy; did you mean appeal_days?",
        ),
        (
            "[figures.appeal_days]",
            "[figures.apeal_days]",
            "figures.appeal_days is missing; it must be a table with value, unit, origin, "
            "rule, meaning.",
        ),
        ('version = "1"\n', "", "version is missing; it must be some text in quotes."),
        ('version = "1"', 'version = ""', "version is empty; it must be some text in quotes."),
        ('version = "1"', "version = 1", "version is 1; it must be some text in quotes."),
        (
            'version = "1"',
            'version = "1"\ncalendar = 1',
            "calendar is not a key of the policy; take it out.",
        ),
        (
            'value = 4\nunit = "weeks"\norigin = "default; not stated in the published summary"\n'
            'rule = "R24"',
            'value = 4\nunit = "days"\norigin = "default"\nrule = "R24"',
            "figures.check_in_weeks.unit is “days”; it must be “weeks”.",
        ),
        (
            'warns = "team_leader"',
            'warns = "captain"',
            "authority.warns is “captain”; it must be one of the grades: adviser, team_leader, "
            "manager, head_of_service, executive.",
        ),
        (
            '["head_of_service", "executive"]',
            '["director"]',
            "authority.senior_manager is “director”; it must be one of the grades: adviser, "
            "team_leader, manager, head_of_service, executive.",
        ),
        (
            '["head_of_service", "executive"]',
            "[]",
            "authority.senior_manager is empty; it must have at least one entry.",
        ),
        (
            "deciders_needed = 1",
            "deciders_needed = 3",
            "authority.deciders_needed is 3; it must be a whole number from 1 to 2.",
        ),
        ('code = "M6"', 'code = "M7"', "measures[6].code is “M7”; it must be one of M1 to M6."),
        (
            'code = "M6"',
            'code = "M5"',
            "measures[6] is “M5” again; each may stand in measures only once.",
        ),
        (
            'code = "M6"',
            'code = "M5"',
            "measures has no M6; it must have each of M1, M2, M3, M4, M5, M6 once.",
        ),
        (
            "number = 12",
            "number = 13",
            "checklist[12].number is 13; it must be a whole number from 1 to 12.",
        ),
        (
            "number = 11",
            "number = 12",
            "checklist[12] is “12” again; each may stand in checklist only once.",
        ),
        (
            'code = "threats"',
            'code = "persistence"',
            "behaviours[6] is “persistence” again; each may stand in behaviours only once.",
        ),
        (
            'code = "threats"',
            'code = "Threats!"',
            "behaviours[2].code is “Threats!”; it must be a code of small letters, digits "
            "and underscores.",
        ),
        (
            'code = "executive"',
            'code = "adviser"',
            "grades[5] is “adviser” again; each may stand in grades only once.",
        ),
        (
            'code = "portal"',
            'code = "fax"',
            "channels has “fax”; only phone, email, letter, visit, social, portal are allowed.",
        ),
        (
            'code = "standard"',
            'code = "plain"',
            "formats has no standard; it must have each of standard, another_language, by_phone, "
            "in_person once.",
        ),
        (
            'rules = ["R11", "R18"]',
            'rules = ["R11", "R38"]',
            "you_said[4].rules[2] is “R38”; it must be a rule, one of R1 to R37.",
        ),
        (
            'rule = "R24"\nmeaning',
            'rule = "R40"\nmeaning',
            "figures.check_in_weeks.rule is “R40”; it must be a rule, one of R1 to R37, "
            'or "" where no single rule names it.',
        ),
        (
            "may_be_withheld = true",
            'may_be_withheld = "yes"',
            "checklist[10].may_be_withheld is “yes”; it must be true or false.",
        ),
        (
            'always_accepted = [\n    "an appeal and its reasons",',
            'always_accepted = [\n    "",',
            "always_accepted[1] is empty; it must be some text in quotes.",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_key_and_what_is_allowed(
    problems: Problems, old: str, new: str, sentence: str
) -> None:
    assert old in TEXT
    assert sentence in problems(TEXT.replace(old, new, 1))


def test_rules_out_of_their_order_are_refused(problems: Problems) -> None:
    swapped = TEXT.replace('[[rules]]\nrule = "R1"\n', '[[rules]]\nrule = "R99"\n')
    swapped = swapped.replace('[[rules]]\nrule = "R2"\n', '[[rules]]\nrule = "R1"\n')
    (problem,) = problems(swapped.replace('rule = "R99"', 'rule = "R2"'))
    assert problem.startswith("rules is not in order; it must be R1, R2, R3,")


@pytest.mark.parametrize(
    ("before", "after", "sentence"),
    [
        (
            "about this: {issue}.",
            "about this: {matter}.",
            "contact_words.go_ahead_except has {matter}; a name in braces must be one of {issue}.",
        ),
        (
            "How can I help you?",
            "How can {contact} help you?",
            "contact_words.go_ahead has {contact}; a name in braces must be left out.",
        ),
    ],
)
def test_r14_words_for_a_contact_name_only_what_the_measure_carries(
    problems: Problems, before: str, after: str, sentence: str
) -> None:
    assert problems(TEXT.replace(before, after)) == (sentence,)


def test_a_figure_that_no_rule_can_name_is_refused(problems: Problems) -> None:
    (problem,) = problems(TEXT.replace("{post_days}", "{posting_days}"))
    assert problem.startswith("rules[12].words has {posting_days}; a name in braces must be one of")


def test_all_problems_are_told_at_once(problems: Problems) -> None:
    wrong = with_figure("period_months", "13").replace("number = 12", "number = 13")
    wrong = wrong.replace('warns = "team_leader"', 'warns = "captain"')
    wrong = wrong.replace('code = "threats"', 'code = "persistence"')
    told = problems(wrong.replace('version = "1"', "verson = 1"))
    assert [problem.partition(" ")[0] for problem in told] == [
        "verson",
        "version",
        "checklist[12].number",
        "figures.period_months.value",
        "authority.warns",
        "behaviours[6]",
    ]


def test_a_fault_of_writing_is_told_with_its_line_and_column(problems: Problems) -> None:
    (problem,) = problems('landlord = "Mill"\nname = \n')
    assert problem == "It is not written as TOML: Invalid value (at line 2, column 8)."


def test_a_number_of_thousands_of_digits_is_told(problems: Problems) -> None:
    (problem,) = problems("a = " + "1" * 5000)
    assert problem.startswith("It is not written as TOML")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolicyError) as refused:
        load_policy(tmp_path / "none.toml")
    assert refused.value.problems == (
        "The file cannot be read: No such file or directory. Give the path of a policy file.",
    )


def test_a_folder_is_not_a_policy(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match=r"cannot be read: Is a directory\."):
        load_policy(tmp_path)


def test_a_file_that_is_not_utf_8_is_told_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(b'landlord = "Mill"\nname = "Caf\xe9"\n')
    with pytest.raises(PolicyError, match=r"Line 2 has a character that is not UTF-8"):
        load_policy(path)


def test_what_a_terminal_would_obey_is_taken_out_of_a_policy(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(TEXT.replace('version = "1"', 'version = "\\u001b[2J1"'), encoding="utf-8")
    assert load_policy(path).version == "[2J1"


def edition_of(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return load_policy(path).edition


def test_r36_an_edition_is_told_apart_from_what_the_file_says_later(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    first = edition_of(path, TEXT)
    assert first == load_policy().edition and first.startswith("1 (")
    assert edition_of(path, f"# Agreed in May.\n{TEXT}") == first
    assert edition_of(path, with_figure("appeal_days", "10")) != first


def every_place(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path to each value of a document, of a list only the first entry."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value[:1])
    for key, entry in entries:
        if isinstance(entry, dict | list):
            yield from every_place(entry, (*path, key))
        else:
            yield (*path, key)


LEFT_OUT = ("help", "origin", "may_be_withheld", "left_out_when_withheld")
GONE = object()


@pytest.mark.parametrize(
    ("wrong", "may_be"),
    [
        (1.5, set()),
        ({"a": 1}, set()),
        ([], {"rules", "you_said"}),
        (
            GONE,
            {"danger", "ours", "rules", 0, *LEFT_OUT},
        ),
    ],
    ids=["a fraction", "a table", "an empty list", "gone"],
)
def test_no_wrong_value_anywhere_is_more_than_a_refusal(
    monkeypatch: pytest.MonkeyPatch, wrong: object, may_be: set[object]
) -> None:
    document = tomllib.loads(TEXT)
    accepted = set()
    for place in every_place(document):
        changed = with_value(document, place, wrong)
        monkeypatch.setattr("ubp_tui.policy.loading._toml", lambda _, changed=changed: changed)
        try:
            load_policy(SELWOOD)
        except PolicyError as refused:
            assert refused.problems
        else:
            accepted.add(place[-1])
    assert accepted <= may_be


def with_value(document: dict[str, Any], place: tuple[Any, ...], value: object) -> dict[str, Any]:
    """A copy of a document with one value changed, or gone."""
    changed = copy.deepcopy(document)
    table: Any = changed
    for key in place[:-1]:
        table = table[key]
    if value is GONE:
        del table[place[-1]]
    else:
        table[place[-1]] = value
    return changed


@pytest.mark.parametrize(
    ("content", "why"),
    [("a = " + "[" * 5_000, "too much is nested"), ("#" * 1_000_001, "too large to be a policy")],
)
def test_a_file_that_is_far_from_a_policy_is_said_to_be_none(
    tmp_path: Path, content: str, why: str
) -> None:
    file = tmp_path / "odd.toml"
    file.write_text(content)
    with pytest.raises(PolicyError, match=why):
        load_policy(file)


def test_what_never_ends_is_not_read() -> None:
    with pytest.raises(PolicyError, match="It is not a file"):
        load_policy(Path("/dev/zero"))
