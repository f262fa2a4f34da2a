"""What commands print: plain text that also reads well aloud, or JSON."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click
import pendulum

from ubp_tui.cli.streams import write_no_more
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.text import clean, clean_line

_GAP = "  "


def say(text: str = "") -> None:
    """Prints text without anything in it that a terminal would obey instead of showing."""
    click.echo(clean(text))


def say_json(value: Any) -> None:
    """Prints a value as JSON; dates as ISO 8601, times in UTC."""
    plain = (sys.stdout.encoding or "ascii").lower().replace("-", "") != "utf8"
    click.echo(json.dumps(value, default=_written, ensure_ascii=plain, indent=2))


def customer_data(customer: Customer) -> dict[str, str]:
    """Who a customer is, as a program reads it: their own reference, and the name as in lists."""
    return {"reference": customer.reference, "name": customer.name}


class NotTold(click.ClickException):
    """Something was done, but the output takes nothing."""


def say_done(done: str, data: Any = None) -> None:
    """Prints what was done and saved; where that fails, the error output says it.

    Args:
        done: in a sentence.
        data: what is printed instead, as JSON.

    Raises:
        NotTold: the output is full or closed.
    """
    try:
        if data is None:
            say(done)
        else:
            say_json(data)
        sys.stdout.flush()
    except OSError as error:
        write_no_more()
        said = f"{done} That could not be written to the output: {error.strerror}."
        raise NotTold(said) from error


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows in columns as wide as their widest entry; the last one is as long as it is.

    Entries are one line each, whatever somebody typed into them.
    """
    lines = _lines(header, rows)
    return _laid_out(lines, _widths(lines))


def table_within(width: int, header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """As `table`, in so many columns: the widest entries are cut, and "…" says so."""
    lines = _lines(header, rows)
    widths = _widths(lines)
    while _whole(widths) > width and max(widths) > 1:
        widths[widths.index(max(widths))] -= 1
    return _laid_out([[*map(_cut, line, widths)] for line in lines], widths)


def fits(width: int, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bool:
    """Whether no line of the table is wider than so many columns."""
    return _whole(_widths(_lines(header, rows))) <= width


def width_to_fit() -> int | None:
    """The columns of the terminal that is printed to; None where it is none, such as a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Sequence[str]]:
    return [header, *([clean_line(entry) for entry in row] for row in rows)]


def _widths(lines: list[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len

    return [max(map(cell_len, column)) for column in zip(*lines, strict=True)]


def _whole(widths: list[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _laid_out(lines: Iterable[Sequence[str]], widths: list[int]) -> str:
    from rich.cells import cell_len

    return "\n".join(
        _GAP.join(
            entry + " " * (width - cell_len(entry))
            for entry, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _cut(entry: str, width: int) -> str:
    from rich.text import Text

    text = Text(entry)
    text.truncate(width, overflow="ellipsis")
    return text.plain


def due(day: pendulum.Date | None, today: pendulum.Date) -> str:
    """A day by which something is to be done, in words that say whether it has gone by."""
    if day is None:
        return ""
    near = {today: "today", today.add(days=1): "tomorrow"}
    return near.get(day, in_words(day)) + (", overdue" if day < today else "")


def at_time(moment: pendulum.DateTime) -> str:
    """A moment in London, such as "22 November 2026 14:05"."""
    local = moment.in_timezone("Europe/London")
    return f"{in_words(local.date())} {local:%H:%M}"


def _written(value: object) -> str:
    if isinstance(value, pendulum.DateTime):
        return value.in_timezone("UTC").format("YYYY-MM-DDTHH:mm:ss[Z]")
    if isinstance(value, pendulum.Date):
        return value.isoformat()
    raise TypeError(f"cannot be written as JSON: {type(value).__name__}")
