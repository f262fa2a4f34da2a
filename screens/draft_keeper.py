"""Keeps a half-filled form as a row, so that a dropped line costs at most the field being typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
import pendulum

from ubp_tui.casework.desk import Desk
from ubp_tui.casework.drafts import begin_draft, discard_draft, my_draft, save_draft
from ubp_tui.casework.refusals import CaseworkError, ChangedElsewhere, DatabaseProblem
from ubp_tui.policy.facts import Draft, DraftKind
from ubp_tui.widgets.questions import Line, Pick, PickSome, Question, Values, Words

_Parts = dict[str, Values]
ELSEWHERE = " (as saved elsewhere)"
"""Stands behind the name of a part whose other version is kept beside one's own."""

GONE = (
    "This was sent or thrown away from another window. What you typed is still on the screen. "
    "Before you send it, go back and see whether it is recorded already: yours is kept meanwhile."
)
UNREADABLE = (
    "What was kept of this form cannot be read, so its fields are as they were at first. Fill "
    "them in again."
)


def values_of(questions: Iterable[Question]) -> Values:
    """What a form says before anybody has typed: the values its questions start with."""
    asked = (q for q in questions if isinstance(q, Line | Words | Pick | PickSome))
    return {question.name: question.value for question in asked}


@dataclass
class DraftKeeper:
    """Keeps what was typed in one's own draft of something; begun with the first real change.

    Args:
        desk: where one works.
        kind: what the draft will become.
        tell: says a sentence where a draft could not be kept as it is.
        case_id: the case, where there is one.
        about_id: the record it is about, where there is one.
        part: which of several forms of one draft, such as the number of a checklist's item.
        untouched: what the form says before anybody has typed; that alone begins no draft.
    """

    desk: Desk
    kind: DraftKind
    tell: Callable[[str], object]
    case_id: UUID | None = None
    about_id: UUID | None = None
    part: str = "form"
    untouched: Values = field(default_factory=dict)
    _draft: Draft | None = field(default=None, init=False)
    _told: str = field(default="", init=False)

    def load(self) -> Values:
        """What was typed before; empty where nothing was."""
        try:
            self._draft = my_draft(self.desk, self.kind, self.case_id, self.about_id)
        except DatabaseProblem as problem:
            self.tell(f"What you typed here before could not be looked for. {problem}")
        if self._draft is not None and _read(self._draft) is None:
            self.tell(UNREADABLE)
        return _parts(self._draft).get(self.part, {})

    @property
    def kept_since(self) -> pendulum.DateTime | None:
        """When what is kept was last saved; None where nothing is."""
        return self._draft.saved_at if self._draft and _parts(self._draft).get(self.part) else None

    def save(self, values: Values) -> None:
        """Keeps what is typed now; says so, once, where that was not possible."""
        if values == _parts(self._draft).get(self.part, self.untouched):
            return
        try:
            draft = self._draft or begin_draft(self.desk, self.kind, self.case_id, self.about_id)
            if self._draft is None and self.part in _parts(draft):
                self._keep_beside(draft, values)  # begun in another window since this form opened
            else:
                self._draft = self._saved(draft, {**_parts(draft), self.part: values})
        except ChangedElsewhere as problem:
            self._keep_both(problem.theirs, values)
        except (CaseworkError, DatabaseProblem) as problem:
            sentence = f"What you typed is on the screen but not kept yet. {problem}"
            if sentence != self._told:
                self.tell(sentence)
            self._told = sentence
        else:
            self._told = ""

    def clear(self) -> None:
        """Forgets it: the form was sent, or thrown away. The draft goes with its last part."""
        self._draft = None
        try:
            draft = my_draft(self.desk, self.kind, self.case_id, self.about_id)
            if draft is not None:
                self._take_out(draft)
        except ChangedElsewhere:
            self.tell("That is done. Another window still holds a draft of it.")
        except (CaseworkError, DatabaseProblem) as problem:
            self.tell(f"That is done, but what you typed is still kept as a draft. {problem}")

    def _take_out(self, draft: Draft) -> None:
        gone = (self.part, self.part + ELSEWHERE)
        left = {name: values for name, values in _parts(draft).items() if name not in gone}
        if left:
            self._saved(draft, left)
        else:
            discard_draft(self.desk, draft)

    def _saved(self, draft: Draft, parts: _Parts) -> Draft:
        return save_draft(self.desk, draft, msgspec.json.encode(parts).decode())

    def _keep_both(self, theirs: object, mine: Values) -> None:
        """Saves one's own on what another window saved; says so where that was the same form."""
        parts, seen = _parts(theirs if isinstance(theirs, Draft) else None), _parts(self._draft)
        if not isinstance(theirs, Draft) or (self.part in seen and self.part not in parts):
            self._draft = None
            self.tell(GONE)
        elif parts.get(self.part) == seen.get(self.part):
            self._draft = self._saved(theirs, {**parts, self.part: mine})
        else:
            self._keep_beside(theirs, mine)

    def _keep_beside(self, theirs: Draft, mine: Values) -> None:
        """Saves one's own beside what another window saved, and says what that was."""
        parts = _parts(theirs)
        other = parts.get(self.part, {})
        parts |= {self.part: mine, self.part + ELSEWHERE: other}
        self._draft = self._saved(theirs, parts)
        differs = [_shown(other[name]) for name in other if other[name] != mine.get(name)]
        self.tell(
            "Another window saved this meanwhile. Yours stays on the screen and is kept; theirs "
            "is kept too. Where it differs, theirs says:\n\n" + "\n".join(differs)
        )


@dataclass
class TypedKeeper(DraftKeeper):
    """Keeps only what differs from what the form shows by itself.

    So a form that is opened again shows what colleagues have changed meanwhile, and one that is
    made again what it was is forgotten.

    Args:
        shown: what the form shows by itself.
    """

    shown: Values = field(default_factory=dict)

    def save(self, values: Values) -> None:
        """Keeps what is typed now; says so where that was not possible."""
        typed = {name: value for name, value in values.items() if value != self.shown.get(name)}
        if typed or self.part not in _parts(self._draft):
            super().save(typed)
        else:
            self.clear()


def _parts(draft: Draft | None) -> _Parts:
    return (_read(draft) if draft is not None else None) or {}


def _read(draft: Draft) -> _Parts | None:
    """What the draft holds; None where it cannot be read."""
    try:
        return msgspec.json.decode(draft.body, type=_Parts)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(value)
