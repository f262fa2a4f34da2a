"""The words to say, which a landlord can change, with the names and dates of the case (R14)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.policy.contact_check.how import issue_names, weekday_date
from ubp_tui.policy.contact_check.people import answering, nominee_of
from ubp_tui.policy.contact_check.question import Verdict
from ubp_tui.policy.contact_check.verdicts import Bearing, Weighed
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.labels import by_method
from ubp_tui.policy.measure_words import measure_told, weekday_words
from ubp_tui.policy.measures import (
    LimitedContact,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.text import clean_line, listed
from ubp_tui.policy.wording import filled


def words_to_say(weighed: Weighed) -> str:
    """What whoever answers says: a sentence for each measure that counts here, in R14's order."""
    words = weighed.policy.contact_words
    if weighed.record.customer.died_on is not None:
        return words.died
    if weighed.speaks_for == Caller.OTHER:
        return words.other_caller
    said = [*_sentences(weighed)]
    if weighed.speaks_for == Caller.NOMINATED:
        topics = listed(clean_line(each.may_discuss) for each in weighed.acting)
        name = weighed.record.customer.spoken_name
        said.insert(0, filled(words.nominated_caller, customer=name, may_discuss=topics))
    return " ".join(said or [words.go_ahead])


def _sentences(weighed: Weighed) -> Iterator[str]:
    """The sentences of what says anything; M3's only where nothing stricter does."""
    words = weighed.policy.contact_words
    is_customer = weighed.speaks_for == Caller.CUSTOMER
    for bearing in weighed.bearings:
        if bearing.is_new and is_customer:
            yield measure_told(bearing.measure.details, bearing.file, weighed.policy)
        elif sentence := _sentence(weighed, bearing):
            yield sentence
            if bearing.measure.is_adjustment:
                yield words.is_adjustment
    if weighed.verdict == Verdict.GO_AHEAD_EXCEPT:
        yield filled(words.go_ahead_except, issue=issue_names(weighed))
    if is_customer and any(bearing.is_new for bearing in weighed.bearings):
        yield words.is_new


def _sentence(weighed: Weighed, bearing: Bearing) -> str:
    words, verdict = weighed.policy.contact_words, bearing.verdict
    match bearing.measure.details:
        case LimitedContact(weekdays=weekdays) if weighed.waits is not None:
            text = words.not_today if verdict == Verdict.NOT_TODAY else words.answered_on
            day = weekday_date(weighed.waits)
            return filled(text, days=weekday_words(weekdays), day=day)
        case SingleMethod(method=method, address=address) if verdict == Verdict.OTHER_CHANNEL:
            by = by_method(method, weighed.policy)
            return filled(words.other_channel, method=by, address=clean_line(address))
        case NominatedPerson() if verdict == Verdict.NOMINATED_PERSON:
            nominee = nominee_of(bearing.file, bearing.measure)
            return filled(words.nominated_person, nominee=clean_line(nominee.name))
        case SingleContact() as details if verdict == Verdict.PASS_TO:
            return _pass_to(weighed, bearing, details)
        case _:
            return ""


def _pass_to(weighed: Weighed, bearing: Bearing, details: SingleContact) -> str:
    words, question = weighed.policy.contact_words, weighed.question
    found = answering(bearing.file, bearing.measure, question.today, weighed.policy.calendar)
    if found is None:  # M1 is suspended then, and answers nothing
        return ""
    names = {"contact": found.person.name, "hears_back": clean_line(details.hears_back)}
    if found.works_on is None:
        return filled(words.pass_to, **names)
    return filled(words.pass_to_later, **names, day=weekday_date(found.works_on))
