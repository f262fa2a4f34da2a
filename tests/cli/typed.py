"""Typing commands in tests, here or in a process of their own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from ubp_tui.cli.program import ubp as program

ROOT = Path(__file__).parents[2]
Ubp = Callable[..., Result]


def sign_in(monkeypatch: pytest.MonkeyPatch, account: str) -> None:
    """From now on the computer says that this is the account."""
    monkeypatch.setattr("ubp_tui.cli.context.account_name", lambda: account)


def command(*arguments: str, **options: Any) -> Result:
    """Types a command; an error that nobody foresaw fails the test."""
    result = CliRunner().invoke(program, arguments, **options)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def printed_json(result: Result) -> Any:
    """What a command that went well printed, as JSON."""
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def assert_one_sentence(result: Result, code: int, *words: str) -> None:
    """The command ended with a code and one line on standard error, and nothing else."""
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1, result.stderr
    assert "Traceback" not in result.stderr
    for word in words:
        assert word in result.stderr
    assert result.exit_code == code


def started(*arguments: str | bytes, **options: Any) -> subprocess.Popen[bytes]:
    """A command in a process of its own, started as a person does."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **options.pop("env", {})}
    return subprocess.Popen(
        [sys.executable, "-m", "ubp_tui", *arguments],
        env=environment,
        stdin=options.pop("stdin", subprocess.DEVNULL),
        stdout=options.pop("stdout", subprocess.PIPE),
        stderr=subprocess.PIPE,
        **options,
    )


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str, str]:
    """The exit code of such a process, and what it wrote on its output and its error output."""
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), err.decode()
