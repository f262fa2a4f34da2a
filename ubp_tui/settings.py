"""The person's own settings: a small TOML file, every key of which may be left out."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from ubp_tui.policy.text import shortened

APPLICATION = "ubp-tui"
THEMES = ("terminal", "selwood")
"""What `theme` may be; the first, the terminal's own 16 colours, is the usual one."""

_TEXTS = ("database", "policy", "theme")
_TABLE = "keys"
_SETTINGS = (*_TEXTS, _TABLE)


_NO_FOLDER = (
    "This computer names no folder of your own, in which the {what} would be. Set HOME to one, "
    "or give the path of the database with --db"
)
_NO_HOME = "{path} begins in a home folder that this computer does not know. Give the path in full."


A_SERVER = (
    "That is the address of a server, and this version keeps its data in a file. Give the path of "
    "a file."
)


def is_address(text: str) -> bool:
    """Whether what should be a path is the address of a server."""
    return "://" in text


class NoFolder(Exception):
    """A folder of somebody's own is meant, and the computer knows of none; the text says so."""


class SettingsError(Exception):
    """The settings file cannot be used; the text has a sentence for each thing wrong in it."""

    def __init__(self, path: Path, problems: list[str]) -> None:
        """Of the settings file at `path`."""
        super().__init__("\n".join([f"The settings in {path} cannot be used.", *problems]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person has settled; None where they have not, so that the usual holds."""

    database: Path | None = None
    policy: Path | None = None
    theme: str = THEMES[0]
    keys: Mapping[str, str] = field(default_factory=dict)
    """The keys that they have moved, by the ids in `ubp_tui.keys`."""


def settings_path() -> Path:
    """Where the settings are, whether or not there are any.

    Raises:
        NoFolder: the computer names no folder for them.
    """
    return _own(platformdirs.user_config_path, "settings") / "settings.toml"


def usual_database() -> Path:
    """Where the database is when nobody says otherwise: in the user's data folder.

    Raises:
        NoFolder: the computer names none.
    """
    return _own(platformdirs.user_data_path, "database") / "ubp.db"


def unforeseen_path() -> Path:
    """Where is noted what the program did not foresee.

    Raises:
        NoFolder: the computer names no folder for it.
    """
    return _own(platformdirs.user_state_path, "note") / "unforeseen.txt"


def _own(find: Callable[[str], Path], what: str) -> Path:
    """A folder of the user's own; without a home one it would be wherever they are just now."""
    try:
        folder = find(APPLICATION)
    except RuntimeError as error:
        raise NoFolder(_NO_FOLDER.format(what=what)) from error
    if not folder.is_absolute():
        raise NoFolder(_NO_FOLDER.format(what=what))
    return folder


def path_from(text: str) -> Path:
    """The path that somebody typed or settled; "~" is their own folder, "~sam" Sam's.

    Raises:
        NoFolder: the computer knows no such folder.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise NoFolder(_NO_HOME.format(path=text)) from error


def load_settings(path: Path) -> Settings:
    """The settings in a file; the usual ones when there is no such file.

    A path in it is taken from the folder that the file is in.

    Raises:
        SettingsError: the file cannot be read, or a key or value in it is not allowed.
    """
    document = _toml(path)
    problems = list(_problems(document))
    if problems:
        raise SettingsError(path, problems)
    try:
        paths = {
            key: path.parent / path_from(document[key])
            for key in ("database", "policy")
            if key in document
        }
    except NoFolder as error:
        raise SettingsError(path, [str(error)]) from error
    return Settings(theme=document.get("theme", THEMES[0]), keys=document.get(_TABLE, {}), **paths)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            path, [f"The file cannot be read: {error.strerror}. Put that right, or move it away."]
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(path, ["Save the file as UTF-8."]) from error
    except ValueError as error:
        raise SettingsError(path, [f"It is not written as TOML: {error}."]) from error


def _problems(document: Mapping[str, Any]) -> Iterator[str]:
    for key, value in document.items():
        if key not in _SETTINGS:
            near = difflib.get_close_matches(key, _SETTINGS, n=1)
            meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(_SETTINGS)}."
            yield f"{key} is not a setting; {meant}"
        elif key == _TABLE:
            yield from _problems_with_keys(value)
        elif not isinstance(value, str) or not value.strip():
            yield f'{key} must be text in quotes, such as {key} = "{_example(key)}".'
        elif key == "database" and is_address(value):
            yield f"database is {shortened(value, 100)}. {A_SERVER}"
        elif "\0" in value:
            yield f"{key} has a character that no path has. Type it again."
    theme = document.get("theme")
    if isinstance(theme, str) and theme.strip() and theme not in THEMES:
        yield f"theme is “{shortened(theme)}”; it must be one of {', '.join(THEMES)}."


def _problems_with_keys(table: object) -> Iterator[str]:
    if not isinstance(table, dict):
        yield 'keys must be a table: [keys], and below it lines such as why = "f2".'
        return
    texts = {name: keys for name, keys in table.items() if isinstance(keys, str) and keys.strip()}
    for name in table.keys() - texts.keys():
        yield f'The key for “{name}” must be text in quotes, such as {name} = "f2".'
    if texts:
        from ubp_tui.keys import problems_with_keymap

        yield from problems_with_keymap(texts)


def _example(key: str) -> str:
    return {"database": "ubp.db", "policy": "policy.toml", "theme": THEMES[0]}[key]
