"""The measure wizard: from the behaviour to a proposal that is sent for decision (R6-R11)."""

from screens.wizard.opening import open_wizard

__all__ = ["open_wizard"]
