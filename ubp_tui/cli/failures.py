"""How a command ends when it does not do what was asked: a sentence and an exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from models.problems import DatabaseProblem
from models.rows import Missing
from ubp_tui.casework.refusals import CaseworkError, Invalid, Refused
from ubp_tui.identity import NotKnown
from ubp_tui.policy.dates import DateProblem
from ubp_tui.policy.loading import PolicyError
from ubp_tui.policy.text import clean_line
from ubp_tui.settings import NoFolder, SettingsError

_WHOLE = 1000
"""Characters; more than any first sentence has."""


class Failure(click.ClickException):
    """It was refused or did not work, as one line says: exit code 1."""

    def __init__(self, message: str) -> None:
        """`message` may repeat what was typed, with whatever is in it."""
        super().__init__(clean_line(message))


class Failures(click.ClickException):
    """A file cannot be used; each line says one thing that is wrong with it: exit code 1."""


class Misuse(click.ClickException):
    """What was typed cannot be taken: exit code 2."""

    exit_code = 2


@contextmanager
def explained() -> Iterator[None]:
    """Turns what the rest of the program raises for people into how a command ends.

    Raises:
        Failure: it was refused or did not work.
        Failures: the policy or the settings cannot be used.
        Misuse: a date or another value cannot be taken.
    """
    try:
        yield
    except (Invalid, DateProblem) as error:
        raise Misuse(str(error)) from error
    except Refused as error:
        raise Failure(f"{error.reason} ({error.rule})") from error
    except (PolicyError, SettingsError) as error:
        raise Failures(str(error)) from error
    except (CaseworkError, DatabaseProblem, Missing, NoFolder, NotKnown) as error:
        raise Failure(str(error)) from error
    except OSError as error:
        if error.filename is None:  # the output, which `Program` knows about
            raise
        what = f"{error.filename} cannot be used: {error.strerror}. Give another path."
        raise Failure(what) from error


class Command(click.Command):
    """A command whose errors are sentences, and which a list of commands explains in full."""

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its first sentence; a line that is too narrow for it is broken, not cut."""
        return super().get_short_help_str(_WHOLE)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command."""
        with explained():
            return super().invoke(ctx)


class Group(click.Group):
    """A group of such commands; it takes what they take before their names."""

    command_class = Command

    def get_short_help_str(self, limit: int = 45) -> str:
        """Its first sentence, whole."""
        return super().get_short_help_str(_WHOLE)
