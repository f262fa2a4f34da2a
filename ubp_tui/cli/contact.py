"""`ubp contact log`: logs a contact while measures stand, without the full screen (R17)."""

from __future__ import annotations

import click

from models.case_files import find_customer
from ubp_tui.casework.contacts import log_contact
from ubp_tui.cli.asked import Asked, listing, pass_asked
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Group
from ubp_tui.cli.output import customer_data, say_done
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.words import logged_words
from ubp_tui.policy.dates import read_moment
from ubp_tui.policy.facts import Caller, ContactKind
from ubp_tui.policy.forms.contacts import NewContact

KINDS = {
    "permitted": ContactKind.PERMITTED,
    "emergency": ContactKind.EMERGENCY,
    "neutral": ContactKind.NEUTRAL,
    "outside": ContactKind.OUTSIDE,
}
ANSWERS = {"yes": True, "no": False}


@click.group(cls=Group)
@listing
def contact() -> None:
    """Logs contacts with customers for whom measures stand."""


@contact.command()
@click.option("--customer", "reference", required=True, metavar="REF", help="Whose reference.")
@click.option("--kind", required=True, type=click.Choice([*KINDS]), help="What it was.")
@click.option(
    "--channel",
    required=True,
    type=click.Choice([channel.value for channel in Channel]),
    help="How they were in touch.",
)
@click.option(
    "--caller",
    type=click.Choice([caller.value for caller in Caller]),
    default=Caller.CUSTOMER.value,
    show_default=True,
    help="Who it was.",
)
@click.option(
    "--when", default="now", show_default=True, metavar="WHEN", help="Such as 14:05 or 22 Nov 2pm."
)
@click.option("--about", default="", metavar="TEXT", help="What is always taken or accepted.")
@click.option("--words", default="", metavar="TEXT", help="One factual sentence.")
@click.option(
    "--told",
    type=click.Choice([*ANSWERS]),
    help="Whether you told them of a measure that applies at once.",
)
@click.option(
    "--our-reply-late",
    type=click.Choice([*ANSWERS]),
    help="Whether a reply that we promised was late; asked where it is outside.",
)
@listing
@pass_asked
def log(
    asked: Asked,
    /,
    reference: str,
    kind: str,
    channel: str,
    caller: str,
    when: str,
    about: str,
    words: str,
    told: str | None,
    our_reply_late: str | None,
) -> None:
    """Logs a contact: permitted, an emergency, neutral, or outside the measures.

    One outside the measures counts only once the case's owner confirms it. What is always taken or
    accepted is in: ubp policy show R15
    """
    with at_desk(asked) as desk:
        customer = find_customer(desk.database, reference)
        form = NewContact(
            kind=KINDS[kind],
            caller=caller,
            channel=channel,
            happened_at=read_moment(when, desk.now()),
            about=about,
            words=words,
            told=ANSWERS[told] if told else None,
            our_reply_late=ANSWERS[our_reply_late] if our_reply_late else None,
        )
        logged = log_contact(desk, customer.id, form)
        data = {
            "customer": customer_data(customer),
            "kind": logged.kind,
            "channel": logged.channel,
            "caller": logged.caller,
            "happened_at": logged.happened_at,
            "about": logged.about or None,
            "words": logged.words or None,
        }
        done = f"Logged for {customer.spoken_name}: {logged_words(logged)}"
        say_done(done, data if asked.json else None)
