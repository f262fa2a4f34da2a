"""What everybody who deals with a customer does for them, in words that tell no story (R8, R35)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from ubp_tui.policy.channels import Format
from ubp_tui.policy.conflicts import agreed
from ubp_tui.policy.contact_check.question import OnRecord
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Adjustment, Directory
from ubp_tui.policy.labels import any_of, in_sentence, label
from ubp_tui.policy.measure_words import weekday_words
from ubp_tui.policy.text import capitalised, clean_line, listed


def what_is_done(record: OnRecord, policy: Policy) -> tuple[str, ...]:
    """Adjustments and how to communicate, a line each; the customer's own words stay out (R35).

    Nothing is done for somebody who has died.
    """
    if record.customer.died_on is not None:
        return ()
    lines = [_line(each, record.staff, policy) for each in agreed(record.adjustments)]
    lines += _preferred(record, policy)
    return tuple(dict.fromkeys(filter(None, lines)))


def terms_words(adjustment: Adjustment, staff: Directory, policy: Policy) -> str:
    """What an adjustment states as data, in a line: "large print; not by phone"."""
    terms = adjustment.terms
    return "; ".join(
        [
            *_format(terms.format, terms.language, policy),
            *_said("by", any_of(policy.channels, terms.channels_needed)),
            *_said("not by", any_of(policy.channels, terms.channels_unusable)),
            *_said("on", weekday_words(terms.days_needed)),
            *_said("not on", weekday_words(terms.days_impossible)),
            *_said("with", _people(terms.people_needed, staff)),
            *_said("not with", _people(terms.people_impossible, staff)),
        ]
    )


def _line(adjustment: Adjustment, staff: Directory, policy: Policy) -> str:
    parts = [clean_line(adjustment.what_we_do).rstrip("."), terms_words(adjustment, staff, policy)]
    return capitalised("; ".join(filter(None, parts)))


def _preferred(record: OnRecord, policy: Policy) -> Iterator[str]:
    """The customer's usual format and language where no other was agreed, and their other needs."""
    customer, terms = record.customer, [each.terms for each in agreed(record.adjustments)]
    is_usual = customer.format == Format.STANDARD or any(each.format for each in terms)
    is_english = customer.language.strip().casefold() == "english"
    usual = "" if is_usual else customer.format
    language = "" if is_english or any(each.language for each in terms) else customer.language
    yield capitalised("; ".join(_format(usual, language, policy)))
    yield clean_line(customer.communication_needs)


def _format(code: str, language: str, policy: Policy) -> Iterator[str]:
    spoken = clean_line(language)
    if code and not (code == Format.ANOTHER_LANGUAGE and spoken):
        yield in_sentence(label(policy.formats, code))
    if spoken:
        yield f"in {spoken}"


def _said(before: str, words: str) -> Iterator[str]:
    if words:
        yield f"{before} {words}"


def _people(people: Iterable[UUID], staff: Directory) -> str:
    return listed(staff.name(person) for person in people)
