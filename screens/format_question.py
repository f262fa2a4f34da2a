"""In which format the customer is told: asked wherever something is sent to them (R8, R12)."""

from __future__ import annotations

from screens.filled import Filled, of_policy
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.needs import formats_needed, needed_words
from ubp_tui.widgets.questions import Pick


def format_question(filled: Filled, policy: Policy, file: CaseFile) -> Pick:
    """One of the policy's formats; the one that the customer needs is chosen already."""
    needed = formats_needed(file)
    return filled.pick(
        "format",
        "In which format",
        of_policy(policy.formats),
        f"{file.customer.spoken_name} needs: {needed_words(file, policy)}",
        now=next(iter(needed)) if len(needed) == 1 else "",
    )
