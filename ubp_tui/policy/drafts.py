"""Drafts among the facts of a case."""

from __future__ import annotations

from ubp_tui.policy.facts import CaseFile, Draft, DraftKind


def drafts_of_proposal(file: CaseFile) -> list[Draft]:
    """The proposals being drafted; there is at most one in a case."""
    return [d for d in file.drafts if d.kind == DraftKind.PROPOSAL]
