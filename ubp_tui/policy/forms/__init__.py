"""What staff fill in, and what is wrong with it, in sentences.

Pure, so that screens, the command line and casework say the same.
"""

from ubp_tui.policy.forms.problems import Findings, Problem, cleaned

__all__ = ["Findings", "Problem", "cleaned"]
