"""How a test damages a database."""

from pathlib import Path


def overwrite(path: Path, place: int, content: bytes) -> None:
    """Writes over what stands at a place of a file, as a failing disk does."""
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)
