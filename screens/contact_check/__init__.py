"""The contact check: find whoever is calling, and how to respond to them (R14-R17)."""

from screens.contact_check.opening import open_contact_check

__all__ = ["open_contact_check"]
