"""The page that says where each rule is held and proved."""

import pytest

from tools.make_rules_page import LATER, MENTION, PAGE, rules_page


def rows(page: str) -> dict[str, str]:
    return {line.split(" ")[1]: line for line in page.splitlines() if line.startswith("| R")}


def test_every_rule_has_a_row() -> None:
    assert list(rows(rules_page())) == [f"R{number}" for number in range(1, 38)]


def test_every_rule_that_is_not_for_later_is_proved_by_a_test() -> None:
    unproved = {rule for rule, row in rows(rules_page()).items() if row.endswith("| none |")}
    assert unproved <= set(LATER)


def test_every_rule_that_is_not_for_later_is_held_by_code() -> None:
    nowhere = {rule for rule, row in rows(rules_page()).items() if "| - |" in row}
    assert nowhere <= set(LATER)


def test_the_page_is_as_it_would_be_made_now() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "run: make rules"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Told (R12, R20).", ["12", "20"]),
        ('Problem("sure", "Choose.", "R14")', ["14"]),
        ("What is decided (R11-R21).", []),
        ("What falls due (R8, R18-R19, R24-27).", ["8"]),
        ("UR5 or R123", []),
    ],
)
def test_a_range_of_rules_names_none_of_them(words: str, named: list[str]) -> None:
    assert MENTION.findall(words) == named


def test_frozen_tables_and_plain_records_hold_no_rule() -> None:
    page = rules_page()
    assert "`policy/facts/" not in page and "migrations" not in page
