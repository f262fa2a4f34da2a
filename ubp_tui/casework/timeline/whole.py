"""The parts of the timeline put together."""

from __future__ import annotations

from ubp_tui.casework.timeline.acts import Acts
from ubp_tui.casework.timeline.appeals import appeals
from ubp_tui.casework.timeline.before import before_proposing
from ubp_tui.casework.timeline.case import of_the_case
from ubp_tui.casework.timeline.contacts import contacts
from ubp_tui.casework.timeline.deciding import deciding
from ubp_tui.casework.timeline.measures import measures
from ubp_tui.casework.timeline.people import people
from ubp_tui.casework.timeline.telling import Entry, Teller
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import CaseFile


def timeline(file: CaseFile, asking: Asking, acts: Acts) -> tuple[Entry, ...]:
    """Everything recorded about a case as somebody may read it, the newest first (R35).

    What happened at one moment stands likewise: what was recorded last comes first.

    Support and check-ins are no part of it, as few on the case may read them (R22, R24).

    Args:
        file: the case.
        asking: who reads it.
        acts: what the journal says of who recorded what, where the facts do not (R34).
    """
    teller = Teller(file, asking, acts)
    parts = (of_the_case, before_proposing, deciding, measures, contacts, appeals, people)
    entries = [entry for part in parts for entry in part(teller)]
    return tuple(sorted(reversed(entries), key=lambda entry: entry.at, reverse=True))
