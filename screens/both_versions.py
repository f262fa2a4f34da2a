"""What two people saved of the same record, side by side, so that neither is lost."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import msgspec
import pendulum

from screens.wording import moment_words
from ubp_tui.casework.refusals import ChangedElsewhere
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Choice, Policy
from ubp_tui.policy.labels import label
from ubp_tui.widgets.cells import for_display

_NOT_FOR_PEOPLE = ("id", "version", "body", "joined_at", "details_completed_at")
_LONGEST = 200


def both_versions(problem: ChangedElsewhere, policy: Policy) -> str:
    """A sentence, then each field in which the two differ; the form keeps what was typed."""
    told = (
        "Somebody else saved this while you were working on it, so yours is not saved yet. What "
        "you typed is kept: go back, look at theirs, and send yours again if it still holds."
    )
    if problem.theirs is None:
        return f"{told}\n\nIt is not there any more: it was sent or removed."
    return "\n".join([told, "", *_differences(problem.mine, problem.theirs, policy)])


def _differences(mine: object, theirs: object, policy: Policy) -> list[str]:
    if not isinstance(mine, msgspec.Struct) or type(mine) is not type(theirs):
        return []
    lines = []
    for name in mine.__struct_fields__:
        own, other = getattr(mine, name), getattr(theirs, name)
        if own != other and name not in _NOT_FOR_PEOPLE and not name.endswith("_id"):
            choices = _chosen_from(name, policy)
            lines += [
                name.replace("_", " ").capitalize(),
                f"  theirs: {_shown(other, choices)}",
                f"  yours:  {_shown(own, choices)}",
            ]
    return lines


def _chosen_from(name: str, policy: Policy) -> Sequence[Choice]:
    """The list of the policy from which a field is chosen; empty where there is none."""
    match name:
        case "channel" | "how" | "sent_how" | "told_how" | "refusal_told_how" | "consented_how":
            return policy.channels
        case "format" | "told_format" | "refusal_told_format":
            return policy.formats
        case "behaviours":
            return policy.behaviours
    return ()


def _shown(value: object, choices: Sequence[Choice]) -> str:
    """A value in a few words; what nobody filled in is said to be empty."""
    if value is None or value in ("", ()):
        return "(empty)"
    if isinstance(value, pendulum.DateTime):
        return moment_words(value)
    if isinstance(value, pendulum.Date):
        return in_words(value)
    if isinstance(value, tuple):
        return ", ".join(_shown(part, choices) for part in value)
    if isinstance(value, UUID | msgspec.Struct):
        return "another one"
    text = for_display(label(choices, str(value)) if choices else str(value))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
