"""`ubp policy`: what the policy says, where each figure comes from, and whether a file is one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import msgspec

from ubp_tui.cli.asked import Asked, listing, on_desk, pass_asked
from ubp_tui.cli.context import policy_of
from ubp_tui.cli.failures import Failure, Group
from ubp_tui.cli.output import say, say_json, table
from ubp_tui.policy.document import Figure, MeasureText, Policy
from ubp_tui.policy.loading import load_policy
from ubp_tui.policy.text import shortened
from ubp_tui.policy.why import Why, why
from ubp_tui.settings import path_from

_KINDS_OF_BEHAVIOUR = "R5"


@click.group(cls=Group)
@listing
def policy() -> None:
    """Shows the policy in force, or checks another."""


@policy.command()
@click.argument("rule", required=False)
@listing
@pass_asked
def show(asked: Asked, rule: str | None) -> None:
    """Shows the policy; or one RULE, such as R12, or one measure, such as M4."""
    document = policy_of(asked)
    if rule is None:
        _show_all(asked, document)
        return
    wanted = rule.upper()
    try:
        if wanted.startswith("M"):
            _show_measure(asked, document.measure(wanted))
        else:
            _show_rule(asked, document, why(wanted, document))
    except KeyError as error:
        there_are = "It has the rules R1 to R37 and the measures M1 to M6."
        raise Failure(f"The policy has no {shortened(rule)}. {there_are}") from error


@policy.command()
@click.argument("file", metavar="FILE")
@on_desk
def check(file: str) -> None:
    """Says whether FILE is a policy that the program can use, or all that is wrong with it."""
    found = load_policy(path_from(file))
    say(f"{file} can be used: {found.name}, {found.landlord}, version {found.edition}.")


def _show_all(asked: Asked, document: Policy) -> None:
    if asked.json:
        parts = msgspec.structs.asdict(document)
        del parts["calendar"]
        say_json(msgspec.to_builtins(parts))
        return
    say("\n".join(_whole(document)))


def _whole(document: Policy) -> Iterator[str]:
    yield f"{document.name}, {document.landlord}, version {document.edition}"
    yield document.independence
    yield ""
    yield "Measures"
    yield from (f"  {measure.code}  {measure.title}" for measure in document.measures)
    yield ""
    yield "Figures"
    yield _figures(msgspec.structs.astuple(document.figures))
    yield ""
    yield "Grades, lowest first: " + ", ".join(grade.title for grade in document.grades)
    yield ""
    yield "Rules; one in full with: ubp policy show R12"
    yield from (f"  {rule.rule:<3}  {rule.title}" for rule in document.rules)


def _figures(figures: tuple[Figure, ...]) -> str:
    rows = [(f.in_words(), f.rule or "all", f.origin, f.meaning) for f in figures]
    return table(("Figure", "Rule", "Origin", "Meaning"), rows)


def _show_rule(asked: Asked, document: Policy, found: Why) -> None:
    if asked.json:
        say_json(_rule_data(document, found))
        return
    say("\n".join(_rule(document, found)))


def _rule_data(document: Policy, found: Why) -> dict[str, Any]:
    data: dict[str, Any] = {
        "rule": found.rule.rule,
        "title": found.rule.title,
        "words": found.rule.words,
        "origin": found.rule.origin,
        "figures": [msgspec.to_builtins(figure) for figure in found.figures],
        "measures": [measure.code for measure in found.measures],
        "you_said": [{"said": row.said, "did": row.did} for row in found.you_said],
    }
    if found.rule.rule == _KINDS_OF_BEHAVIOUR:
        data["behaviours"] = [msgspec.to_builtins(kind) for kind in document.behaviours]
    return data


def _rule(document: Policy, found: Why) -> Iterator[str]:
    yield f"{found.rule.rule}: {found.rule.title}"
    yield found.rule.words
    yield f"Origin: {found.rule.origin}."
    if found.rule.rule == _KINDS_OF_BEHAVIOUR:
        yield ""
        yield table(("Code", "Kind"), [(kind.code, kind.label) for kind in document.behaviours])
    if found.figures:
        yield ""
        yield _figures(found.figures)
    for measure in found.measures:
        yield ""
        yield f"{measure.code}: {measure.title}. {measure.help}"
    for row in found.you_said:
        yield ""
        yield f"Customers said: {row.said}"
        yield f"We did: {row.did}"


def _show_measure(asked: Asked, measure: MeasureText) -> None:
    if asked.json:
        say_json(msgspec.to_builtins(measure))
        return
    say(f"{measure.code}: {measure.title}")
    say(f"The source says: {measure.source}")
    say(measure.help)
    say(f"Rules: {', '.join(measure.rules)}.")
