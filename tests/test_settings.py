"""The settings file: what it may say, and a sentence for everything else."""

from pathlib import Path

import pytest

from ubp_tui.settings import THEMES, Settings, SettingsError, load_settings
from ubp_tui.widgets.themes import THEME_NAMES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_the_usual_holds(file: Path) -> None:
    assert load_settings(file) == Settings()


def test_a_path_is_taken_from_the_folder_of_the_file(file: Path) -> None:
    file.write_text('database = "ubp.db"\npolicy = "/srv/policy.toml"\n')
    found = load_settings(file)
    assert found.database == file.parent / "ubp.db"
    assert found.policy == Path("/srv/policy.toml")


def test_keys_are_moved_by_their_ids(file: Path) -> None:
    file.write_text('[keys]\nwhy = "f2"\nhelp = "?, f3"\n')
    assert load_settings(file).keys == {"why": "f2", "help": "?, f3"}


def test_the_themes_are_those_that_the_program_has() -> None:
    assert THEMES == THEME_NAMES


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('colour = "red"', "colour is not a setting; there are database, policy, theme, keys."),
        ('them = "terminal"', "them is not a setting; did you mean theme?"),
        ("database = 3", "database must be text in quotes"),
        ('policy = " "', "policy must be text in quotes"),
        ('database = "postgres://db/ubp"', "database is postgres://db/ubp. That is the address"),
        ('theme = "pink"', "theme is “pink”; it must be one of terminal, selwood."),
        ('keys = "c"', "keys must be a table: [keys], and below it lines such as"),
        ("[keys]\nwhy = 3", 'The key for “why” must be text in quotes, such as why = "f2".'),
        ('[keys]\nwhi = "v"', "There is no key named “whi”. Did you mean “why”?"),
        ('[keys]\nwhy = "c"', "The key for “why” is taken by “contact_check”."),
        ('database = "a\\u0000b"', "database has a character that no path has"),
        ("database", "It is not written as TOML"),
    ],
)
def test_what_is_wrong_is_a_sentence(file: Path, text: str, sentence: str) -> None:
    file.write_text(text)
    with pytest.raises(SettingsError) as raised:
        load_settings(file)
    assert sentence in str(raised.value)
    assert str(file) in str(raised.value)


def test_what_some_editors_put_before_the_first_letter_is_no_mistake(file: Path) -> None:
    file.write_text('theme = "selwood"', encoding="utf-8-sig")
    assert load_settings(file).theme == "selwood"


def test_a_file_that_is_no_text_is_a_sentence(file: Path) -> None:
    file.write_bytes(b'theme = "\xff"')
    with pytest.raises(SettingsError, match="Save the file as UTF-8"):
        load_settings(file)


def test_a_folder_in_its_place_is_a_sentence(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SettingsError, match="The file cannot be read"):
        load_settings(file)
