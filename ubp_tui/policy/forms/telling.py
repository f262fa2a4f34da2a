"""How a customer was told of an end, a refusal, a review or an outcome (R6, R19, R20, R33)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pendulum

from ubp_tui.policy.channels import WAYS_TO_TELL
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.forms.problems import Findings, Problem, cleaned
from ubp_tui.policy.needs import why_not_by, why_not_in, why_not_sent


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingForm:
    """How the customer was told, or which attempts were made where nobody was reached (R20).

    With attempts, `told_on` is the day on which they were given up and `how` may be empty.
    """

    told_on: pendulum.Date | None
    how: str
    format: str = ""
    nobody_reached: str = ""

    @property
    def told(self) -> dict[str, Any]:
        """What a record that somebody was told of keeps of it, by field."""
        return {
            "told_on": self.told_on,
            "told_how": self.how,
            "told_format": self.format,
            "nobody_reached": self.nobody_reached,
        }


def as_it_was(form: TellingForm) -> TellingForm:
    """The form without stray space; where nobody was reached, nothing was told in any format."""
    form = cleaned(form)
    return replace(form, format="") if form.nobody_reached else form


def telling_problems(
    form: TellingForm,
    file: CaseFile,
    policy: Policy,
    *,
    since: pendulum.Date,
    today: pendulum.Date,
    rule: str,
) -> list[Problem]:
    """What is wrong with how a customer was told, in whichever way they can use (R8, R12).

    Args:
        form: how they were told, as `as_it_was` gives it.
        file: the case.
        policy: the policy.
        since: the London day since which what they were told is so.
        today: the London day.
        rule: the rule by which they are told.
    """
    found = Findings()
    found.told("told_on", form.told_on, since, today)
    found.length("nobody_reached", "The attempts made", form.nobody_reached)
    if form.how or not form.nobody_reached:
        found.choice("how", "How", form.how, WAYS_TO_TELL, rule)
    if not form.nobody_reached:
        found.add("how", why_not_by(form.how, file, policy), "R8")
        found.add("format", why_not_in(form.format, file, policy), "R12")
        found.add("how", why_not_sent(form.how, form.format, policy), "R12")
    return found.problems
