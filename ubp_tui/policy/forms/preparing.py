"""What is recorded before any measure: circumstances, account, adjustments, warning (R6-R8)."""

from __future__ import annotations

from dataclasses import dataclass, field

import pendulum

from ubp_tui.policy.channels import WAYS_TO_TELL, Format
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import AdjustmentTerms, Answer, CaseFile
from ubp_tui.policy.forms.problems import Findings, Problem
from ubp_tui.policy.needs import ways_to_warn, why_not_by, why_not_in, why_not_sent
from ubp_tui.policy.text import is_blank

WHAT_WE_DO = "What everybody does who deals with them"
"""What a form calls the words of an adjustment that the contact check shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFactor:
    """A contributing factor, or that none was found after looking (R7)."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """The customer's own account in their words, or why there is none (R7)."""

    invited_on: pendulum.Date | None = None
    how: str = ""
    words: str = ""
    none_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAdjustment:
    """A need or adjustment in the customer's words, with what it needs as data (R8)."""

    words: str
    terms: AdjustmentTerms = field(default_factory=AdjustmentTerms)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdjustmentAnswer:
    """An adjustment agreed, with the day it is reviewed, or declined with a reason (R8).

    `what_we_do` is for everybody who deals with the customer, so it tells nothing of why (R35).
    """

    agreed: bool
    reason: str = ""
    what_we_do: str = ""
    review_on: pendulum.Date | None = None
    terms: AdjustmentTerms = field(default_factory=AdjustmentTerms)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewWarning:
    """A written warning, with the two questions that are asked with it (R6, R12).

    `format` may be empty where standard print is what the customer needs.
    """

    must_change: str
    sent_how: str
    sent_on: pendulum.Date | None
    format: str = ""
    needs_answer: str = Answer.NOT_ASKED
    needs_words: str = ""
    nominee_answer: str = Answer.NOT_ASKED
    nominee_words: str = ""


def factor_problems(form: NewFactor, policy: Policy) -> list[Problem]:
    """What is wrong with a contributing factor."""
    found = Findings()
    codes = [choice.code for choice in policy.factors]
    found.choice("kind", "Contributing factor", form.kind, codes, "R7")
    found.text("words", "What we know about it", form.words, "R7")
    return found.problems


def account_problems(
    form: NewAccount, file: CaseFile, policy: Policy, today: pendulum.Date
) -> list[Problem]:
    """What is wrong with the record of a customer's account; it is asked for as they can use."""
    found = Findings()
    if form.words.strip() and form.none_reason.strip():
        found.add("none_reason", "There is an account, so leave the reason for none empty.", "R7")
    if form.words.strip():
        found.happened("invited_on", "The day they were asked for it", form.invited_on, today)
        found.choice("how", "How they were asked", form.how, WAYS_TO_TELL, "R7")
        found.add("how", why_not_by(form.how, file, policy), "R8")
        found.length("words", "The customer's account", form.words)
    elif form.none_reason.strip():
        found.text("none_reason", "Why there is no account", form.none_reason, "R7")
    else:
        found.add("words", "Write their account here, or further below why there is none.", "R7")
    return found.problems


def adjustment_problems(form: NewAdjustment) -> list[Problem]:
    """What is wrong with a need or adjustment that a customer asks for."""
    found = Findings()
    found.text("words", "What the customer asks for, in their words", form.words, "R8")
    return found.problems + _terms_problems(form.terms)


def answer_problems(form: AdjustmentAnswer, today: pendulum.Date) -> list[Problem]:
    """What is wrong with an answer to an adjustment."""
    found = Findings()
    if form.agreed:
        found.to_come("review_on", "The day it is looked at again", form.review_on, today)
        found.length("reason", "Reason", form.reason)
        _everybody_can_do_it(found, form)
    else:
        found.text("reason", "Why it is declined", form.reason, "R8")
    return found.problems + _terms_problems(form.terms)


def _everybody_can_do_it(found: Findings, form: AdjustmentAnswer) -> None:
    """What nobody reads nobody does: the contact check shows the data and these words only."""
    found.length("what_we_do", WHAT_WE_DO, form.what_we_do)
    if form.terms == AdjustmentTerms() and is_blank(form.what_we_do):
        found.text("what_we_do", WHAT_WE_DO, form.what_we_do, "R8")


def _terms_problems(terms: AdjustmentTerms) -> list[Problem]:
    found = Findings()
    if set(terms.channels_needed) & set(terms.channels_unusable):
        found.add("channels_unusable", "A channel cannot be both needed and unusable.", "R8")
    if set(terms.days_needed) & set(terms.days_impossible):
        found.add("days_impossible", "A day cannot be both needed and impossible.", "R8")
    if set(terms.people_needed) & set(terms.people_impossible):
        found.add("people_impossible", "Somebody cannot be both needed and impossible.", "R8")
    return found.problems


def warning_problems(
    form: NewWarning, file: CaseFile, policy: Policy, today: pendulum.Date
) -> list[Problem]:
    """What is wrong with a warning."""
    found = Findings()
    found.text("must_change", "What must change", form.must_change, "R6")
    ways, sent_in = ways_to_warn(file), form.format or Format.STANDARD
    found.choice("sent_how", "How it was sent", form.sent_how, ways, "R6")
    found.add("sent_how", why_not_by(form.sent_how, file, policy, ways), "R8")
    found.add("sent_how", why_not_sent(form.sent_how, sent_in, policy), "R12")
    found.add("format", why_not_in(sent_in, file, policy), "R8")
    found.happened("sent_on", "The day it was sent", form.sent_on, today)
    _question(found, "needs", "what they need", form.needs_answer, form.needs_words)
    _question(found, "nominee", "nominating someone", form.nominee_answer, form.nominee_words)
    return found.problems


def _question(found: Findings, name: str, about: str, answer: str, words: str) -> None:
    if answer not in (Answer.NO_ANSWER_YET, Answer.YES, Answer.NO):
        found.add(
            f"{name}_answer",
            f"Ask the customer now about {about}, and record the answer (“no answer yet” will do).",
            "R12",
        )
    elif answer == Answer.YES:
        found.text(f"{name}_words", "What the customer said", words, "R12")
