"""`ubp import customers`: the customers of the housing system, again and again (R4)."""

from __future__ import annotations

from typing import Any

import click

from ubp_tui.casework.importing.applying import (
    FINISHING,
    Imported,
    import_customers,
    preview_import,
)
from ubp_tui.casework.importing.encoding import Encoding
from ubp_tui.casework.importing.planning import Request
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.bars import bars
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Group
from ubp_tui.cli.output import say_done
from ubp_tui.policy.text import listed, shortened
from ubp_tui.settings import path_from


def _read_mapped(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Each `FIELD=COLUMN` as a pair."""
    pairs = []
    for value in values:
        field, equals, column = value.partition("=")
        if not (field.strip() and equals and column.strip()):
            raise click.BadParameter(
                f"“{shortened(value)}” is not FIELD=COLUMN, such as reference=PersonNo."
            )
        pairs.append((field, column))
    return tuple(pairs)


@click.group("import", cls=Group)
@listing
def import_() -> None:
    """Takes over what another system knows."""


@import_.command()
@click.argument("file", metavar="FILE")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    callback=_read_mapped,
    metavar="FIELD=COLUMN",
    help="Which column holds what, such as reference=PersonNo; may be repeated.",
)
@click.option("--dry-run", is_flag=True, help="Only say what importing would do.")
@click.option(
    "--rejects",
    metavar="PATH",
    help="Where rows go that cannot be used; else beside FILE, with -rejects in its name.",
)
@click.option(
    "--encoding",
    type=click.Choice([encoding.value for encoding in Encoding]),
    default=Encoding.AUTO.value,
    show_default=True,
    help="How the letters of FILE are written.",
)
@listing
@click.pass_context
@pass_asked
def customers(
    asked: Asked,
    context: click.Context,
    file: str,
    mapped: tuple[tuple[str, str], ...],
    dry_run: bool,
    rejects: str | None,
    encoding: str,
) -> None:
    """Adds and changes customers as FILE.csv says; nobody is ever removed.

    Again and again without duplicates: a customer is known by the person's own reference.
    """
    request = Request(
        file=path_from(file),
        mapped=mapped,
        encoding=Encoding(encoding),
        rejects=path_from(rejects) if rejects else None,
    )
    carry_out = preview_import if dry_run else import_customers
    with at_desk(asked) as desk, bars(FINISHING) as progress:
        imported = carry_out(desk, request, progress)
    say_done(_in_words(imported), as_data(imported) if asked.json else None)
    if imported.rejected:
        context.exit(1)


def as_data(imported: Imported) -> dict[str, Any]:
    """What came of an import, in the shape that `docs/command-line.md` promises."""
    return {
        "dry_run": imported.is_preview,
        "new": imported.new,
        "changed": imported.changed,
        "unchanged": imported.unchanged,
        "rejected": imported.rejected,
        "rejects": None if imported.rejects is None else str(imported.rejects),
        "encoding": imported.encoding.value,
        "columns": imported.columns.used,
        "unused": list(imported.columns.unused),
    }


def _in_words(imported: Imported) -> str:
    counts = (
        f"{imported.new:,} new, {imported.changed:,} changed, {imported.unchanged:,} as they "
        f"were, {imported.rejected:,} rejected."
    )
    lines = [f"Nothing was changed. An import gives: {counts}" if imported.is_preview else counts]
    if imported.rejects is not None:
        lines.append(_WHERE.format(path=imported.rejects))
    used = imported.columns.used.items()
    lines += ["Columns used:", *(f"  {name}: {_columns(columns)}" for name, columns in used)]
    if imported.encoding == Encoding.WINDOWS_1252:
        lines.append("Read as Windows-1252. Check that names with accents came out right.")
    if imported.columns.unused:
        lines.append(f"Columns not used: {_columns(imported.columns.unused)}")
    return "\n".join(lines)


_WHERE = (
    "The rejected rows, each with its line and the reason, are in {path}. Put them right there, "
    "then import that file."
)


def _columns(headings: list[str] | tuple[str, ...]) -> str:
    return listed(shortened(heading) for heading in headings)
