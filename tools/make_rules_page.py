"""Writes docs/rules.md: each rule, the code that holds it and the tests that prove it.

The code is found by the rule numbers in its docstrings and calls, the tests by their names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from ubp_tui.policy.loading import load_policy

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
CODE = ("ubp_tui/policy", "ubp_tui/casework", "models")
NOT_HOLDING = ("models/migrations", "ubp_tui/policy/facts")
"""What keeps to a rule's shape but holds none: frozen tables, and plain records."""
MENTION = re.compile(r"(?<![-\w])R(\d{1,2})\b(?!-)")
"""A rule by its number; of a range, "R11-R21", neither end, since it claims no one of them."""
TEST = re.compile(r"^\s*(?:async )?def (test_\w*)\(", re.MULTILINE)
NUMBER = re.compile(r"(?<![a-z0-9])r(\d{1,2})(?![0-9])")

LATER = {
    "R16": "what the customer brings is taken from anybody; data requests and repair reports are "
    "logged as contacts, and go on in the systems for them",
    "R19": "reviews fall due, and can be held at any time; that the customer asked for one is "
    "recorded only as a note",
    "R24": "check-ins fall due and their notes are kept; nobody reads them on a screen yet",
    "R26": "the roles of somebody who leaves or is away are raised; how many customers each "
    "person carries is not shown to managers yet",
    "R35": "who sees a case is held everywhere; that names stay out of letters comes with the "
    "letters, whose text this version does not write",
    "R37": "subject access, retention and erasure come later; the journal already verifies with a "
    "payload withheld",
}
"""What this version does not cover, or not wholly."""


WHOLE = """\
Two tests hold many rules at once, and their names carry none: `end_to_end/test_the_main_job.py`
walks one case through the real screens, from the first incident to its end;
`simulation/test_casework.py` lets anybody do anything in a random order and checks after each step
what must never happen."""
"""Which tests prove rules together."""


def rules_page() -> str:
    """The whole page as text."""
    code, tests = _code(), _tests()
    lines = [
        "# Rules: where each is held, and what proves it",
        "",
        "Made by `make rules` from the code's docstrings and the tests' names; a test compares it.",
        "Counts are of tests whose name carries the number.",
        "",
        WHOLE,
        "",
        "| rule | about | held in | tests |",
        "|---|---|---|---|",
    ]
    for rule in load_policy().rules:
        number = rule.rule
        held = ", ".join(f"`{name}`" for name in sorted(code[number])) or "-"
        lines.append(f"| {number} | {rule.title} | {held} | {_proved(tests[number])} |")
    lines += ["", "## Not covered yet, or not wholly", ""]
    lines += [f"- **{number}**: {why}." for number, why in LATER.items()]
    return "\n".join(lines) + "\n"


def _code() -> defaultdict[str, set[str]]:
    """The modules that name each rule, without the folder they share."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*.py")):
            place = path.relative_to(ROOT).with_suffix("").as_posix()
            if place.startswith(NOT_HOLDING):
                continue
            for number in MENTION.findall(path.read_text(encoding="utf-8")):
                found[f"R{number}"].add(place.removeprefix("ubp_tui/"))
    return found


def _tests() -> defaultdict[str, dict[str, int]]:
    """How many tests of each file carry each rule's number."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        file = path.relative_to(ROOT / "tests").as_posix()
        for name in TEST.findall(path.read_text(encoding="utf-8")):
            for number in set(NUMBER.findall(name)):
                counts = found[f"R{number}"]
                counts[file] = counts.get(file, 0) + 1
    return found


def _proved(counts: dict[str, int]) -> str:
    return ", ".join(f"`{file}` ({count})" for file, count in sorted(counts.items())) or "none"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
