"""What importing the project must not do: each probe runs in a Python of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

IMPORT_ALL = """
import importlib, pkgutil, sys

def import_all(name):
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), name + "."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)
"""

WATCH_CONNECTIONS = """
import sys

def report(event, arguments):
    if event in {"sqlite3.connect", "socket.connect"}:
        print(event)

sys.addaudithook(report)
"""


def said_by(program: str, *arguments: str) -> list[str]:
    """The lines that a Python program prints when it is run from the project's folder."""
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def terminal_modules_loaded_by(name: str) -> list[str]:
    """The Textual modules that are loaded once a package and all in it have been imported."""
    loaded = "print(*(m for m in sys.modules if m.split('.')[0] == 'textual'), sep='\\n', end='')"
    return said_by(f"{IMPORT_ALL}\nimport_all(sys.argv[1])\n{loaded}", name)


def connections_opened_by(name: str) -> list[str]:
    """The connections that importing a package and all in it opens."""
    return said_by(f"{WATCH_CONNECTIONS}\n{IMPORT_ALL}\nimport_all(sys.argv[1])", name)


@pytest.mark.parametrize("name", ["ubp_tui.cli", "ubp_tui.casework", "models", "ubp_tui.policy"])
def test_what_runs_without_a_screen_never_imports_textual(name: str) -> None:
    assert terminal_modules_loaded_by(name) == []


def test_the_probe_sees_textual_where_it_is_imported() -> None:
    assert "textual.app" in terminal_modules_loaded_by("textual.app")


@pytest.mark.parametrize("name", ["ubp_tui", "screens", "models"])
def test_importing_opens_no_database(name: str) -> None:
    assert connections_opened_by(name) == []


def test_the_probe_sees_a_database_that_is_opened(tmp_path: Path) -> None:
    module = tmp_path / "opens_a_database.py"
    module.write_text("import sqlite3\nsqlite3.connect(':memory:').close()\n", encoding="utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{WATCH_CONNECTIONS}\n{IMPORT_ALL}"
    )
    assert said_by(f"{program}\nimport_all('opens_a_database')") == ["sqlite3.connect"]
