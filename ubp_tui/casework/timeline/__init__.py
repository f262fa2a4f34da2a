"""Everything that happened on a case, in one line of time."""

from ubp_tui.casework.timeline.acts import Acts, acts_of
from ubp_tui.casework.timeline.telling import Entry, Kind
from ubp_tui.casework.timeline.whole import timeline

__all__ = ["Acts", "Entry", "Kind", "acts_of", "timeline"]
