"""What the wizard works on: the case, the draft, and what has been filled in so far."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from uuid import UUID

import msgspec

from screens.wizard.steps import Place, Step, problems_at
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.drafts import discard_draft, pick_up_draft, save_draft
from ubp_tui.casework.proposals import send_proposal
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.keys import KEYS
from ubp_tui.policy.facts import Draft, Proposal
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.drafting import contradictions, draft_problems, read_proposal
from ubp_tui.policy.forms.proposing import ProposalForm
from ubp_tui.policy.measure_words import measure_title
from ubp_tui.policy.naming import SEVERAL, code_of_slot, in_order
from ubp_tui.policy.naming import slot as slot_name
from ubp_tui.policy.text import in_quotes, shortened
from ubp_tui.widgets.questions import Value, Values

ELSEWHERE = " (as saved elsewhere)"
"""Stands behind the name of a field whose other version is kept beside one's own."""


class Sheet:
    """The case's one draft as somebody fills it in; saved as it changes."""

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        view: CaseView,
        key: Callable[[str], str] = lambda key_id: KEYS[key_id].key,
    ) -> None:
        """Of a draft that is held by whoever sits at the desk; `key` gives the key of an id."""
        self.desk = desk
        self.key = key
        self.draft = draft
        self.view = view
        self._usual_months = str(view.asking.policy.figures.period_months.value)
        self.values: Values = {"months": self._usual_months, **_values(draft)}

    def keep(self, values: Values) -> None:
        """Takes over what is filled in on a step; `save` puts it into the draft."""
        self.values = {**self.values, **values}

    def save(self) -> None:
        """Saves the draft where something changed.

        Raises:
            ChangedElsewhere: it was saved, picked up, sent or thrown away elsewhere meanwhile.
            CaseworkError: it could not be saved; what was filled in is still here.
        """
        if self.values != _values(self.draft):
            body = msgspec.json.encode(self.values).decode()
            self.draft = save_draft(self.desk, self.draft, body)

    def keep_both(self, theirs: Draft) -> list[tuple[str, Value, Value]]:
        """Saves what is filled in here, with what was saved elsewhere kept beside it.

        Returns:
            Each field that differs, with what is here and what was there.
        """
        if theirs.holder_id != self.desk.actor_id:
            theirs = pick_up_draft(self.desk, theirs)
        others = {
            name: value
            for name, value in _values(theirs).items()
            if not name.endswith(ELSEWHERE) and self.values.get(name, "") != value
        }
        self.draft = theirs
        self.values |= {f"{name}{ELSEWHERE}": value for name, value in others.items()}
        self.save()
        return [(name, self.values.get(name, ""), value) for name, value in others.items()]

    def look_again(self) -> CaseView:
        """Reads the case again: something was recorded, here or elsewhere."""
        self.view = case_view_by_id(self.desk, self.view.file.case.id)
        return self.view

    def form(self) -> ProposalForm:
        """The proposal as far as it can be read."""
        return read_proposal(self.values, self.view.today)[0]

    def problems(self) -> list[Problem]:
        """All that stands in the way of sending it."""
        return draft_problems(self.values, self.view.file, self.view.asking)

    def contradictions(self) -> list[Problem]:
        """What contradicts an adjustment, the customer's details or another measure."""
        return contradictions(self.values, self.view.file, self.view.asking.policy, self.view.today)

    def is_complete(self, step: Step, problems: list[Problem]) -> bool:
        """Whether everything that a step asks for is there, given all that is missing."""
        if step == Step.CHECK:
            return not problems
        if step == Step.PROPORTIONALITY and not self.chosen:
            return False
        return not problems_at(Place(step), problems)

    def title(self, slot: str) -> str:
        """A measure's code and label, with its issue or body where several are begun."""
        code = code_of_slot(slot)
        by = self.called(slot).removeprefix(code)
        return f"{measure_title(code, self.view.asking.policy)}{by}"

    @property
    def is_blank(self) -> bool:
        """Whether nothing has been filled in, so that there is nothing to keep."""
        filled_in = {name: value for name, value in self.values.items() if value}
        return filled_in == {"months": self._usual_months} and not self.is_unreadable

    def throw_away(self) -> None:
        """Throws the draft away.

        Raises:
            ChangedElsewhere: it was saved, picked up or sent elsewhere meanwhile.
            CaseworkError: it could not be thrown away.
        """
        discard_draft(self.desk, self.draft)

    @property
    def is_unreadable(self) -> bool:
        """Whether nothing of what was saved can be read, so that it is filled in anew."""
        return _read(self.draft) is None

    @property
    def chosen(self) -> tuple[str, ...]:
        """The measures proposed by their names, such as "M3" and "M3-2", in their order."""
        names = self.values.get("measures", ())
        return tuple(in_order(names)) if isinstance(names, tuple) else ()

    @property
    def incident_ids(self) -> frozenset[UUID]:
        """The incidents that the proposal rests on; all of the case while none is chosen."""
        of_the_case = frozenset(incident.id for incident in self.view.file.incidents)
        names = self.values.get("incidents", ())
        return frozenset(i for i in of_the_case if str(i) in names) or of_the_case

    def choose(self, slot: str, *, proposed: bool) -> None:
        """Proposes a measure, or no longer; what it carries is kept either way."""
        others = tuple(chosen for chosen in self.chosen if chosen != slot)
        self.keep({"measures": (*others, slot) if proposed else others})

    def fields_of(self, slot: str) -> Values:
        """What is filled in about one measure, by the names of its fields."""
        own = f"{slot}."
        return {n.removeprefix(own): v for n, v in self.values.items() if n.startswith(own)}

    def slots_of(self, code: str) -> list[str]:
        """The measures of a kind that are proposed or filled in; at least the first."""
        begun = (name.partition(".")[0] for name, value in self.values.items() if value)
        found = in_order([code, *self.chosen, *begun])
        return [slot for slot in found if code_of_slot(slot) == code]

    def next_slot(self, code: str) -> str:
        """The name for another measure of a kind."""
        taken = self.slots_of(code)
        return next(s for n in itertools.count(1) if (s := slot_name(code, n)) not in taken)

    def called(self, slot: str) -> str:
        """A measure's code; with its issue or body where several of its kind are begun."""
        code = code_of_slot(slot)
        taken = self.slots_of(code)
        if len(taken) == 1:
            return code
        words = shortened(self.text(f"{slot}.{SEVERAL[code]}"))
        return f"{code} {in_quotes(words)}" if words else f"{code}, number {taken.index(slot) + 1}"

    def text(self, name: str) -> str:
        """What was typed, or chosen from a list."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def send(self) -> Proposal:
        """Sends it for decision.

        Raises:
            Invalid: something stands in the way.
            CaseworkError: it may not be sent.
        """
        self.save()
        return send_proposal(self.desk, self.draft, self.form())


def _values(draft: Draft) -> Values:
    """What the draft holds; what cannot be a field's value is left out, and asked for again."""
    values: Values = {}
    for name, value in (_read(draft) or {}).items():
        if isinstance(value, str):
            values[name] = value
        elif isinstance(value, list) and all(isinstance(each, str) for each in value):
            values[name] = tuple(value)
    return values


def _read(draft: Draft) -> dict[str, object] | None:
    """The fields as they were saved; None where nothing of it can be read."""
    try:
        return msgspec.json.decode(draft.body, type=dict[str, object])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
