"""Names in braces in the policy's words: figures in its rules, and what a measure carries.

So no number stands twice, and whoever answers the phone says the names and dates of the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from ubp_tui.policy.document import ContactWords, Figure, Figures, RuleText

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


_CONTACT_NAMES: Mapping[str, tuple[str, ...]] = {
    "go_ahead_except": ("issue",),
    "pass_to": ("contact", "hears_back"),
    "pass_to_later": ("contact", "hears_back", "day"),
    "with_contact": ("contact",),
    "nominated_person": ("nominee",),
    "other_channel": ("method",),
    "contact_days": ("days",),
    "not_today": ("days", "day"),
    "not_today_but_in_writing": ("days", "day", "method"),
    "answered_on": ("day",),
    "nominated_caller": ("customer", "may_discuss"),
    "nominated_callers": ("customer",),
}
"""What each of the words for contacts may name."""


def unknown_names(words: ContactWords) -> Iterator[str]:
    """A sentence for each name in braces that those words cannot be given a value for."""
    for key, text in msgspec.structs.asdict(words).items():
        known = _CONTACT_NAMES.get(key, ())
        allowed = f"one of {', '.join(f'{{{name}}}' for name in known)}" if known else "left out"
        for name in _NAME.findall(text):
            if name not in known:
                yield f"contact_words.{key} has {{{name}}}; a name in braces must be {allowed}."


def filled(text: str, **values: str) -> str:
    """Words for a contact with the names and dates of a case where their names stood in braces."""
    return _NAME.sub(lambda name: values.get(name[1], ""), text)
