"""Next steps are told apart in a narrow list, which shows the beginning of each only."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from ubp_tui.policy import steps
from ubp_tui.policy.facts import Role
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.steps.case_at import called_first

SHOWN = 28
"""The characters of a step that the case list shows on a terminal of 80 columns."""

_PEOPLE = ("Sam Reed", "Bartholomew Ng")
_MEASURES = ("M2", "M3", "M3 “the fence”", "M3 “the boiler”")
_ROLES = tuple(role.value for role in Role)
FILLED_WITH = {
    "at.file.staff.name(role.staff_id)": _PEOPLE,
    "at.file.staff.name(staff_id)": _PEOPLE,
    "at.file.staff.name(support.staff_id)": _PEOPLE,
    "at.file.staff.name(change.about_id)": _PEOPLE,
    "at.file.staff.name(allegation.about_id)": _PEOPLE,
    "person.name": _PEOPLE,
    "reviewer.name": _PEOPLE,
    "nomination.name": _PEOPLE,
    "others[-1].name": _PEOPLE,
    "why": ("is away",),
    "role.role": _ROLES,
    "role.value": _ROLES,
    "called_first(role.role)": tuple(map(called_first, _ROLES)),
    "called_first(role)": tuple(map(called_first, _ROLES)),
    "SHARED": ("10",),
    "listed(waiting)": ("the deputy",),
    "has": ("has",),
    "name": _MEASURES,
    "informing: name": _PEOPLE,
    "s.measure.code": ("M2", "M3"),
    "called_to_anyone(s.measure, at.file.measures)": _MEASURES,
    "that_ended((s.measure.code for s in untold))": ("M2 has ended", "M2, M4 have ended"),
    "what": ("an email address", "an address to visit"),
    "informing: what": ("needs and adjustments", "a nominated person"),
    "concern.in_short": ("Under age", "Capacity doubted"),
    "complaint.reference": ("C-55120", "C-55121"),
    "incident.reference": ("INC-0001", "INC-10002"),
    "shortened(adjustment.words, 40)": ("large print", "more time to answer the telephone"),
}
"""What may stand in each gap of a wording, by the words of the code; a new one is added here.

Where two modules mean different things by the same words, those of one begin with its name.
"""


@dataclass(frozen=True)
class Wording:
    """A step's words as a module has them, and what stands in its gaps."""

    module: str
    pattern: str
    gaps: tuple[str, ...]

    def filled(self) -> Iterator[str]:
        """The words with the gaps filled, in each way."""
        values = (FILLED_WITH.get(f"{self.module}: {gap}") or FILLED_WITH[gap] for gap in self.gaps)
        return (self.pattern.format(*each) for each in product(*values))


def wordings() -> Iterator[Wording]:
    """All words in the modules of next steps, some of which are no step's."""
    for path in sorted(Path(steps.__file__).parent.glob("*.py")):
        for words in _strings(ast.parse(path.read_text(encoding="utf-8"))):
            parts = words.values if isinstance(words, ast.JoinedStr) else [words]
            texts = [part.value if isinstance(part, ast.Constant) else "{}" for part in parts]
            gaps = [ast.unparse(p.value) for p in parts if isinstance(p, ast.FormattedValue)]
            yield Wording(path.stem, "".join(map(str, texts)), tuple(gaps))


def _strings(node: ast.AST) -> Iterator[ast.Constant | ast.JoinedStr]:
    if isinstance(node, ast.JoinedStr) or (
        isinstance(node, ast.Constant) and isinstance(node.value, str)
    ):
        yield node
        return
    for child in ast.iter_child_nodes(node):
        yield from _strings(child)


def step_texts() -> list[str]:
    """Every text that a step can have: some words from a capital on, without a full stop."""
    found = [wording for wording in wordings() if _may_be_step(wording.pattern)]
    texts = [text for wording in found for text in wording.filled()]
    checklist = load_policy().checklist
    return [
        *filter(lambda text: text[0].isupper(), texts),
        *[f"{text.step} ({left} left)" for text in checklist for left in (12, 9)],
    ]


def _may_be_step(pattern: str) -> bool:
    starts = pattern[:1].isupper() or pattern.startswith("{}")
    is_sentence = "\n" in pattern or pattern.endswith((".", "…"))
    return starts and not is_sentence and len(pattern.replace("{}", "").split()) > 1


def test_every_wording_of_a_step_is_found() -> None:
    found = step_texts()
    for words in ("Decide, as the second of two", "Deputy: accept or decline", "Close the case"):
        assert words in found
    assert len(found) > 90


def test_no_two_next_steps_read_the_same_where_a_list_cuts_them() -> None:
    by_beginning = defaultdict(set)
    for text in step_texts():
        by_beginning[text if len(text) <= SHOWN else text[: SHOWN - 1]].add(text)
    assert [texts for texts in by_beginning.values() if len(texts) > 1] == []
