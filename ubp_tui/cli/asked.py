"""What every command takes: which database, which policy, and plain text or JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(slots=True)
class Asked:
    """What was asked for on the command line, before or after the command's name.

    `user` and `today` count for sample data only. A value is "" where nothing was asked.
    """

    database: str = ""
    policy: str = ""
    user: str = ""
    today: str = ""
    json: bool = False


pass_asked = click.make_pass_decorator(Asked, ensure=True)


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keeps an option that was given, whichever side of the command's name it stands on."""
    assert parameter.name is not None
    if value:
        setattr(context.ensure_object(Asked), parameter.name, value)


def _option(*names: str, **settings: Any) -> Callable[[F], F]:
    return click.option(*names, callback=_remember, expose_value=False, **settings)


on_database = _option(
    "--db", "database", metavar="PATH", help="The database; else UBP_DATABASE, else the settings'."
)
under_policy = _option(
    "--policy", metavar="FILE", help="The policy; else UBP_POLICY, else the settings'."
)
as_json = _option("--json", is_flag=True, help="As JSON, for programs.")
on_sample = _option(
    "--db",
    "database",
    metavar="PATH",
    help="Where to keep the data; else it is thrown away.",
)
as_user = _option(
    "--as", "user", metavar="USERNAME", help="Who you are; else UBP_USER, else the team leader."
)
on_day = _option("--today", metavar="DATE", help="The day it is; else UBP_TODAY, else today.")


def on_desk(command: F) -> F:
    """Adds the database and the policy to a command."""
    return on_database(under_policy(command))


def listing(command: F) -> F:
    """Adds the database, the policy and JSON to a command that lists or shows something."""
    return on_desk(as_json(command))
