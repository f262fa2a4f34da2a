"""The policy as data: what a landlord may set, each figure with its origin (R36).

The shape of `selwood.toml`. `loading` reads a file; `shape` and `consistency` say what is wrong
with it. Field names are the keys of the file, so a sentence about a wrong key can name it.
"""

from __future__ import annotations

from typing import Annotated

import msgspec

from ubp_tui.policy.calendar import WorkingCalendar

# What a value must look like; the descriptions are read out in the sentences of `shape`.
Text = Annotated[str, msgspec.Meta(min_length=1)]
Code = Annotated[
    str,
    msgspec.Meta(
        pattern="^[a-z][a-z0-9_]*$", description="a code of small letters, digits and underscores"
    ),
]
MeasureCode = Annotated[str, msgspec.Meta(pattern="^M[1-6]$", description="one of M1 to M6")]
RuleNumber = Annotated[
    str,
    msgspec.Meta(pattern="^R([1-9]|[12][0-9]|3[0-7])$", description="a rule, one of R1 to R37"),
]
RuleNumberOrNone = Annotated[
    str,
    msgspec.Meta(
        pattern="^(R([1-9]|[12][0-9]|3[0-7]))?$",
        description='a rule, one of R1 to R37, or "" where no single rule names it',
    ),
]
Texts = Annotated[tuple[Text, ...], msgspec.Meta(min_length=1)]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all parts of the policy share: they cannot change, and an unknown key is an error."""


class Figure(Part, frozen=True):
    """One number of the policy, where it comes from and the rule that uses it.

    `rule` is empty for a figure that serves every rule which gives no time of its own.
    """

    value: Annotated[int, msgspec.Meta(ge=1, le=1000)]
    unit: Text
    origin: Text
    rule: RuleNumberOrNone
    meaning: Text

    def in_words(self) -> str:
        """The value with its unit: "20 working days", "1 month"."""
        unit = self.unit.removesuffix("s") if self.value == 1 else self.unit
        return f"{self.value} {unit}"


class Figures(Part, frozen=True):
    """Every number that the rules use."""

    step_days: Figure
    incident_details_days: Figure
    incident_unjoined_days: Figure
    follow_up_weeks: Figure
    longest_follow_up_weeks: Figure
    warning_months: Figure
    period_months: Figure
    longest_period_months: Figure
    post_days: Figure
    informing_days: Figure
    appeal_days: Figure
    appeal_reasons_days: Figure
    appeal_review_days: Figure
    review_months: Figure
    ending_weeks: Figure
    adjustment_conflict_days: Figure
    nomination_ask_days: Figure
    nomination_lift_days: Figure
    check_in_weeks: Figure
    personnel_change_days: Figure
    adult_age: Figure


class Grade(Part, frozen=True):
    """A rank of staff; the file lists them lowest first."""

    code: Code
    title: Text


class Authority(Part, frozen=True):
    """The lowest grade that may do a thing, by its code in `grades`.

    `senior_manager` lists every grade that may review an appeal (R31), not the lowest;
    `deciders_needed` is how many people must approve (R10). `origin` says which of these the
    source states and which are defaults.
    """

    works_cases: Code
    warns: Code
    decides: Code
    deciders_needed: Annotated[int, msgspec.Meta(ge=1, le=2)]
    senior_manager: Annotated[tuple[Code, ...], msgspec.Meta(min_length=1)]
    hears_warning_appeal: Code
    records_authority: Code
    answers_personnel_change: Code
    gives_access: Code
    manages: Code
    origin: str = ""


class Choice(Part, frozen=True):
    """One entry of a list that staff choose from."""

    code: Code
    label: Text
    help: str = ""


class ChannelText(Choice, frozen=True):
    """A channel; `by` is how it stands in a sentence where "by" and its label do not read well."""

    by: str = ""


class Ground(Choice, frozen=True):
    """A ground for going straight to measures; `danger` says that it is one in itself (R6, R13)."""

    danger: bool = False


class FactorKind(Choice, frozen=True):
    """A kind of contributing factor; `ours` says that it answers for our own failings (R7)."""

    ours: bool = False


Choices = Annotated[tuple[Choice, ...], msgspec.Meta(min_length=1)]
Channels = Annotated[tuple[ChannelText, ...], msgspec.Meta(min_length=1)]
FactorKinds = Annotated[tuple[FactorKind, ...], msgspec.Meta(min_length=1)]
Grounds = Annotated[tuple[Ground, ...], msgspec.Meta(min_length=1)]


class MeasureText(Part, frozen=True):
    """What the policy says of one of the six measures.

    `label` is short, for lists; `source` is the landlord's own wording; `rules` are those
    that say most about this measure.
    """

    code: MeasureCode
    title: Text
    label: Text
    source: Text
    help: Text
    rules: tuple[RuleNumber, ...] = ()


class ChecklistText(Part, frozen=True):
    """One of the twelve items of informing the customer (R12); `step` names it in lists."""

    number: Annotated[int, msgspec.Meta(ge=1, le=12)]
    title: Text
    step: Text
    help: Text
    may_be_withheld: bool = False
    left_out_when_withheld: bool = False


class YouSaid(Part, frozen=True):
    """One row of the source's table: what customers said and what was changed."""

    said: Text
    did: Text
    rules: tuple[RuleNumber, ...]


class ContactWords(Part, frozen=True):
    """What whoever answers says to a customer, for each answer of the contact check (R14).

    Names in braces stand for what the measure carries; `wording` says which each may use.
    """

    go_ahead: Text
    go_ahead_except: Text
    pass_to: Text
    pass_to_later: Text
    with_contact: Text
    nominated_person: Text
    other_channel: Text
    contact_days: Text
    not_today: Text
    not_today_but_in_writing: Text
    answered_on: Text
    is_new: Text
    is_adjustment: Text
    nominated_caller: Text
    nominated_callers: Text
    other_caller: Text
    died: Text
    origin: Text


class RuleText(Part, frozen=True):
    """Why a step is there: the rule in words and its origin.

    In the file `words` may name a figure in braces; `wording` puts its value there.
    """

    rule: RuleNumber
    title: Text
    words: Text
    origin: Text


class Policy(Part, frozen=True):
    """A landlord's unacceptable behaviour policy, valid and complete.

    `calendar` and `edition` are not keys of the file: `loading` adds them. The edition is the
    version with a mark of all that the file says, such as "1 (3f2a9cb4)", so that what was decided
    can be told apart from what the file says under the same version later (R36). `ombudsman` says
    how a customer reaches the Housing Ombudsman; a file may leave it out.
    """

    landlord: Text
    name: Text
    version: Text
    source: Text
    independence: Text
    figures: Figures
    grades: Annotated[tuple[Grade, ...], msgspec.Meta(min_length=1)]
    authority: Authority
    measures: tuple[MeasureText, ...]
    behaviours: Choices
    factors: FactorKinds
    channels: Channels
    formats: Choices
    serious_grounds: Grounds
    public_bodies: Choices
    lawful_bases: Choices
    checklist: tuple[ChecklistText, ...]
    needs_sentence: Text
    not_in_itself: Text
    never_an_incident: Texts
    always_taken: Texts
    always_accepted: Texts
    contact_words: ContactWords
    you_said: tuple[YouSaid, ...]
    rules: tuple[RuleText, ...]
    calendar: WorkingCalendar
    edition: str
    ombudsman: str = ""

    def rank(self, grade: str) -> int:
        """The place of a grade among the grades, lowest 0.

        Raises:
            KeyError: the policy has no such grade.
        """
        for place, entry in enumerate(self.grades):
            if entry.code == grade:
                return place
        raise KeyError(grade)

    def grade_title(self, grade: str) -> str:
        """The grade as people say it: "head of service".

        Raises:
            KeyError: the policy has no such grade.
        """
        return self.grades[self.rank(grade)].title

    def a_grade(self, grade: str) -> str:
        """The grade with its article: "a head of service", "an executive".

        Raises:
            KeyError: the policy has no such grade.
        """
        title = self.grade_title(grade)
        return f"{'an' if title[:1].lower() in tuple('aeiou') else 'a'} {title}"

    def rule(self, number: str) -> RuleText:
        """The text of a rule such as "R12".

        Raises:
            KeyError: the policy has no such rule.
        """
        for entry in self.rules:
            if entry.rule == number:
                return entry
        raise KeyError(number)

    def measure(self, code: str) -> MeasureText:
        """The text of a measure such as "M1".

        Raises:
            KeyError: there is no such measure.
        """
        for entry in self.measures:
            if entry.code == code:
                return entry
        raise KeyError(code)
