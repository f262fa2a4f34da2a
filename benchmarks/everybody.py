"""A million customers, made once and measured twice: the search, then the contact check."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from benchmarks import contact_check, search


@click.command()
@click.pass_context
def main(context: click.Context) -> None:
    """Prints how long finding somebody and answering about them takes among a million."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "customers.db"
        context.invoke(search.main, path=path)
        context.invoke(contact_check.main, path=path)


if __name__ == "__main__":
    main()
