"""`ubp` itself: finds the command, reads its module only then, and says how it ended."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from ubp_tui.cli import STOPPED
from ubp_tui.cli.asked import Asked, as_json, on_desk
from ubp_tui.cli.streams import tell, write_no_more, write_what_can_be_written

COMMANDS = {
    "demo": "ubp_tui.cli.start",
    "check": "ubp_tui.cli.check",
    "cases": "ubp_tui.cli.cases",
    "show": "ubp_tui.cli.show",
    "incident": "ubp_tui.cli.incident",
    "contact": "ubp_tui.cli.contact",
    "waiting": "ubp_tui.cli.unattached",
    "import": "ubp_tui.cli.imports",
    "policy": "ubp_tui.cli.policy",
    "staff": "ubp_tui.cli.staff",
    "db": "ubp_tui.cli.db",
    "journal": "ubp_tui.cli.journal",
    "doctor": "ubp_tui.cli.doctor",
}
"""Each command and the module that has a function of its name.

A word that Python keeps for itself has an underscore behind it there.
"""


class Program(click.Group):
    """Reads a command's module only when it is wanted, and never ends in a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name not in COMMANDS:
            return None
        function = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), function)
        return command

    def main(self, args: Sequence[str] | None = None, *more: Any, **options: Any) -> Any:
        """Runs the command and ends this process with its exit code."""
        write_what_can_be_written()
        options["standalone_mode"] = False
        try:
            code = super().main(args, *more, **options)
            sys.stdout.flush()
        except click.Abort:
            code = _tell("Stopped.", STOPPED)
        except click.ClickException as error:
            code = _tell(_sentence(error), error.exit_code)
        except BrokenPipeError:
            write_no_more()
            code = 1  # whoever read the output has gone, and is told nothing
        except OSError as error:
            write_no_more()
            code = _tell(f"The output could not be written: {error.strerror}. Make room for it.", 1)
        sys.exit(code or 0)


def _tell(sentence: str, code: int) -> int:
    tell(sentence)
    return code


def _sentence(error: click.ClickException) -> str:
    if not isinstance(error, click.UsageError):
        return error.format_message()
    if isinstance(error, NoArgsIsHelpError) and isinstance(error.ctx.command, click.Group):
        return _which_one(error.ctx, error.ctx.command)
    what = " ".join(error.format_message().split())
    what += "" if what.endswith((".", "?", "!")) else "."
    command = error.ctx.command_path if error.ctx else "ubp"
    return f"{what} See: {command} --help"


def _which_one(context: click.Context, group: click.Group) -> str:
    path = context.command_path
    names = ", ".join(group.list_commands(context))
    return f"Say what to do with {path}: {names}. See: {path} --help"


def _show_version(context: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        from ubp_tui.cli.version import program_version

        click.echo(f"ubp {program_version()}")
        context.exit()


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@on_desk
@as_json
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Shows the version.",
)
@click.pass_context
def ubp(context: click.Context) -> None:
    """Runs an unacceptable behaviour policy, from an incident to the outcome of an appeal.

    Without a command it opens the full-screen program.
    """
    if context.invoked_subcommand is None:
        from ubp_tui.cli.failures import explained
        from ubp_tui.cli.start import open_program

        with explained():
            open_program(context.ensure_object(Asked))
