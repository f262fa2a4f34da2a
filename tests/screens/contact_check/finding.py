"""Finding somebody with the keys, as an adviser does."""

from __future__ import annotations

from tests.screens.conftest import Hands


async def find(hands: Hands, typed: str) -> None:
    """Opens the contact check, types, and goes to the answer about whoever fits best."""
    await hands.press("c")
    await hands.type(typed)
    await hands.press("enter")


async def find_sian(hands: Hands) -> None:
    """Siân O'Brien, who is in touch by email only."""
    await find(hands, "o'b")
