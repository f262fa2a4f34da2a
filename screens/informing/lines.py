"""What the checklist shows of each item, and what its bar says."""

from __future__ import annotations

import pendulum

from ubp_tui.casework.checklist import Checklist, Entry
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Directory, InformingItem, ItemState
from ubp_tui.policy.informing import NEEDS, QUESTIONS
from ubp_tui.policy.short_dates import day_cell, due_words
from ubp_tui.widgets.noted_tasks import Notes
from ubp_tui.widgets.task_list import Task, TaskState

STATES = {
    ItemState.DONE: TaskState.DONE,
    ItemState.NO_ANSWER: TaskState.NO_ANSWER_YET,
    ItemState.WITHHELD: TaskState.WITHHELD,
}


def task(entry: Entry, staff: Directory, today: pendulum.Date) -> Task:
    """One item of the list."""
    item, number = entry.item, entry.text.number
    if item is None:
        return Task(number, str(number), entry.text.title, TaskState.NOT_YET)
    return Task(
        number,
        str(number),
        entry.text.title,
        STATES[ItemState(item.state)],
        staff.name(item.done_by_id),
        day_cell(item.happened_on or london_date(item.done_at), today),
    )


def notes(found: Checklist, policy: Policy) -> dict[object, Notes]:
    """The source's sentence above items 6 and 7, the customer's answers below them."""
    by_number: dict[object, Notes] = {}
    for entry in found.entries:
        number = entry.text.number
        if number in QUESTIONS:
            above = f"“{policy.needs_sentence}”" if number == NEEDS else ""
            by_number[number] = Notes(above=above, below=_said(entry.item))
    return by_number


def _said(item: InformingItem | None) -> str:
    return f"They said: {item.words}" if item is not None and item.words else ""


def bar(found: Checklist, today: pendulum.Date) -> str:
    """How many are left, when it is due, and what the letter waits for."""
    if found.wholly_withheld:
        says = "whose word is awaited" if found.to_confirm else "until when"
        return f"Telling the customer is withheld for now; item 10 says {says}."
    if not found.missing:
        return done_words(found, today)
    left = f"{len(found.missing)} of {len(found.entries)} left"
    due = f" · due {due_words(found.due_on, today)}" if found.due_on else ""
    waits = " ".join(found.letter_waits_for[:1])
    return f"{left}{due}" + (f"\n{waits}" if waits else "")


def done_words(found: Checklist, today: pendulum.Date) -> str:
    """From when the customer counts as informed, and the measures are in force."""
    if found.informed_at is None:
        return ""
    told = london_date(found.informed_at)
    counts = "counts" if told <= today else "will count"
    sentence = f"All is done. The customer {counts} as informed from {in_words(told)}."
    if found.in_force_from is None:
        return sentence
    start = london_date(found.in_force_from)
    verb = "are" if start <= today else "will be"
    return f"{sentence}\nThe measures {verb} in force from {in_words(start)}."
