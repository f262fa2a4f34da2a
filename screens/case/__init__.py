"""One case: who and what it is about, what is left to do, and everything that happened."""

from screens.case.opening import open_case_screen

__all__ = ["open_case_screen"]
