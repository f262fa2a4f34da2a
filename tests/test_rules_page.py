"""The page that says where each rule is held and proved."""

import re

from tools.make_rules_page import LATER, PAGE, rules_page


def rows(page: str) -> dict[str, str]:
    return {line.split(" ")[1]: line for line in page.splitlines() if line.startswith("| R")}


def test_every_rule_has_a_row() -> None:
    assert list(rows(rules_page())) == [f"R{number}" for number in range(1, 38)]


def test_every_rule_that_is_not_for_later_is_proved_by_a_test() -> None:
    unproved = {rule for rule, row in rows(rules_page()).items() if row.endswith("| none |")}
    assert unproved <= set(LATER)


def test_the_page_names_the_rules_that_come_later() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert all(f"**{rule}**" in page for rule in LATER)


def test_the_page_names_code_and_tests_that_are_there() -> None:
    """The counts may lag behind; a file that is gone may not."""
    root = PAGE.parent.parent
    page = PAGE.read_text(encoding="utf-8")
    tests = set(re.findall(r"`([a-z_/0-9]+\.py)` \(", page))
    code = set(re.findall(r"`((?:policy|casework|models)/[a-z_/0-9]+)`", page))
    missing = {name for name in tests if not (root / "tests" / name).exists()}
    for name in code:
        places = (root / "ubp_tui" / f"{name}.py", root / f"{name}.py")
        if not any(place.exists() for place in places):
            missing.add(name)
    assert missing == set(), "run: make rules"
