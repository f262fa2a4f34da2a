"""The policy: each rule, its origin, and what customers said and was changed (R36)."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.policy.document import Policy
from ubp_tui.policy.why import why
from ubp_tui.widgets.columns import Column
from ubp_tui.widgets.page import Page, heading, paragraphs
from ubp_tui.widgets.row_list import Row, RowList


class PolicyScreen(WorkScreen[None]):
    """Why: one rule with all that stands behind it, or the whole policy to choose from."""

    HELP_WORDS: ClassVar[str] = (
        "Why a step is there: the rule in words, where it comes from, what customers said and "
        "what was changed because of it, and the figures it uses. A figure that the published "
        "summary does not state says so."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "all", "all rules", id="all_rules", tooltip="The list of all rules"),
        Binding(
            "2",
            "you_said",
            "you said, we did",
            id="you_said",
            tooltip="What customers said and what was changed",
        ),
        Binding("3", "measures", "measures", id="six_measures", tooltip="The six measures"),
    ]

    def __init__(self, desk: Desk, rule: str = "") -> None:
        """About a rule; the list of all where it is empty."""
        super().__init__(desk, "Why: the policy")
        self._rule = rule
        self._chosen_in_list = False

    def body(self) -> ComposeResult:
        """The list of rules and the page of one."""
        yield RowList([Column("Rule", 5), Column("What it is about")], id="rules")
        yield Page(id="words")

    def on_mount(self) -> None:
        """Shows the rule, or the list."""
        rules = self.desk.policy.rules
        rows = [Row(entry.rule, (entry.rule, entry.title)) for entry in rules]
        self.query_one(RowList).show_rows(lambda first, most: rows[first : first + most], len(rows))
        if self._rule:
            self._show(rule_text(self.desk.policy, self._rule))
        else:
            self.action_all()

    def _show(self, text: Text) -> None:
        self.query_one(RowList).display = False
        page = self.query_one(Page)
        page.display = True
        page.show(text)
        page.focus()

    def action_all(self) -> None:
        """Shows the list of all rules."""
        self._chosen_in_list = False
        self.query_one(Page).display = False
        rules = self.query_one(RowList)
        rules.display = True
        rules.focus()

    def action_you_said(self) -> None:
        """Shows what customers said and what was changed."""
        self._show(you_said_text(self.desk.policy))

    def action_measures(self) -> None:
        """Shows the six measures."""
        self._show(measures_text(self.desk.policy))

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Shows the rule at the cursor."""
        self._chosen_in_list = True
        self._show(rule_text(self.desk.policy, str(message.row.key)))

    def action_back(self) -> None:
        """From a rule chosen in the list to the list, else to where one came from."""
        if self._chosen_in_list:
            self.action_all()
        else:
            self.dismiss(None)


def rule_text(policy: Policy, rule: str) -> Text:
    """A rule with its origin, what customers said, the measures and the figures."""
    found = why(rule, policy)
    parts: list[Text | str] = [
        heading(f"{found.rule.rule} {found.rule.title}") + found.rule.words,
        f"Where it comes from: {found.rule.origin}",
    ]
    for row in found.you_said:
        parts.append(heading("Customers said") + row.said)
        parts.append(heading("What was changed") + row.did)
    for measure in found.measures:
        parts.append(f"{measure.code}  {measure.source}")
    for figure in found.figures:
        parts.append(f"{figure.in_words()}: {figure.meaning}\n({figure.origin})")
    parts.append(f"{policy.name}, version {policy.edition}. {policy.independence}")
    return paragraphs(*parts)


def you_said_text(policy: Policy) -> Text:
    """All rows of the source's table."""
    parts: list[Text | str] = []
    for row in policy.you_said:
        parts.append(heading("You said") + row.said)
        parts.append(heading("We did") + row.did)
    return paragraphs(*parts)


def measures_text(policy: Policy) -> Text:
    """The six measures in the source's words."""
    return paragraphs(
        *(heading(f"{m.code} {m.title}") + f"{m.source}\n{m.help}" for m in policy.measures)
    )
