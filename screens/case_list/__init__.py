"""The case list: where the day's work starts."""

from screens.case_list.screen import CaseListScreen

__all__ = ["CaseListScreen"]
