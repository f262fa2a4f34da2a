"""`ubp policy`: the policy with its origins, and what is wrong with a file."""

from pathlib import Path

import pytest

from tests.cli.typed import Ubp, assert_one_sentence, command, printed_json
from ubp_tui.policy.loading import SELWOOD


def test_the_policy_is_shown_with_the_origin_of_every_figure() -> None:
    shown = command("policy", "show").stdout
    assert shown.startswith("Unacceptable behaviour policy, Selwood Housing, version 1 (")
    assert "This program is independent of Selwood Housing" in shown
    assert "20 working days  R29   default; not stated in the published summary" in shown
    assert "12 months        R11   source" in shown


def test_r36_a_rule_is_shown_with_what_customers_said_and_what_was_changed() -> None:
    shown = command("policy", "show", "r31").stdout
    assert shown.startswith("R31: A senior manager reviews\n")
    assert "Origin: source." in shown
    assert "Customers said: We originally stated that if the customer wanted to appeal" in shown
    assert "We did: The executive team has decided" in shown


def test_a_rule_has_the_promised_shape() -> None:
    rule = printed_json(command("policy", "show", "R12", "--json"))
    assert list(rule) == ["rule", "title", "words", "origin", "figures", "measures", "you_said"]
    assert list(rule["figures"][0]) == ["value", "unit", "origin", "rule", "meaning"]


def test_a_measure_is_shown_in_the_sources_words() -> None:
    shown = command("policy", "show", "M4").stdout
    assert "The source says: Limited contact i.e. customer can only make contact" in shown
    assert printed_json(command("policy", "show", "M4", "--json"))["code"] == "M4"


def test_r5_the_codes_of_behaviour_can_be_looked_up() -> None:
    assert "\nthreats                    Threats\n" in command("policy", "show", "R5").stdout


def test_the_whole_policy_as_json_has_every_part() -> None:
    whole = printed_json(command("policy", "show", "--json"))
    assert len(whole["rules"]) == 37
    assert len(whole["measures"]) == 6
    assert whole["figures"]["period_months"]["origin"] == "source"


@pytest.mark.parametrize("rule", ["R38", "M7", "x"])
def test_a_rule_that_is_not_there_is_a_sentence(rule: str) -> None:
    assert_one_sentence(command("policy", "show", rule), 1, f"The policy has no {rule}.")


def test_a_valid_file_is_said_to_be_one() -> None:
    result = command("policy", "check", str(SELWOOD))
    assert result.exit_code == 0
    assert "can be used: Unacceptable behaviour policy, Selwood Housing" in result.stdout


def test_what_some_editors_put_before_the_first_letter_is_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(SELWOOD.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert command("policy", "check", str(file)).exit_code == 0


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A policy file with a wrong key and a wrong value."""
    text = SELWOOD.read_text(encoding="utf-8").replace("landlord =", "landlrd =", 1)
    file = tmp_path / "wrong.toml"
    file.write_text(text.replace("value = 5\n", 'value = "five"\n', 1), encoding="utf-8")
    return file


def test_all_that_is_wrong_with_a_file_is_said_at_once(wrong: Path) -> None:
    result = command("policy", "check", str(wrong))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "landlrd is not a key of the policy; did you mean landlord?" in result.stderr
    assert "figures.step_days.value is “five”" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("typed", ["policy show", "cases", "staff list", "db check"])
def test_no_command_works_under_a_wrong_policy(
    path: Path, wrong: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setenv("UBP_DATABASE", str(path))
    for result in (
        command(*typed.split(), "--policy", str(wrong)),
        command(*typed.split(), env={"UBP_POLICY": str(wrong)}),
    ):
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.startswith(f"The policy {wrong} cannot be used.\n")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    result = command("policy", "check", str(tmp_path / "none.toml"))
    assert result.exit_code == 1
    assert "The file cannot be read: No such file or directory." in result.stderr


@pytest.mark.parametrize("typed", ["cases", "show UBP-0001", "staff list", "doctor"])
def test_a_grade_that_somebody_has_and_the_policy_has_not_is_said(
    ubp: Ubp, tmp_path: Path, typed: str
) -> None:
    other = tmp_path / "other.toml"
    other.write_text(SELWOOD.read_text().replace('"team_leader"', '"senior_adviser"'))
    asked = ubp("--policy", str(other), *typed.split())
    assert asked.exit_code == 1
    assert "team_leader, which this policy does not know" in asked.output
