"""The whole words of every kind of record, one page each."""

from screens.case.records.finding import RecordPage, record_page

__all__ = ["RecordPage", "record_page"]
