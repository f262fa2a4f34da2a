"""Questions that stand as they were left: filled in with what was typed before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ubp_tui.policy.channels import WAYS_TO_TELL
from ubp_tui.policy.dates import When
from ubp_tui.policy.document import Choice, Policy
from ubp_tui.policy.labels import label
from ubp_tui.widgets.questions import Day, Line, Option, Pick, PickSome, Values, Words, yes_no

WHO_ELSE = "Who else opens their post or email"
"""Asked once and kept (item 11); what was answered stands under these words."""
DAY_HINT = "Such as today, yesterday or 22/11/2026"


class Filled:
    """Makes questions; what was typed before leads, else what is recorded now (`now`)."""

    def __init__(self, typed: Values) -> None:
        """With what was typed before."""
        self._typed = typed

    def _text(self, name: str, now: str) -> str:
        value = self._typed.get(name, now)
        return value if isinstance(value, str) else now

    def _some(self, name: str, now: tuple[str, ...]) -> tuple[str, ...]:
        value = self._typed.get(name, now)
        return value if isinstance(value, tuple) else now

    def line(self, name: str, label: str, hint: str = "", now: str = "") -> Line:
        """A text of one line."""
        return Line(name=name, label=label, hint=hint, value=self._text(name, now))

    def day(
        self,
        name: str,
        label: str,
        hint: str = DAY_HINT,
        now: str = "",
        when: When = When.PAST,
    ) -> Day:
        """A day: of something that has happened, unless `when` says otherwise."""
        return Day(name=name, label=label, hint=hint, value=self._text(name, now), when=when)

    def words(self, name: str, label: str, hint: str = "", now: str = "", lines: int = 4) -> Words:
        """A text of any length."""
        return Words(name=name, label=label, hint=hint, value=self._text(name, now), lines=lines)

    def pick(
        self, name: str, label: str, options: Sequence[Option], hint: str = "", now: str = ""
    ) -> Pick:
        """One of some options."""
        value = self._text(name, now)
        return Pick(name=name, label=label, hint=hint, options=options, value=value)

    def some(
        self,
        name: str,
        label: str,
        options: Sequence[Option],
        hint: str = "",
        now: tuple[str, ...] = (),
    ) -> PickSome:
        """Any of some options."""
        value = self._some(name, now)
        return PickSome(name=name, label=label, hint=hint, options=options, value=value)

    def yes_no(self, name: str, label: str, hint: str = "") -> Pick:
        """Yes or no."""
        return yes_no(name, label, hint, self._text(name, ""))


def of_policy(choices: Iterable[Choice]) -> list[Option]:
    """The entries of one of the policy's lists."""
    return [Option(choice.code, choice.label, choice.help) for choice in choices]


def ways_to_tell(policy: Policy, ways: Iterable[str] = WAYS_TO_TELL) -> list[Option]:
    """Ways in which a customer is told, as the policy calls them."""
    return [Option(way, label(policy.channels, way)) for way in ways]
