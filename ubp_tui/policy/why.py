"""Why a step is there: the rule, what customers said, and the figures that it uses (R36)."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from ubp_tui.policy.document import Figure, MeasureText, Policy, RuleText, YouSaid


@dataclass(frozen=True)
class Why:
    """All that the policy says of one rule; each part may be empty but the rule itself."""

    rule: RuleText
    you_said: tuple[YouSaid, ...]
    figures: tuple[Figure, ...]
    measures: tuple[MeasureText, ...]


def why(rule: str, policy: Policy) -> Why:
    """What stands behind a rule such as "R12", in the order of the policy.

    Raises:
        KeyError: the policy has no such rule.
    """
    figures: tuple[Figure, ...] = msgspec.structs.astuple(policy.figures)
    return Why(
        rule=policy.rule(rule),
        you_said=tuple(row for row in policy.you_said if rule in row.rules),
        figures=tuple(figure for figure in figures if figure.rule == rule),
        measures=tuple(measure for measure in policy.measures if rule in measure.rules),
    )
