"""Where a measure of a story stands."""

from tests.policy.builders import POLICY, Story, at
from ubp_tui.policy.standing import Standing, standing


def stands(story: Story, when: str, code: str = "M2") -> Standing:
    return standing(story.file, story.measure(code), POLICY, at(when))
