"""Puts the policy's figures into the words of its rules, so that no number stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from ubp_tui.policy.document import Figure, Figures, RuleText

_NAME = re.compile(r"\{([a-z_]+)\}")


def unknown_figures(rules: Iterable[RuleText]) -> Iterator[str]:
    """A sentence for each name in braces that is no figure of the policy."""
    for place, rule in enumerate(rules, start=1):
        for name in _NAME.findall(rule.words):
            if name not in Figures.__struct_fields__:
                yield (
                    f"rules[{place}].words has {{{name}}}; a name in braces must be one of "
                    f"the figures: {', '.join(Figures.__struct_fields__)}."
                )


def with_figures(rules: Iterable[RuleText], figures: Figures) -> tuple[RuleText, ...]:
    """The rules with each figure's value and unit where its name stood in braces."""

    def value(name: re.Match[str]) -> str:
        figure: Figure = getattr(figures, name[1])
        return figure.in_words()

    return tuple(msgspec.structs.replace(r, words=_NAME.sub(value, r.words)) for r in rules)
