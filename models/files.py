"""Moving files about: nothing is overwritten, and nobody ever finds anything half-made."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

from models.fields import new_id
from models.problems import DatabaseProblem

LOGS = ("-wal", "-journal")
"""What SQLite puts behind a database's name for the files that hold changes still to go into it."""

_KEPT = ("replaced", "before-version")
"""Why a database was kept beside the one that came into its place, as its name says."""

_EXISTS = "There is a file at {path} already. Give another path, or move that file away first."
_LEFT_OVER = (
    "{log} holds changes of a database that was at {path} before, and would spoil a new one. "
    "Put that database back, or move {log} away first."
)
_REMAINS = (
    "There is no database at {path}, but {kept} beside it was there before. To have it back: "
    "ubp db restore {kept}. To begin anew, move it away first."
)
_NO_FOLDER = "The folder {folder} cannot be written to. Make it, or give another path."


class AlreadyThere(DatabaseProblem):
    """There is a file at the path already."""


def real(path: Path) -> Path:
    """Where a path leads in the end: SQLite keeps its logs beside the file, not beside a link."""
    return Path(os.path.realpath(path))


def refuse_taken(path: Path) -> None:
    """Sees to it that a database can be put at a path.

    Raises:
        AlreadyThere: there is a file.
        DatabaseProblem: there is the log of an earlier one, or the folder cannot be written to.
    """
    if path.exists():
        raise AlreadyThere(_EXISTS.format(path=path))
    for suffix in LOGS:
        if (log := path.with_name(path.name + suffix)).exists():
            raise DatabaseProblem(_LEFT_OVER.format(path=path, log=log))
    refuse_unwritable(path.parent)


def what_remains(path: Path) -> str:
    """Where no database is at a path but one that was there stands beside it, what to do; or ""."""
    folder, beginnings = real(path).parent, [f"{real(path).name}.{why}-" for why in _KEPT]
    with suppress(OSError):
        beside = [file for file in folder.iterdir() if file.name.startswith(tuple(beginnings))]
        found = [file for file in beside if not file.name.endswith((*LOGS, "-shm"))]
        if found:
            newest = max(found, key=lambda file: (file.stat().st_mtime, file.name))
            return _REMAINS.format(path=path, kept=newest)
    return ""


def refuse_unwritable(folder: Path) -> None:
    """Sees to it that files can be made in a folder.

    Raises:
        DatabaseProblem: they cannot.
    """
    if not os.access(folder, os.W_OK | os.X_OK, effective_ids=True):
        raise DatabaseProblem(_NO_FOLDER.format(folder=folder))


def unfinished(path: Path, mode: int = 0o600) -> Path:
    """An empty file to make in it what is then put at a path.

    Args:
        path: where it is to be in the end.
        mode: who may read it meanwhile; without one nobody else.
    """
    there = path.with_name(f".{path.name}.{new_id()}")
    os.close(os.open(there, os.O_CREAT | os.O_EXCL | os.O_WRONLY, mode))
    return there


def discard(file: Path) -> None:
    """Removes an unfinished file, where it still is, and what SQLite made beside it."""
    for suffix in ("", *LOGS, "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


def put(finished: Path, path: Path) -> None:
    """Moves a finished file to a path at which nothing is, even if others try the same.

    Raises:
        AlreadyThere: somebody else was first.
    """
    try:
        path.hardlink_to(finished)  # unlike renaming, it never takes the place of another file
    except FileExistsError as error:
        raise AlreadyThere(_EXISTS.format(path=path)) from error
    except OSError:  # some file systems have no second names
        try:
            path.touch(exist_ok=False)  # the name is ours from here on
        except FileExistsError as error:
            raise AlreadyThere(_EXISTS.format(path=path)) from error
        finished.replace(path)
    settle(path.parent)


def settle(folder: Path) -> None:
    """Sees to it that names just given in a folder outlast a power cut."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def free_names(path: Path) -> Iterator[Path]:
    """Names like a path's at which neither a database nor its logs are: itself, then "-2", "-3".

    More than one is asked for only where somebody else takes a name first.
    """
    for number in count(1):
        name = path.name if number == 1 else f"{path.name}-{number}"
        names = (name, *(name + suffix for suffix in LOGS))
        if not any(os.path.lexists(path.with_name(each)) for each in names):
            yield path.with_name(name)


def guard_like(original: Path, copy: Path) -> None:
    """Opens a copy to those who may open the original, and to nobody else.

    Only whoever is in the original's group can give it away; otherwise the copy is nobody's but
    the copier's, as another group would be let in.
    """
    like = original.stat()
    mode = stat.S_IMODE(like.st_mode) & 0o777
    for owner in (like.st_uid, -1):
        try:
            os.chown(copy, owner, like.st_gid)
        except OSError:
            continue
        break
    else:
        mode &= ~0o070
    copy.chmod(mode)
