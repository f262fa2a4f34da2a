"""An account without a home folder, and home folders that are nobody's: sentences, no traceback."""

import pwd
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.typed import Ubp, assert_one_sentence, command
from tests.conftest import FOLDERS
from ubp_tui.cli.unforeseen import tell_of_unforeseen


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """An account that the computer knows nothing of; where it works."""

    def unknown(number: int) -> None:
        raise KeyError(number)

    for name in ("HOME", *FOLDERS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    yield tmp_path / "here"
    assert list((tmp_path / "here").iterdir()) == []


def test_without_a_home_folder_there_is_no_usual_database(homeless: Path) -> None:
    for typed in ("cases", "db init", "db check"):
        result = command(*typed.split())
        assert_one_sentence(result, 1, "names no folder of your own", "Set HOME", "--db")


def test_without_a_home_folder_the_usual_settings_hold(homeless: Path, ubp: Ubp) -> None:
    assert command("policy", "show").exit_code == 0
    assert ubp("db", "check").exit_code == 0
    assert_one_sentence(ubp("cases"), 1, "no name for your account")
    assert "Settings: none, as this computer names no folder of your own" in ubp("doctor").stdout


def test_without_a_home_folder_a_mistake_in_the_program_is_told_all_the_same(
    homeless: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tell_of_unforeseen(ValueError, ValueError("x"), None)
    said = capsys.readouterr().err
    assert said.endswith("Tell whoever looks after the program.\n")


@pytest.mark.parametrize(
    "typed",
    [
        "--db ~nobody-knows/ubp.db cases",
        "--policy ~nobody-knows/policy.toml policy show",
        "db backup ~nobody-knows/copy.db",
        "db restore ~nobody-knows/copy.db --yes",
        "policy check ~nobody-knows/policy.toml",
        "demo --no-open --db ~nobody-knows/demo.db",
    ],
)
def test_a_home_folder_that_is_nobodys_is_a_sentence(typed: str) -> None:
    result = command(*typed.split())
    assert_one_sentence(result, 1, "~nobody-knows/", "Give the path in full.")


def test_a_home_folder_in_the_settings_that_is_nobodys_is_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "xdg_config_home" / "ubp-tui"
    folder.mkdir(parents=True)
    (folder / "settings.toml").write_text('database = "~nobody-knows/ubp.db"\n')
    result = command("cases")
    assert result.exit_code == 1
    assert "~nobody-knows/ubp.db begins in a home folder" in result.stderr
