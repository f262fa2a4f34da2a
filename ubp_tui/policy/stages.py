"""What a case's stage may be; `stage` derives it."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """The stages, in the order in which the first that is true is the case's."""

    CLOSED = "closed"
    IN_FORCE = "in force"
    INFORMING = "informing"
    ENDING = "ending"
    PROPOSED = "proposed"
    WARNED = "warned"
    ASSESSING = "assessing"
