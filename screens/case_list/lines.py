"""What the case list shows of a case, of the queues, and beside the list on wide terminals."""

from __future__ import annotations

import pendulum
from rich.text import Text
from textual.binding import Binding, BindingType

from screens.wording import beside_words, stage_words
from ubp_tui.casework.queues import CaseRow, Queue, Sort
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Directory
from ubp_tui.policy.short_dates import due_cell, due_words, short_date
from ubp_tui.widgets.cells import for_display
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.page import heading, paragraphs
from ubp_tui.widgets.row_list import Row

WIDE = 120
"""Columns from which there is a preview beside the list, and more room between the queues."""

COLUMNS = (
    Column("Ref", 8),
    Column("Customer", 18),
    Column("Stage", 10),
    Column("Next step"),
    Column("Due", 8),
)
QUEUE_NAMES = {
    Queue.MINE: "Mine",
    Queue.OPEN: "Open",
    Queue.TO_DECIDE: "To decide",
    Queue.APPEALS: "Appeals",
    Queue.DUE: "Due",
    Queue.ENDING: "Ending",
    Queue.ALL: "All",
}
_SHORT_NAMES = QUEUE_NAMES | {Queue.TO_DECIDE: "Decide"}
SORT_NAMES = {
    Sort.DUE: "what is due first",
    Sort.REFERENCE: "reference",
    Sort.CUSTOMER: "customer",
    Sort.STAGE: "stage",
    Sort.LAST_DAY: "last day of the measures",
}
EMPTY = {
    Queue.MINE: "Nothing waits for you. 2 shows all open cases that you have been given.",
    Queue.OPEN: "No open case. {new_case} opens one; {incident} records an incident.",
    Queue.TO_DECIDE: "No proposal waits for a decision.",
    Queue.APPEALS: "No appeal is open.",
    Queue.DUE: "Nothing is due today or overdue.",
    Queue.ENDING: "Nothing ends within {weeks}, and nobody waits to be told of an end.",
    Queue.ALL: "You have not been given any case yet.",
}
NOBODY = "No case here has these words. {back} shows all of them again."
MAY_BE_OLD = "The list could not be read again just now; what it shows may be out of date."
NO_LIST = "The list could not be read, so nothing is shown. What to do was said; q leaves."
NOT_READ = Row("", ("…",))
"""Stands for a line that the database did not give."""


def line(row: CaseRow, today: pendulum.Date) -> Row:
    """One line of the list; its sign says what is due today or overdue."""
    due = row.next_due
    return Row(
        row.reference,
        (
            row.reference,
            row.customer_name,
            stage_words(row.stage, row.also, row.appeal),
            row.next_step,
            due_cell(due, today),
        ),
        mark="!" if due is not None and due <= today else "",
    )


def empty_words(queue: Queue, policy: Policy) -> str:
    """What stands in a queue with nothing in it; a key is named by its id."""
    return EMPTY[queue].replace("{weeks}", policy.figures.ending_weeks.in_words())


def queue_bindings() -> list[BindingType]:
    """A key for each queue, 1 to 7."""
    return [
        Binding(
            str(key),
            f"queue('{queue.value}')",
            QUEUE_NAMES[queue],
            show=False,
            id=f"queue_{key}",
            tooltip=f"The queue “{QUEUE_NAMES[queue]}”",
        )
        for key, queue in enumerate(Queue, 1)
    ]


def queue_line(counts: dict[Queue, int], chosen: Queue, width: int) -> Text:
    """The queues with their keys and counts; the chosen one stands in brackets too.

    Where all of it does not fit there are shorter words, then less between them, then no count
    of what is only looked at: every queue and its key stay in sight, whichever is chosen.
    """
    of_work: dict[Queue, int] = {
        q: n for q, n in counts.items() if q not in (Queue.OPEN, Queue.ALL)
    }
    tries = [
        _roomy(_words(QUEUE_NAMES, counts), chosen, " " if width >= WIDE else ""),
        _roomy(_words(_SHORT_NAMES, counts), chosen),
        _close(_words(_SHORT_NAMES, counts), chosen),
        _close(_words(_SHORT_NAMES, of_work), chosen),
        _close(_words(_SHORT_NAMES, {}), chosen),
    ]
    return next((text for text in tries if text.cell_len <= width), tries[-1])


def _words(names: dict[Queue, str], counts: dict[Queue, int]) -> dict[Queue, str]:
    """What stands for each queue: its key, its name, how many."""
    return {
        queue: f"{key} {names[queue]}" + (f" {counts[queue]}" if queue in counts else "")
        for key, queue in enumerate(Queue, 1)
    }


def _roomy(words: dict[Queue, str], chosen: Queue, between: str = "") -> Text:
    """Spaces around each, in whose place the chosen one has its brackets."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for queue, each in words.items():
        is_chosen = queue == chosen
        text.append(f"[{each}]" if is_chosen else f" {each} ", style="bold" if is_chosen else "")
        text.append(between)
    return text


def _close(words: dict[Queue, str], chosen: Queue) -> Text:
    """A line between each and the next, in whose place the chosen one has its brackets."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for queue, each in words.items():
        if queue == chosen:
            text.append(f"[{each}]", style="bold")
        else:
            text.append(each if text.plain.endswith("]") else f"|{each}")
    return text


def preview(row: CaseRow | None, staff: Directory, today: pendulum.Date) -> Text:
    """What a wide terminal shows of the case at the cursor."""
    if row is None:
        return Text("")
    beside = beside_words(row.also, row.appeal)
    facts = [
        f"Stage      {row.stage}" + (f" · {beside}" if beside else ""),
        f"Measures   {', '.join(row.measures) or 'none'}",
        f"Owner      {staff.name(row.owner_id)}",
    ]
    if row.last_day is not None:
        facts.append(f"Last day   {short_date(row.last_day, today)}")
    due = due_words(row.next_due, today)
    who = staff.whose(row.next_owner_id)
    step = f"{row.next_step}\n{due}, {who} ({row.next_rule})" if row.next_step else "Nothing left."
    title = heading(f"{row.reference}  {for_display(row.customer_name)}")
    return paragraphs(title + "\n".join(facts), heading("Next step") + step)
