"""The rows that cannot be used, in a file of their own to be put right and imported again."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from models.files import discard, guard_like, unfinished
from ubp_tui.casework.importing.columns import REJECTS, is_of_rejects
from ubp_tui.casework.importing.reading import DELIMITERS, Source
from ubp_tui.casework.importing.unusable import UnusableFile
from ubp_tui.policy.text import clean

_TAKEN = (
    "{path} is there already and is no file of rows that an import could not use. Move it away, "
    "or say where such rows go with --rejects PATH"
)
_ITSELF = "{path} is the file that is imported. Say where rejected rows go with --rejects PATH"
_UNWRITABLE = (
    "The rows that cannot be used cannot be written to {path}: {why}. Say where with "
    "--rejects PATH; nothing was changed."
)

_FORMULA = re.compile(r"[=+\-@\t\r]")
_PHONE = re.compile(r"\+[\d\s().\-]+")


def usual_place(file: Path) -> Path:
    """Where the rejected rows of a file go where nobody says: beside it."""
    return file.with_name(f"{file.stem}-rejects.csv")


def refuse_taken(path: Path, file: Path) -> None:
    """Sees to it that nothing is overwritten but an earlier import's rejected rows.

    Raises:
        UnusableFile: another file is there.
        OSError: what is there cannot be read.
    """
    if not os.path.lexists(path):
        return
    if path.exists() and path.samefile(file):
        raise UnusableFile(_ITSELF.format(path=path))
    if not (path.is_file() and _is_of_rejects(path)):
        raise UnusableFile(_TAKEN.format(path=path))


def _is_of_rejects(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        beginning = file.readline(100)
    return any(is_of_rejects(beginning.split(delimiter, 2)) for delimiter in DELIMITERS)


def write_rejects(
    path: Path, source: Source, rejects: Iterable[tuple[int, str, Sequence[str]]]
) -> None:
    """Writes rejected rows: line, reason and the cells as they were.

    Args:
        path: where; an earlier file is replaced only once this one is whole.
        source: the file they are of. Whoever may read it may read this one.
        rejects: line, reason and cells of each row.

    Raises:
        UnusableFile: it cannot be written.
    """
    heading = source.columns.heading[source.columns.own :]
    try:
        made = unfinished(path)
        try:
            with made.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, delimiter=source.delimiter)
                writer.writerow([*REJECTS, *map(_safe, heading)])
                for line, reason, cells in rejects:
                    writer.writerow([line, _safe(reason), *map(_safe, cells)])
            guard_like(source.path, made)
            made.replace(path)
        finally:
            discard(made)
    except OSError as error:
        raise UnusableFile(_UNWRITABLE.format(path=path, why=error.strerror)) from error


def _safe(cell: str) -> str:
    """A cell that neither a terminal obeys nor a spreadsheet works out."""
    text = clean(cell)
    return f"'{text}" if _FORMULA.match(text) and not _PHONE.fullmatch(text) else text
