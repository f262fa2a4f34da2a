"""Names and words as they are compared: without regard to capitals and accents."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """The text for sorting and searching: "Siân O'Brien" becomes "sian o'brien"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())
